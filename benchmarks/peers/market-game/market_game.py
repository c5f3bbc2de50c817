#!/usr/bin/python3
"""The two-stage market game in NumPy, agent by agent: the script that most users write.

    market_game.py AGENTS REPLICATIONS SEED

prints one JSON object: nanoseconds of processor time per replication, and the mean and standard
error of each metric. Two states, two types, log utility, as in the C program beside it. Every
agent's type is drawn into an array, so time and memory grow with AGENTS.
"""

import json
import sys
import time

import numpy as np

PRIOR = np.array([0.4, 0.6])
MU = np.array([[0.65, 0.35], [0.40, 0.60]])  # probability of a type in each state
WEIGHT = np.array([[0.25, 0.37], [0.58, 0.72]])  # of good q in utility, by state and type
QBAR, RBAR = 1.0, 2.0  # endowment of every agent
KQ, KR = 0.10, 0.16  # exogenous offers per active agent
INACTIVE_PERCENT = 2
METRICS = ["price", "price_error", "price_error_signed", "price_strategic", "log_posterior_error"]


def competitive(a):
    """The competitive price where the agents' mean weight of good q is a."""
    return (KR + a * RBAR) / (KQ + (1 - a) * QBAR)


COMPETITIVE_PRICE = competitive((MU * WEIGHT).sum(axis=1))


def offers(log_totals, counts, a):
    """The logarithms of the totals Q and R that the best replies to given totals add up to."""
    total_q, total_r = np.exp(log_totals)
    price = total_r / total_q
    c = np.maximum((1 - a) * QBAR - a * RBAR / price, 0)  # what price takers would offer
    d = np.maximum(a * RBAR - (1 - a) * QBAR * price, 0)
    h, k = total_q + (1 - a) * QBAR, total_r + a * RBAR
    b_q = 2 * c * total_q / (h + np.sqrt(h**2 - 4 * (1 - a) * c * total_q))
    b_r = 2 * d * total_r / (k + np.sqrt(k**2 - 4 * a * d * total_r))
    agents = counts.sum()
    return np.log([agents * KQ + counts @ b_q, agents * KR + counts @ b_r])


def equilibrium(counts, a, price):
    """The second-stage price: Newton's method for the totals, from those of a given price."""
    agents = counts.sum()
    q = agents * KQ + counts @ np.maximum((1 - a) * QBAR - a * RBAR / price, 0)
    x = np.log([q, q * price])
    for _ in range(60):
        value = offers(x, counts, a) - x
        if np.abs(value).max() < 1e-13:
            return np.exp(x[1] - x[0])
        jacobian = np.empty((2, 2))
        for i in range(2):
            nudged = x.copy()
            nudged[i] += 1e-6
            jacobian[:, i] = (offers(nudged, counts, a) - nudged - value) / 1e-6
        x -= np.linalg.solve(jacobian, value)
    raise ArithmeticError(f"no equilibrium found for counts {counts}")


def replicate(rng, agents):
    """Draws one market and returns its metrics."""
    active = agents - agents * INACTIVE_PERCENT // 100
    state = rng.choice(2, p=PRIOR)
    types = rng.choice(2, size=agents, p=MU[state])
    counts = np.bincount(types[:active], minlength=2)

    likelihood = np.log(PRIOR) + np.log(MU) @ counts
    total = np.logaddexp.reduce(likelihood)
    a = np.exp(likelihood - total) @ WEIGHT
    configuration = competitive(counts @ a / active)
    price = equilibrium(counts, a, configuration)
    error = price - COMPETITIVE_PRICE[state]
    wrong = likelihood[1 - state] - total
    return price, abs(error), error, price - configuration, wrong


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: market_game.py AGENTS REPLICATIONS SEED")
    agents, replications, seed = (int(text) for text in sys.argv[1:])
    rng = np.random.default_rng(seed)
    start = time.process_time()
    metrics = np.array([replicate(rng, agents) for _ in range(replications)])
    elapsed = time.process_time() - start
    mean = metrics.mean(axis=0)
    error = metrics.std(axis=0, ddof=1) / np.sqrt(replications)
    result = {
        "agents": agents,
        "replications": replications,
        "ns_per_replication": round(1e9 * elapsed / replications, 1),
    }
    for name, m, se in zip(METRICS, mean, error):
        result[name] = {"mean": m, "std_error": float(f"{se:.3g}")}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
