package walras.sampling;

/**
 * Exact multivariate hypergeometric draws on 64-bit counts: one hypergeometric per type, each
 * conditional on the types before it.
 *
 * <p>Source: the conditional method for multinomial counts, Davis (1993), "The computer generation
 * of multinomial random variates", without replacement. Cost: O(types), whatever the counts.
 */
public final class MultivariateHypergeometric {

  private MultivariateHypergeometric() {}

  /**
   * Draws members of a population without replacement and counts them by type.
   *
   * @param counts members of each type, at least 0, together at most {@link
   *     Hypergeometric#MAX_POPULATION}
   * @param draws from 0 to the population
   * @param drawn output, one entry per type; the entries sum to the draws; may be {@code counts}
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public static void sample(Philox rng, long[] counts, long draws, long[] drawn) {
    long population = population(counts);
    if (draws < 0 || draws > population) {
      throw new IllegalArgumentException(
          "draws must lie in [0, population %d], got %d".formatted(population, draws));
    }
    if (drawn.length != counts.length) {
      throw new IllegalArgumentException(
          "drawn must have one entry per type (%d), got %d".formatted(counts.length, drawn.length));
    }
    long left = draws;
    for (int type = 0; type < counts.length; type++) {
      long members = counts[type];
      drawn[type] = draw(rng, population, members, left);
      population -= members;
      left -= drawn[type];
    }
  }

  private static long draw(Philox rng, long population, long members, long draws) {
    if (members == population) {
      return draws;
    }
    return members == 0 || draws == 0
        ? 0
        : draws == population ? members : Hypergeometric.sample(rng, population, members, draws);
  }

  private static long population(long[] counts) {
    long population = 0;
    for (int type = 0; type < counts.length; type++) {
      if (counts[type] < 0) {
        throw new IllegalArgumentException(
            "counts[%d] must be at least 0, got %d".formatted(type, counts[type]));
      }
      if (counts[type] > Hypergeometric.MAX_POPULATION - population) {
        throw new IllegalArgumentException(
            "counts must sum to at most 10^15, got more at counts[%d]".formatted(type));
      }
      population += counts[type];
    }
    return population;
  }
}
