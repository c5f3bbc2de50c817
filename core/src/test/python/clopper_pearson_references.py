"""Writes the reference table of exact binomial confidence limits; needs mpmath 1.3.

Command, from the root of the project:
    python3 core/src/test/python/clopper_pearson_references.py

In 60-digit arithmetic. Up to 600 successes or failures the tail of the binomial law is summed and
the limit bisected in its logarithm. Beyond, the density of the beta law, from log-gamma, is
integrated over 40 standard deviations in pieces and the limit found by the secant method.
"""

from pathlib import Path

from mpmath import erfinv, exp, findroot, log, log1p, loggamma, mp, mpf, nstr, quad, sqrt

mp.dps = 60
HERE = Path(__file__).parent.parent / "resources" / "walras" / "estimate"
COMMAND = "# python3 core/src/test/python/clopper_pearson_references.py"
CASES = [
    (1, 1), (0, 1), (0, 10), (3, 10), (10, 10), (9, 10), (1, 10**6), (3, 10**6), (500, 10**9),
    (500, 1000), (7, 10**14), (10**14 - 3, 10**14), (99_000, 10**6), (99_999, 200_001),
    (100_001, 10**6), (100_002, 10**14), (500_000, 10**6), (4 * 10**13, 10**14),
]
LEVELS = ["0.95", "0.999999"]


def low(count, trials, tail):
    """Where count successes or more have a probability of tail."""
    if count == 0:
        return mpf(0)
    if count <= 600:
        return exp(bisect(lambda logp: 1 - at_most(count - 1, trials, exp(logp)) - tail))
    if trials - count < 600:
        return -expm1_of(bisect(lambda logq: at_most(trials - count, trials, exp(logq)) - tail, -1))
    return integrated(mpf(count), mpf(trials - count + 1), tail)


def expm1_of(x):
    return exp(x) - 1


def at_most(count, trials, p):
    """The probability of at most count successes."""
    term = exp(trials * log1p(-p))
    total = term
    for k in range(1, count + 1):
        term *= mpf(trials - k + 1) / k * p / (1 - p)
        total += term
    return total


def bisect(function, sign=1):
    """A root in the logarithm of a probability, of a function that rises, or falls for sign -1."""
    least, most = log(mpf(10) ** -40), log(1 - mpf(10) ** -40)
    for _ in range(150):
        middle = (least + most) / 2
        if sign * function(middle) < 0:
            least = middle
        else:
            most = middle
    return (least + most) / 2


def integrated(a, b, probability):
    mean, sd = a / (a + b), sqrt(a * b / (a + b + 1)) / (a + b)
    scale = loggamma(a + b) - loggamma(a) - loggamma(b)

    def density(p):
        return exp(scale + (a - 1) * log(p) + (b - 1) * log(1 - p))

    def tail(p):
        marks = [mean + sd * k for k in range(-40, 41) if 0 < mean + sd * k < p]
        return quad(density, marks + [p]) - probability

    start = mean + sd * sqrt(2) * erfinv(2 * probability - 1)
    return findroot(tail, (start, start + sd / 100), tol=mpf(10) ** -50)


def main():
    lines = [COMMAND, "count,trials,level,low,high"]
    for count, trials in CASES:
        for level in LEVELS:
            tail = (1 - mpf(level)) / 2
            ends = low(count, trials, tail), 1 - low(trials - count, trials, tail)
            lines.append(f"{count},{trials},{level},{nstr(ends[0], 20)},{nstr(ends[1], 20)}")
    HERE.mkdir(parents=True, exist_ok=True)
    (HERE / "clopper-pearson.csv").write_text("\n".join(lines) + "\n")


main()
