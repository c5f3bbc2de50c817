package walras.sampling;

import java.util.function.LongToDoubleFunction;

/**
 * A law by what proposals and their exact test need.
 *
 * @param low what the rounding of the mean took from it
 * @param logRatio the logarithm of a count's probability over that of the mode
 * @param inverse the inverse of the variance that the normal squeeze takes
 * @param rough the logarithm that it takes for that of a ratio
 */
record ExactLaw(
    double mean,
    double low,
    double sd,
    double p,
    long mode,
    LongToDoubleFunction logRatio,
    double inverse,
    LongToDoubleFunction rough) {

  static ExactLaw binomial(long trials, double p) {
    double mean = (double) trials * p;
    double low = Math.fma((double) trials, p, -mean);
    long mode = (long) ((double) (trials + 1) * p);
    double centre = (mean - (double) mode) + (low + 0.5);
    double inverse = 1 / ((double) (trials + 1) * p * (1 - p));
    return new ExactLaw(
        mean,
        low,
        Math.sqrt(mean * (1 - p)),
        p,
        mode,
        count ->
            count < 0 || count > trials
                ? Double.NEGATIVE_INFINITY
                : Binomial.logRatio(trials, mean, low, mode, count),
        inverse,
        count -> Binomial.roughLogRatio((double) (count - mode), p, centre, inverse));
  }

  /** Successes and draws are at most half of the population. */
  static ExactLaw hypergeometric(long population, long successes, long draws) {
    double all = (double) population;
    double mean = (double) successes * (double) draws / all;
    double others = (double) (population - successes) / all;
    double left = (double) (population - draws) / (double) (population - 1);
    long mode =
        (long) ((double) (successes + 1) * (double) (draws + 1) / (double) (population + 2));
    double low = Hypergeometric.meanLow(population, successes, draws);
    double centre = (mean - (double) mode) + (low + 0.5);
    return new ExactLaw(
        mean,
        low,
        Math.sqrt(mean * others * left),
        0,
        mode,
        count ->
            count < 0 || count > Math.min(successes, draws)
                ? Double.NEGATIVE_INFINITY
                : Hypergeometric.logRatio(population, successes, draws, mode, count),
        Hypergeometric.inverse(population, successes, draws),
        count ->
            Hypergeometric.roughLogRatio(
                population, successes, draws, (double) (count - mode), centre));
  }

  /** Returns the count that a place proposes. */
  long count(double end) {
    double b = TableMountain.b(sd);
    double centre = (mean - (double) mode) + (low + 0.5);
    return mode + (long) Math.floor(TableMountain.step(TableMountain.a(b, p), b, end) + centre);
  }

  /** Returns the exact probability to accept a proposal. */
  double accepted(double end) {
    double b = TableMountain.b(sd);
    double atMode = TableMountain.atMode(TableMountain.a(b, p), b, sd, end);
    return atMode * Math.exp(logRatio.applyAsDouble(count(end)));
  }

  /** Returns how many proposals a draw takes on average, from the probability of the mode. */
  double proposals(double atMode) {
    return atMode * TableMountain.height(TableMountain.b(sd), sd);
  }
}
