package walras.sampling;

import walras.numeric.Elementary;
import walras.numeric.SaddlePoint;

/**
 * Exact binomial draws on 64-bit counts, at a cost that does not grow with the number of trials.
 *
 * <p>Sources: rejection from strips of equal area, {@link NormalHat}, for variances of at least 64;
 * transformed rejection with squeeze, Hörmann (1993), "The generation of binomial random variates",
 * algorithm BTRS, below for means of at least 10; sequential inversion, algorithm BINV of
 * Kachitvichyanukul and Schmeiser (1988), "Binomial random variate generation", below that. Most
 * ratios are spared by a squeeze around the normal law, {@link NormalSqueeze}, as in step 5.2 of
 * their BTPE. A success probability above 1/2 counts the failures; its complement is exact in
 * floating point.
 *
 * <p>Departures from the sources, all for accuracy at 10^15 trials:
 *
 * <ul>
 *   <li>The acceptance test takes {@link #logRatio}, in saddle-point form, where the textbook's
 *       differences of log-gamma err by 1e-4 at 10^12 trials and by 0.17 at 10^15. Next to the mode
 *       it takes {@link #nearRatio}, the paper's own product.
 *   <li>The mean is an unevaluated sum of two doubles, and the proposal is added to the mode as an
 *       integer. The plain sum would round to multiples of 1/16.
 * </ul>
 *
 * <p>What is left of rounding: proposals lie on a grid, which gives single counts at 10^15 trials
 * relative errors of about 3e-10 at the mean, 1e-8 three standard deviations out, 3e-7 at four and
 * 1e-4 at six, without a trend and in proportion to the standard deviation; inversion is exact to
 * 1e-14 in total variation.
 *
 * <p>Stateless; a draw allocates nothing and takes one word of the stream if inverted, 1.01 to 1.42
 * on average if rejected (as many proposals, and a word more per 256), none if the outcome is
 * certain.
 */
public final class Binomial {

  /** The largest number of trials. */
  public static final long MAX_TRIALS = 1_000_000_000_000_000L;

  /** Mean from which BTRS is valid: its hat covers the law. */
  static final double REJECTION_MEAN = 10;

  /** Inversion starts afresh past this count, which has probability below 1e-70. */
  static final int LAST_INVERTED = 110;

  /** Distance from the mode up to which the ratio is a product; 10^15 to this power is finite. */
  static final int NEAR = 15;

  private Binomial() {}

  /**
   * Draws the number of successes in independent trials.
   *
   * @param trials from 0 to {@link #MAX_TRIALS}
   * @param probability of success, from 0 to 1
   * @throws IllegalArgumentException if an argument is outside its range or NaN
   */
  public static long sample(Philox rng, long trials, double probability) {
    requireTrials(trials);
    requireProbability(probability);
    return probability > 0.5
        ? trials - sampleLow(rng, trials, 1 - probability)
        : sampleLow(rng, trials, probability);
  }

  static void requireTrials(long trials) {
    if (trials < 0 || trials > MAX_TRIALS) {
      throw new IllegalArgumentException("trials must lie in [0, 10^15], got " + trials);
    }
  }

  static void requireProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must lie in [0, 1], got " + probability);
    }
  }

  /** Draws for valid trials and a probability of at most 1/2. */
  static long sampleLow(Philox rng, long trials, double probability) {
    double variance = WideBinomial.variance(trials, probability);
    if (variance >= NormalHat.LEAST_VARIANCE) {
      return WideBinomial.sample(rng, trials, probability, variance);
    }
    double mean = (double) trials * probability;
    if (mean >= REJECTION_MEAN) {
      return reject(rng, trials, probability);
    }
    return mean == 0 ? 0 : invert(rng, trials, probability);
  }

  private static long invert(Philox rng, long trials, double probability) {
    double odds = probability / (1 - probability);
    double none = Elementary.exp((double) trials * Elementary.log1p(-probability));
    while (true) {
      double rest = rng.nextDouble();
      double term = none;
      double left = (double) trials;
      for (double count = 0; count <= LAST_INVERTED; count++) {
        if (rest < term) {
          return (long) count;
        }
        rest -= term;
        term *= left * odds / (count + 1);
        left--;
      }
    }
  }

  private static long reject(Philox rng, long trials, double p) {
    long mode = WideBinomial.mode(trials, p);
    double centre = centre(trials, p);
    double sd = Math.sqrt((double) trials * p * (1 - p));
    double b = TableMountain.b(sd);
    double a = TableMountain.a(b, p);
    double squeeze = TableMountain.squeeze(b) - Proposal.STEP;
    while (true) {
      long word = rng.nextLong();
      double end = Proposal.end(word);
      double level = Proposal.level(word);
      long count = mode + (long) Math.floor(TableMountain.step(a, b, end) + centre);
      if (level <= squeeze && Math.abs(end) >= TableMountain.FLAT) {
        return count;
      }
      int verdict = -1;
      if (count >= 0 && count <= trials) {
        double atMode = TableMountain.atMode(a, b, sd, end);
        verdict = verdict(trials, p, count, atMode, level);
        if (verdict == 0) {
          double accepted = atMode * ratio(trials, p, mode, count);
          verdict = Proposal.verdict(rng, level, accepted);
        }
      }
      if (verdict > 0) {
        return count;
      }
    }
  }

  /** Returns the mean plus 1/2, less the mode, to its last bits. */
  static double centre(long trials, double p) {
    double mean = (double) trials * p;
    double low = Math.fma((double) trials, p, -mean);
    return (mean - (double) WideBinomial.mode(trials, p)) + (low + 0.5);
  }

  /**
   * Judges a proposal by nearly the ratio of its count, as {@link NormalSqueeze#verdict} does.
   *
   * @param count from 0 to the trials
   */
  static int verdict(long trials, double p, long count, double atMode, double level) {
    double variance = WideBinomial.variance(trials, p);
    if (variance < NormalSqueeze.LEAST_VARIANCE) {
      return 0;
    }
    double distance = (double) (count - WideBinomial.mode(trials, p));
    double log = roughLogRatio(trials, p, count);
    return NormalSqueeze.verdict(distance, 1 / variance, log, atMode, level);
  }

  /**
   * Returns the logarithm of the probability of a count over that of the mode, as {@link
   * NormalSqueeze#logRatio} does.
   */
  static double roughLogRatio(long trials, double p, long count) {
    double distance = (double) (count - WideBinomial.mode(trials, p));
    double offset = 0.5 - WideBinomial.centre(trials, p);
    double inverse = 1 / WideBinomial.variance(trials, p);
    return NormalSqueeze.logRatio(distance, offset, inverse, 1 - 2 * p, 1 - 3 * p * (1 - p));
  }

  /** Returns the probability of a count over that of the mode. */
  static double ratio(long trials, double p, long mode, long count) {
    if (Math.abs(count - mode) <= NEAR) {
      return nearRatio(trials, p, mode, count);
    }
    double mean = (double) trials * p;
    double low = Math.fma((double) trials, p, -mean);
    return Elementary.exp(logRatio(trials, mean, low, mode, count));
  }

  /**
   * Returns the probability of a count over that of the mode, as the product of the steps between
   * them: at most {@link #NEAR} factors, with a relative error below 1e-14.
   */
  static double nearRatio(long trials, double p, long mode, long count) {
    double odds = p / (1 - p);
    double up = 1;
    double down = 1;
    long last = Math.max(mode, count);
    for (long i = Math.min(mode, count) + 1; i <= last; i++) {
      up *= (double) (trials - i + 1) * odds;
      down *= (double) i;
    }
    return count > mode ? up / down : down / up;
  }

  /**
   * Returns the logarithm of the probability of a count over that of the mode.
   *
   * <p>The absolute error is below 1e-12 plus 1e-14 of the result, at any size: the excess over the
   * mean is exact to its last bits because the mean is a sum of two doubles and {@code count -
   * mean} is exact; deviances keep the relative error of the excess; nothing else is large.
   *
   * @param mean the rounded product of trials and probability
   * @param low what the rounding took from the mean
   */
  static double logRatio(long trials, double mean, double low, long mode, long count) {
    double failures = (double) trials - mean;
    double x = (double) count;
    double y = (double) (trials - count);
    double excess = (x - mean) - low;
    double deviance =
        SaddlePoint.deviance(x, mean, excess) + SaddlePoint.deviance(y, failures, -excess);
    double m = (double) mode;
    double w = (double) (trials - mode);
    double offset = (m - mean) - low;
    double least =
        SaddlePoint.deviance(m, mean, offset) + SaddlePoint.deviance(w, failures, -offset);
    double stirling =
        (SaddlePoint.stirlingError(m) - SaddlePoint.stirlingError(x))
            + (SaddlePoint.stirlingError(w) - SaddlePoint.stirlingError(y));
    double roots = 0.5 * Elementary.log(m * w / (Math.max(x, 1) * Math.max(y, 1)));
    return (least - deviance) + (roots + stirling);
  }
}
