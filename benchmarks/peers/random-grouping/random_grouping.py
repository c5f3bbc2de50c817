#!/usr/bin/python3
"""Random grouping (G*) in NumPy: the script that most users write.

    random_grouping.py uniform|types agents|counts AGENTS REPLICATIONS SEED

prints one JSON object: nanoseconds of processor time per replication, and the mean and standard
error of each metric, for the environments of the C program beside it. With `agents` every cost and
value is drawn into an array, so time and memory grow with AGENTS; with `counts` a multinomial draw
says how many there are in every cell of the grid, or of every type, and surplus is its expectation
given these.
"""

import json
import sys
import time

import numpy as np

METRICS = ["price_gap", "price_error_market", "rationed_units", "surplus_loss", "pooled_surplus_loss"]


class Environment:
    """Kinds of units, supplied (or no longer demanded) from the price index THRESHOLD on."""

    def __init__(self, name):
        self.continuous = name == "uniform"
        if self.continuous:
            self.steps = 1000
            self.threshold = np.arange(1, 1001)
            self.money = (self.threshold - 0.5) / self.steps
        else:
            self.steps = 20
            self.money = np.array([0.125, 0.325, 0.675, 0.875])
            self.threshold = np.array([3, 7, 14, 18])
        self.kinds = len(self.money)
        self.probability = np.full(self.kinds, 1 / self.kinds)

    def supply(self, sellers):
        """Supply at every price, of counts of sellers by kind."""
        at = np.zeros(self.steps + 1, dtype=np.int64)
        at[self.threshold] = sellers
        return at.cumsum()

    def demand(self, buyers):
        """Demand at every price, of counts of buyers by kind."""
        return buyers.sum() - self.supply(buyers)


def middle_of_best(imbalance):
    """The middle one of the prices that balance a market best."""
    best = np.flatnonzero(imbalance == imbalance.min())
    return best[(len(best) - 1) // 2]


def expected_surplus(env, sellers, buyers, price, supply, demand):
    """Surplus where the long side is served at random, in expectation given counts."""
    supplied = env.threshold <= price
    units = min(supply, demand)
    costs = (sellers * env.money)[supplied].sum()
    values = (buyers * env.money)[~supplied].sum()
    return (values / demand if demand else 0) * units - (costs / supply if supply else 0) * units


def served_surplus(env, sellers, buyers, price, units):
    """Surplus where the long side is served in the order of the agents."""
    p = price / env.steps
    return buyers[buyers >= p][:units].sum() - sellers[sellers <= p][:units].sum()


def largest_of_counts(env, sellers, buyers):
    """The largest surplus in expectation given counts."""
    among = (sellers + buyers)[::-1]
    kept = np.clip(sellers.sum() - (among.cumsum() - among), 0, among)
    worth = kept * env.money[::-1]
    if env.continuous:  # order statistics of uniforms in a cell
        top = env.threshold[::-1] * kept - kept * (kept + 1) / (2 * (among + 1))
        worth = np.where(kept < among, top / env.steps, worth)
    return worth.sum() - (sellers * env.money).sum()


def replicate(env, rng, by_agent, n):
    """Draws one market and returns its metrics."""
    if by_agent:
        units = rng.random((2, 2, n))  # group, side, agent
        kinds = (units * env.kinds).astype(np.int64)
        if not env.continuous:
            units = env.money[kinds]
        counts = np.array(
            [[np.bincount(side, minlength=env.kinds) for side in group] for group in kinds]
        )
        most = np.sort(units, axis=None)[2 * n :].sum() - units[:, 0].sum()
    else:
        counts = rng.multinomial(n, env.probability, size=(2, 2))
        most = largest_of_counts(env, *counts.sum(axis=0))
    markets = [*counts, counts.sum(axis=0)]
    supply = [env.supply(market[0]) for market in markets]
    demand = [env.demand(market[1]) for market in markets]
    formed = [middle_of_best(abs(s - d)) for s, d in zip(supply, demand)]
    rationed = surplus = 0
    for group, price in enumerate((formed[1], formed[0])):
        sold, bought = supply[group][price], demand[group][price]
        rationed += abs(sold - bought)
        if by_agent:
            surplus += served_surplus(env, *units[group], price, min(sold, bought))
        else:
            surplus += expected_surplus(env, *counts[group], price, sold, bought)
    p = formed[2]
    pooled = expected_surplus(env, *markets[2], p, supply[2][p], demand[2][p])
    gap = abs(formed[0] - formed[1]) / env.steps
    error = max(abs(formed[0] - p), abs(formed[1] - p)) / env.steps
    agents = 4 * n
    return gap, error, rationed / agents, (most - surplus) / agents, (most - pooled) / agents


def main():
    if len(sys.argv) != 6 or sys.argv[1] not in ("uniform", "types") or sys.argv[2] not in ("agents", "counts"):
        sys.exit("usage: random_grouping.py uniform|types agents|counts AGENTS REPLICATIONS SEED")
    env = Environment(sys.argv[1])
    by_agent = sys.argv[2] == "agents"
    agents, replications, seed = (int(text) for text in sys.argv[3:])
    rng = np.random.default_rng(seed)
    start = time.process_time()
    metrics = np.array([replicate(env, rng, by_agent, agents // 4) for _ in range(replications)])
    elapsed = time.process_time() - start
    error = metrics.std(axis=0, ddof=1) / np.sqrt(replications)
    result = {
        "agents": agents,
        "replications": replications,
        "ns_per_replication": round(1e9 * elapsed / replications, 1),
    }
    for name, m, se in zip(METRICS, metrics.mean(axis=0), error):
        result[name] = {"mean": m, "std_error": float(f"{se:.3g}")}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
