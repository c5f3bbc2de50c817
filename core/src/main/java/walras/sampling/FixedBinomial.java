package walras.sampling;

import org.jspecify.annotations.Nullable;
import walras.numeric.Elementary;

/**
 * A binomial law that is drawn from many times: the draws of {@link Binomial#sample}, bit for bit,
 * with everything prepared that depends on the law alone.
 *
 * <p>Immutable, so it may be shared between threads; a draw allocates nothing.
 */
public final class FixedBinomial {

  private static final double[] NONE = {};

  private final long trials;

  /** The probability of what is counted, at most 1/2: failures if complemented. */
  private final double p;

  private final boolean complemented;
  private final boolean certain;

  /** The probabilities of the first counts if they are inverted, else empty. */
  private final double[] terms;

  private final long mode;

  /** The hat of a law of large variance; all others are drawn from a table mountain. */
  private final @Nullable NormalHat hat;

  private final double sd;
  private final double centre;
  private final double b;
  private final double a;
  private final double squeeze;
  private final double inverseHeight;

  private FixedBinomial(long trials, double p, boolean complemented) {
    this.trials = trials;
    this.p = p;
    this.complemented = complemented;
    double mean = (double) trials * p;
    double variance = WideBinomial.variance(trials, p);
    boolean isWide = variance >= NormalHat.LEAST_VARIANCE;
    certain = mean == 0;
    terms = mean < Binomial.REJECTION_MEAN ? terms(trials, p) : NONE;
    mode = WideBinomial.mode(trials, p);
    sd = Math.sqrt(isWide ? variance : mean * (1 - p));
    hat = isWide ? NormalHat.of(sd) : null;
    centre = isWide ? WideBinomial.centre(trials, p) : Binomial.centre(trials, p);
    b = TableMountain.b(sd);
    a = TableMountain.a(b, p);
    squeeze = TableMountain.squeeze(b) - Proposal.STEP;
    inverseHeight = 1 / TableMountain.height(b, sd);
  }

  /**
   * Prepares a law.
   *
   * @param trials from 0 to {@link Binomial#MAX_TRIALS}
   * @param probability of success, from 0 to 1
   * @throws IllegalArgumentException if an argument is outside its range or NaN
   */
  public static FixedBinomial of(long trials, double probability) {
    Binomial.requireTrials(trials);
    Binomial.requireProbability(probability);
    return probability > 0.5 ? failures(trials, 1 - probability) : successes(trials, probability);
  }

  /** Prepares the number of successes, for a probability of success of at most 1/2. */
  static FixedBinomial successes(long trials, double probability) {
    return new FixedBinomial(trials, probability, false);
  }

  /** Prepares the number of successes, for a probability of failure of at most 1/2. */
  static FixedBinomial failures(long trials, double probability) {
    return new FixedBinomial(trials, probability, true);
  }

  /** Draws the number of successes. */
  public long sample(Philox rng) {
    if (certain) {
      return complemented ? trials : 0;
    }
    NormalHat wide = hat;
    long count =
        wide != null ? reject(rng, wide) : terms.length > 0 ? invert(rng) : rejectNarrow(rng);
    return complemented ? trials - count : count;
  }

  private long invert(Philox rng) {
    while (true) {
      double rest = rng.nextDouble();
      for (int count = 0; count < terms.length; count++) {
        if (rest < terms[count]) {
          return count;
        }
        rest -= terms[count];
      }
    }
  }

  private long reject(Philox rng, NormalHat wide) {
    while (true) {
      long word = rng.nextLong();
      long count = mode + (long) Math.floor(wide.place(word) * sd + centre);
      if (wide.isCertain(word) || WideBinomial.isAccepted(rng, word, count, trials, p)) {
        return count;
      }
    }
  }

  private long rejectNarrow(Philox rng) {
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
        double atMode = (a / (end * end) + b) * inverseHeight;
        verdict = Binomial.verdict(trials, p, count, atMode, level);
        if (verdict == 0) {
          double accepted = atMode * Binomial.ratio(trials, p, mode, count);
          verdict = Proposal.verdict(rng, level, accepted);
        }
      }
      if (verdict > 0) {
        return count;
      }
    }
  }

  private static double[] terms(long trials, double p) {
    double odds = p / (1 - p);
    double[] terms = new double[Binomial.LAST_INVERTED + 1];
    terms[0] = Elementary.exp((double) trials * Elementary.log1p(-p));
    double left = (double) trials;
    for (int count = 0; count < Binomial.LAST_INVERTED; count++) {
      terms[count + 1] = terms[count] * (left * odds / (count + 1));
      left--;
    }
    return terms;
  }
}
