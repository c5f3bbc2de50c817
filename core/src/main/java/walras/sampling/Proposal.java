package walras.sampling;

/**
 * A proposal of rejection, and what becomes of it. One word of the stream holds both: its first 56
 * bits are the place under the hat; its last 8 are the first 8 bits of the height.
 *
 * <p>A proposal is accepted if its height, uniform in [0, 1), is below a probability. The bits that
 * are drawn confine it to an interval of length {@link #STEP} from its level up: if the probability
 * is not inside, they decide. Only if it is, once in 256 proposals, a second word says where in the
 * interval the height lies. So the law of the decision is that of a height drawn in full, and
 * whoever knows the probability within bounds may decide for sure, or leave it to those who know
 * better: neither decisions nor words depend on who decides.
 */
final class Proposal {

  static final int LEVEL_BITS = 8;
  private static final long LEVELS = 1L << LEVEL_BITS;

  /** How far the height may lie above its level. */
  static final double STEP = 1.0 / LEVELS;

  private Proposal() {}

  /**
   * Returns a place of transformed rejection, the distance of a uniform number in (-1/2, 1/2) from
   * the nearer end, with its sign: a multiple of 2^-56, rounded where it has more digits than a
   * double.
   */
  static double end(long word) {
    return (double) (word >> LEVEL_BITS) * 0x1p-56;
  }

  /** Returns the least height of a word's proposal, a multiple of {@link #STEP} in [0, 1). */
  static double level(long word) {
    return (double) levels(word) * STEP;
  }

  /** Returns how many whole {@link #STEP}s the height is above zero, from 0 to 255. */
  static int levels(long word) {
    return (int) (word & (LEVELS - 1));
  }

  /**
   * Judges a proposal by bounds of the probability to accept it.
   *
   * @return 1 if it is accepted, -1 if it is rejected, 0 if they leave it open
   */
  static int verdict(double level, double least, double most) {
    return level + STEP <= least ? 1 : level >= most ? -1 : 0;
  }

  /**
   * Judges a proposal by the probability to accept it, which takes another word if its level leaves
   * it open.
   *
   * @return 1 if it is accepted, -1 if it is rejected
   */
  static int verdict(Philox rng, double level, double probability) {
    double above = (probability - level) * LEVELS;
    return above >= 1 || (above > 0 && rng.nextDouble() < above) ? 1 : -1;
  }
}
