package walras.compare;

/**
 * How often a comparison may cry wolf.
 *
 * @param level the probability of any false alarm in all comparisons of two folders, ever
 * @param look which of them this one is, from 1
 */
public record Allowance(double level, long look) {

  /** The level of all verdicts of a study, too. */
  public static final double USUAL = 0.01;

  /** Checks the ranges. */
  public Allowance {
    if (!(level > 0 && level < 1) || look < 1) {
      throw new IllegalArgumentException(
          "level must lie in (0, 1) and look be at least 1, got %s and %d".formatted(level, look));
    }
  }

  /** Returns the level of this comparison; those of all looks sum to the level. */
  public double spent() {
    double looks = (double) look;
    return level * 6 / (Math.PI * Math.PI * looks * looks);
  }
}
