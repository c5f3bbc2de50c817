"""Writes the reference tables of the sampler tests; needs mpmath 1.3.

Command, from the root of the project:
    python3 core/src/test/python/sampling_references.py

Ratios: log(f(count) / f(mode)) from log-gamma in 80-digit arithmetic, where the largest term is
4e16: more than 50 digits are right, 30 are written. Probabilities are the exact doubles.

Bins: counts up to and including each edge, in 20-odd bins between quantiles. Sums of f over k are
integrals of the density that log-gamma interpolates, by the midpoint form of Euler and Maclaurin,
sum = integral over [a - 1/2, b + 1/2] - (f'(b + 1/2) - f'(a - 1/2)) / 24, with an error of order
sd^-4, below 1e-12 for every law listed.
"""

from fractions import Fraction
from pathlib import Path

from mpmath import diff, erfinv, exp, floor, log, loggamma, mp, mpf, nstr, quad, sqrt

mp.dps = 80
HERE = Path(__file__).parent.parent / "resources" / "walras" / "sampling"
COMMAND = "# python3 core/src/test/python/sampling_references.py"
LEVELS = [1e-4, 1e-3, 0.01] + [i / 20 for i in range(1, 20)] + [0.99, 0.999, 0.9999]


class Binomial:
    def __init__(self, trials, p):
        self.name = f"{trials},{p!r}"
        self.trials, self.p = trials, mpf(p)
        self.first, self.last = 0, trials
        self.mode = int((trials + 1) * Fraction(p))
        self.mean = trials * self.p
        self.sd = sqrt(self.mean * (1 - self.p))

    def log_density(self, k):
        n, p = self.trials, self.p
        return (loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)
                + k * log(p) + (n - k) * log(1 - p))


class Hypergeometric:
    def __init__(self, population, successes, draws):
        self.name = f"{population},{successes},{draws}"
        self.margins = population, successes, draws
        self.first = max(0, successes + draws - population)
        self.last = min(successes, draws)
        self.mode = (successes + 1) * (draws + 1) // (population + 2)
        self.mean = mpf(successes) * draws / population
        self.sd = sqrt(self.mean * (population - successes) * (population - draws)
                       / population / (population - 1))
        self.constant = (loggamma(successes + 1) + loggamma(population - successes + 1)
                         + loggamma(draws + 1) + loggamma(population - draws + 1)
                         - loggamma(population + 1))

    def log_density(self, k):
        population, successes, draws = self.margins
        rest = population - successes - draws
        return (self.constant - loggamma(k + 1) - loggamma(successes - k + 1)
                - loggamma(draws - k + 1) - loggamma(rest + k + 1))


def ratio_rows(law):
    at_mode = law.log_density(law.mode)
    steps = [-30, -8, -3, -1, 0, 1, 3, 8, 30]
    counts = {law.mode + int(floor(s * law.sd + mpf(1) / 2)) for s in steps}
    counts |= {law.mode - 16, law.mode - 1, law.mode + 1, law.mode + 16}
    if law.last <= 1000:
        counts |= {law.first, law.first + 1, law.last - 1, law.last}
    for count in sorted(counts):
        if law.first <= count <= law.last:
            ratio = law.log_density(count) - at_mode
            yield f"{law.name},{law.mode},{count},{nstr(ratio, 30)}"


def bin_rows(law):
    def density(z):  # of the standardised count: the integrand's scale suits the quadrature
        return exp(law.log_density(law.mean + law.sd * z)) * law.sd

    z_edges = [sqrt(mpf(2)) * erfinv(2 * mpf(level) - 1) for level in LEVELS]
    edges = [int(floor(law.mean + law.sd * z)) for z in z_edges]
    cuts = [(edge + mpf(1) / 2 - law.mean) / law.sd for edge in edges]
    ends = [mpf(-14)] + cuts + [mpf(14)]
    slopes = [mpf(0)] + [diff(density, cut) / law.sd ** 2 for cut in cuts] + [mpf(0)]
    probabilities = [
        quad(density, [ends[i], ends[i + 1]]) - (slopes[i + 1] - slopes[i]) / 24
        for i in range(len(ends) - 1)]
    assert abs(sum(probabilities) - 1) < mpf(10) ** -12, (law.name, sum(probabilities))
    for edge, probability in zip(edges + [law.last], probabilities):
        yield f"{law.name},{edge},{nstr(probability, 17)}"


def write(name, header, rows):
    (HERE / name).write_text("\n".join([COMMAND, header, *rows]) + "\n")


def main():
    chances = [1e-14, 1e-12, 1e-9, 1e-6, 1e-3, 0.1, 1 / 3, 0.3, 0.4999999, 0.5]
    sizes = [10, 10**3, 10**6, 10**9, 10**12, 10**15]
    binomials = [Binomial(n, p) for n in sizes for p in chances if n * p >= 1]
    shares = [Fraction(1, 10**12), Fraction(1, 10**8), Fraction(1, 10**4), Fraction(1, 100),
              Fraction(3, 10), Fraction(499, 1000), Fraction(1, 2)]
    hypergeometrics = [
        Hypergeometric(n, int(n * a), int(n * b))
        for n in [50, 10**3, 10**6, 10**9, 10**12, 10**15]
        for a in shares for b in shares if a <= b and int(n * a) * int(n * b) >= n]
    mp.dps = 80
    write("binomial-ratios.csv", "trials,probability,mode,count,log_ratio",
          [row for law in binomials for row in ratio_rows(law)])
    write("hypergeometric-ratios.csv", "population,successes,draws,mode,count,log_ratio",
          [row for law in hypergeometrics for row in ratio_rows(law)])
    mp.dps = 40
    huge = [Binomial(10**12, 0.5), Binomial(10**12, 0.999999), Binomial(10**15, 1e-9),
            Binomial(10**15, 0.3), Binomial(10**15, 0.5), Binomial(10**15, 0.999)]
    write("binomial-bins.csv", "trials,probability,edge,bin_probability",
          [row for law in huge for row in bin_rows(law)])
    huge = [Hypergeometric(10**12, 5 * 10**11, 5 * 10**11),
            Hypergeometric(10**12, 3 * 10**11, 10**12 - 10**8),
            Hypergeometric(10**15, 5 * 10**14, 5 * 10**14),
            Hypergeometric(10**15, 10**14, 3 * 10**14),
            Hypergeometric(10**15, 9 * 10**14, 9 * 10**14),
            Hypergeometric(10**15, 10**9, 4 * 10**14)]
    write("hypergeometric-bins.csv", "population,successes,draws,edge,bin_probability",
          [row for law in huge for row in bin_rows(law)])


if __name__ == "__main__":
    main()
