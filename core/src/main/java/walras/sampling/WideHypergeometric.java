package walras.sampling;

/**
 * Hypergeometric draws of large variance, by rejection from a {@link NormalHat}.
 *
 * <p>With one success, one draw and two members more than there are, the whole part of the mean is
 * the mode, and the variance is that of the normal law nearest to the ratios of probabilities.
 * Successes and draws are at most half of the population.
 */
final class WideHypergeometric {

  /** Of a smaller population no variance is large: it is at most a sixteenth of two more. */
  static final long LEAST_POPULATION = (long) (16 * NormalHat.LEAST_VARIANCE) - 2;

  private WideHypergeometric() {}

  /** Returns the variance with 1/2 more in each cell of the table of successes against draws. */
  static double variance(long population, long successes, long draws) {
    double inverse = 1 / (double) (population + 2);
    double others = (double) (population - successes + 1) * inverse;
    double left = (double) (population - draws + 1) * inverse;
    return (double) (successes + 1) * others * ((double) (draws + 1) * inverse * left);
  }

  /** Returns the most likely count; at huge sizes perhaps its neighbour, equal to 1e-14. */
  static long mode(long population, long successes, long draws) {
    return (long) mean(population, successes, draws);
  }

  private static double mean(long population, long successes, long draws) {
    double inverse = 1 / (double) (population + 2);
    return (double) (successes + 1) * (double) (draws + 1) * inverse;
  }

  /** Returns the mean with 1/2 more in each cell, less the mode, to its last bits. */
  static double centre(long population, long successes, long draws) {
    double all = (double) (population + 2);
    double s = (double) (successes + 1);
    double d = (double) (draws + 1);
    double mean = mean(population, successes, draws);
    double product = s * d;
    double low = Math.fma(-mean, all, product) + Math.fma(s, d, -product);
    return (mean - (double) (long) mean) + low * (1 / all);
  }

  /**
   * Draws the number of successes.
   *
   * @param variance that of {@link #variance}, at least {@link NormalHat#LEAST_VARIANCE}
   */
  static long sample(Philox rng, long population, long successes, long draws, double variance) {
    double sd = Math.sqrt(variance);
    NormalHat hat = NormalHat.of(sd);
    long mode = mode(population, successes, draws);
    double centre = centre(population, successes, draws);
    long most = Math.min(successes, draws);
    while (true) {
      long word = rng.nextLong();
      long count = mode + (long) Math.floor(hat.place(word) * sd + centre);
      if (hat.isCertain(word)) {
        return count;
      }
      if (count >= 0 && count <= most) {
        double atMode = hat.atMode(word);
        double level = Proposal.level(word);
        double log = Hypergeometric.roughLogRatio(population, successes, draws, count);
        double distance = (double) (count - mode);
        int verdict = NormalSqueeze.verdict(distance, 1 / variance, log, atMode, level);
        if (verdict == 0) {
          double ratio = Hypergeometric.ratio(population, successes, draws, mode, count);
          verdict = Proposal.verdict(rng, level, atMode * ratio);
        }
        if (verdict > 0) {
          return count;
        }
      }
    }
  }
}
