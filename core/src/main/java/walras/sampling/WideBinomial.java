package walras.sampling;

/**
 * Binomial draws of large variance, by rejection from a {@link NormalHat}.
 *
 * <p>With one trial more than there are, the mean's whole part is the mode, and the variance is
 * that of the normal law nearest to the ratios of probabilities.
 */
final class WideBinomial {

  private WideBinomial() {}

  /** Returns the variance of one trial more than there are. */
  static double variance(long trials, double p) {
    return (double) (trials + 1) * p * (1 - p);
  }

  /** Returns the most likely count; at huge sizes perhaps its neighbour, equal to 1e-14. */
  static long mode(long trials, double p) {
    return (long) ((double) (trials + 1) * p);
  }

  /** Returns the mean of one trial more than there are, less the mode, to its last bits. */
  static double centre(long trials, double p) {
    double mean = (double) (trials + 1) * p;
    double low = Math.fma((double) (trials + 1), p, -mean);
    return (mean - (double) mode(trials, p)) + low;
  }

  /**
   * Draws the number of successes.
   *
   * @param p at most 1/2
   * @param variance that of {@link #variance}, at least {@link NormalHat#LEAST_VARIANCE}
   */
  static long sample(Philox rng, long trials, double p, double variance) {
    double sd = Math.sqrt(variance);
    NormalHat hat = NormalHat.of(sd);
    long mode = mode(trials, p);
    double centre = centre(trials, p);
    while (true) {
      long word = rng.nextLong();
      long count = mode + (long) Math.floor(hat.place(word) * sd + centre);
      if (hat.isCertain(word) || isAccepted(rng, word, count, trials, p)) {
        return count;
      }
    }
  }

  /** Tells whether a proposal is accepted that the hat leaves open. */
  static boolean isAccepted(Philox rng, long word, long count, long trials, double p) {
    if (count < 0 || count > trials) {
      return false;
    }
    NormalHat hat = NormalHat.of(Math.sqrt(variance(trials, p)));
    double atMode = hat.atMode(word);
    double level = Proposal.level(word);
    int verdict = Binomial.verdict(trials, p, count, atMode, level);
    if (verdict == 0) {
      double accepted = atMode * Binomial.ratio(trials, p, mode(trials, p), count);
      verdict = Proposal.verdict(rng, level, accepted);
    }
    return verdict > 0;
  }
}
