package walras.sampling;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/**
 * A law by what proposals and their exact test need.
 *
 * @param sd the standard deviation that a table mountain takes
 * @param p what it takes for the probability of success
 * @param mode the most likely count
 * @param centre of the proposals less the mode
 * @param variance that of the normal law nearest to the ratios
 * @param logRatio the logarithm of a count's probability over that of the mode
 * @param rough what the normal squeeze takes for it
 */
record ExactLaw(
    double sd,
    double p,
    long mode,
    double centre,
    double variance,
    LongToDoubleFunction logRatio,
    LongToDoubleFunction rough) {

  static ExactLaw binomial(long trials, double p) {
    double mean = (double) trials * p;
    double low = Math.fma((double) trials, p, -mean);
    long mode = (long) ((double) (trials + 1) * p);
    double variance = (double) (trials + 1) * p * (1 - p);
    double centre = (mean - (double) mode) + low;
    return new ExactLaw(
        Math.sqrt(mean * (1 - p)),
        p,
        mode,
        centre + (variance < NormalHat.LEAST_VARIANCE ? 0.5 : p),
        variance,
        count ->
            count < 0 || count > trials
                ? Double.NEGATIVE_INFINITY
                : Binomial.logRatio(trials, mean, low, mode, count),
        count -> Binomial.roughLogRatio(trials, p, count));
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
    double variance = WideHypergeometric.variance(population, successes, draws);
    double half = ((double) (successes + draws + 1) - 2 * mean) / (double) (population + 2);
    double centre = (mean - (double) mode) + low;
    return new ExactLaw(
        Math.sqrt(mean * others * left),
        0,
        mode,
        centre + (variance < NormalHat.LEAST_VARIANCE ? 0.5 : half),
        variance,
        count ->
            count < 0 || count > Math.min(successes, draws)
                ? Double.NEGATIVE_INFINITY
                : Hypergeometric.logRatio(population, successes, draws, mode, count),
        count -> Hypergeometric.roughLogRatio(population, successes, draws, count));
  }

  /** Returns a binomial of at least a variance, of any skewness. */
  static ExactLaw anyBinomial(double variance, SplittableRandom random) {
    double p = Math.exp(random.nextDouble(Math.log(variance / 4e14), Math.log(0.5)));
    return binomial((long) Math.ceil(variance / (p * (1 - p))), p);
  }

  /** Returns a hypergeometric of about a variance, of any shape. */
  static ExactLaw anyHypergeometric(double variance, SplittableRandom random) {
    long population = (long) Math.exp(random.nextDouble(Math.log(16.1 * variance), Math.log(1e15)));
    double share = Math.exp(random.nextDouble(0.5 * Math.log(variance / population), -0.6932));
    double others = variance / (population * share * (1 - share));
    double drawn = 0.5 * (1 - Math.sqrt(Math.max(0, 1 - 4 * others)));
    long successes = (long) (share * population);
    return hypergeometric(population, successes, (long) Math.ceil(drawn * population));
  }

  boolean isWide() {
    return variance >= NormalHat.LEAST_VARIANCE;
  }

  NormalHat hat() {
    return NormalHat.of(Math.sqrt(variance));
  }

  /** Returns the count that a word proposes. */
  long count(long word) {
    double step =
        isWide()
            ? hat().place(word) * Math.sqrt(variance)
            : TableMountain.step(TableMountain.a(b(), p), b(), Proposal.end(word));
    return mode + (long) Math.floor(step + centre);
  }

  /**
   * Returns the probability to accept a word's proposal if its count is as probable as the mode.
   */
  double atMode(long word) {
    return isWide()
        ? hat().atMode(word)
        : TableMountain.atMode(TableMountain.a(b(), p), b(), sd, Proposal.end(word));
  }

  /** Returns the exact probability to accept a word's proposal. */
  double accepted(long word) {
    return atMode(word) * Math.exp(logRatio.applyAsDouble(count(word)));
  }

  /** Returns how many proposals a draw takes on average, from the probability of the mode. */
  double proposals(double likeliest) {
    return isWide()
        ? likeliest * Math.sqrt(variance) * area(hat())
        : likeliest * TableMountain.height(b(), sd);
  }

  /** Returns the area of a hat: that of its first strip times their number. */
  static double area(NormalHat hat) {
    long last = -1L << 17;
    return 512 * hat.place(last) / hat.atMode(last);
  }

  private double b() {
    return TableMountain.b(sd);
  }
}
