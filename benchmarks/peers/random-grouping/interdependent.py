#!/usr/bin/python3
"""Random grouping where values depend on a common state (G**) in NumPy: the script that most users
write.

    interdependent.py agents|counts AGENTS REPLICATIONS SEED

prints one JSON object: nanoseconds of processor time per replication, and the mean and standard
error of each metric, for the environment of the C program beside it. With `agents` the cost and the
signal of everybody is drawn into an array, so time and memory grow with AGENTS; with `counts` a
multinomial draw says how many have each, and costs of those served are their expectation.
"""

import json
import sys
import time

import numpy as np

METRICS = ["price_gap", "price_error_market", "rationed_units", "surplus_loss", "mechanism_surplus_loss"]

STEPS = 50
ETA = 0.01
LIKELIHOOD = np.array([[0.4, 0.3, 0.2, 0.1], [0.1, 0.2, 0.3, 0.4]])
VALUE = np.array([[0.11, 0.21, 0.41, 0.51], [0.51, 0.61, 0.81, 0.91]])
COST = np.linspace(0.05, 0.95, 10)
COST_PROBABILITY = np.full(10, 0.1)
SUPPLIED_FROM = np.ceil(COST * STEPS - 1e-9).astype(np.int64)
LOG_RATIO = np.log(LIKELIHOOD[1] / LIKELIHOOD[0])
PRICES = np.arange(STEPS + 1)


def demanded_below(log_odds):
    """Up to which price index buyers demand, given the log odds of the second state."""
    second = np.exp(-np.logaddexp(0, -log_odds))
    expected = (1 - second) * VALUE[0] + second * VALUE[1]
    return np.floor(expected * STEPS + 1e-9).astype(np.int64) + 1


def excess(sellers, buyers, below):
    """Excess supply at every price."""
    supply = np.bincount(SUPPLIED_FROM, weights=sellers, minlength=STEPS + 1)
    ended = np.bincount(below, weights=buyers, minlength=STEPS + 2)[: STEPS + 1]
    return supply.cumsum() - (buyers.sum() - ended.cumsum())


def middle_of_best(imbalance):
    """The middle one of the prices that balance a market best."""
    best = np.flatnonzero(imbalance == imbalance.min())
    return best[(len(best) - 1) // 2]


def expected_costs(sellers, price, units):
    """Costs of the sellers served or forced at random, in expectation given counts."""
    active = SUPPLIED_FROM <= price
    supply = sellers[active].sum()
    of_active = (sellers * COST)[active].sum()
    if units <= supply:
        return of_active * units / supply if supply else 0
    return of_active + (sellers * COST)[~active].sum() * (units - supply) / sellers[~active].sum()


def costs_in_order(costs, price, units):
    """Costs where sellers are served, or forced, in their order."""
    active = SUPPLIED_FROM[costs] <= price
    served = costs[active][:units]
    forced = costs[~active][: units - len(served)]
    return COST[served].sum() + COST[forced].sum()


def largest(sellers, buyers, value):
    """The largest surplus: the dearest units stay with those who value them most."""
    money = np.concatenate([COST, value])
    order = np.argsort(-money, kind="stable")
    among = np.concatenate([sellers, buyers])[order]
    kept = np.clip(sellers.sum() - (among.cumsum() - among), 0, among)
    return (kept * money[order]).sum() - (sellers * COST).sum()


def replicate(rng, by_agent, n):
    """Draws one market and returns its metrics."""
    state = int(rng.random() >= 0.5)
    if by_agent:
        costs = rng.integers(len(COST), size=(2, n))
        signals = np.searchsorted(LIKELIHOOD[state].cumsum()[:-1], rng.random((2, n)), side="right")
        sellers = [np.bincount(group, minlength=len(COST)) for group in costs]
        buyers = [np.bincount(group, minlength=4) for group in signals]
    else:
        sellers = rng.multinomial(n, COST_PROBABILITY, size=2)
        buyers = rng.multinomial(n, LIKELIHOOD[state], size=2)
    pool = sellers[0] + sellers[1], buyers[0] + buyers[1]
    first = demanded_below(LOG_RATIO)
    second = [demanded_below(group @ LOG_RATIO) for group in buyers]
    third = demanded_below(pool[1] @ LOG_RATIO)
    formed = [middle_of_best(abs(excess(sellers[g], buyers[g], second[g]))) for g in (0, 1)]
    formed.append(middle_of_best(abs(excess(*pool, third))))

    def surplus(group, below, price):
        demanded = price < below
        units = buyers[group][demanded].sum()
        if by_agent:
            spent = costs_in_order(costs[group], price, units)
        else:
            spent = expected_costs(sellers[group], price, units)
        return (buyers[group] * VALUE[state])[demanded].sum() - spent

    random_price = int(rng.integers(STEPS + 1))
    most = largest(*pool, VALUE[state])
    reached = rationed = random = 0
    for group, price in enumerate((formed[1], formed[0])):
        rationed += abs(excess(sellers[group], buyers[group], third)[price])
        reached += surplus(group, third, price)
        for below in (first, second[group], third):
            random += surplus(group, below, random_price)
    gap = abs(formed[0] - formed[1]) / STEPS
    error = max(abs(formed[0] - formed[2]), abs(formed[1] - formed[2])) / STEPS
    agents = 4 * n
    loss = (most - reached) / agents
    return gap, error, rationed / agents, loss, (1 - 3 * ETA) * loss + ETA * (3 * most - random) / agents


def main():
    if len(sys.argv) != 5 or sys.argv[1] not in ("agents", "counts"):
        sys.exit("usage: interdependent.py agents|counts AGENTS REPLICATIONS SEED")
    by_agent = sys.argv[1] == "agents"
    agents, replications, seed = (int(text) for text in sys.argv[2:])
    rng = np.random.default_rng(seed)
    start = time.process_time()
    metrics = np.array([replicate(rng, by_agent, agents // 4) for _ in range(replications)])
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
