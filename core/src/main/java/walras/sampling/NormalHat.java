package walras.sampling;

import walras.numeric.Elementary;

/**
 * The hat of rejection for wide laws: strips of equal area around the normal law, and what is
 * compared with the law. A draw picks a strip and a place in it, which costs no division, and
 * seldom looks at the law, as most of a strip lies below it: in a fifth of proposals at a standard
 * deviation of 8, in 2 of 100 at 4096.
 *
 * <p>Source of strips of equal area, one of them for the tail: Ahrens (1995), "A one-table method
 * for sampling from continuous and discrete distributions". The proposal is the floor of the centre
 * plus place times standard deviation; it is accepted if a uniform height is below the probability
 * of the proposal over that of the mode, times {@link #atMode}.
 *
 * <p>Notation is that of {@link NormalSqueeze#logRatio}. Laws are binomial or hypergeometric, their
 * standard deviation s is the root of v, and y is the distance of a count from c. The centre is c,
 * so the place x proposes a y within 1/2 of {@code s x}. With {@code t = |y| / s} the logarithm of
 * a ratio is at most
 *
 * <pre>{@code -t^2 / 2 + t^3 / (6 s) + 0.18 / s^2 + slack}</pre>
 *
 * <p>and at least {@code -t^2 / 2 - t^3 / (6 s) - t^4 / (12 s^2) - slack}, for sums of powers of
 * the parts lie between -1 and 1, and the offset of the mode, at most 1/2 but for rounding, is
 * below 0.6. It is also at most {@link NormalSqueeze#mostLogRatio}, at a distance from the mode of
 * at least {@code s x - 1.1}; as that is concave in x, the exponential that touches it where the
 * tail begins is above it everywhere. All these bounds close in as s grows, so what holds for one s
 * holds for all larger ones: there is a hat for each power of 2.
 *
 * <p>Places lie on a grid of 2^-47 of a strip's width. In the tail it coarsens as the hat falls,
 * and ends at 13.9 standard deviations, 15.8 for the narrowest laws.
 *
 * <p>Immutable, so it may be shared between threads.
 */
final class NormalHat {

  /** The least variance. */
  static final double LEAST_VARIANCE = 64;

  private static final int LEAST_EXPONENT = 3;

  /** Strips on each side, the last of which is the tail. */
  private static final int SIDE = 256;

  private static final int TAIL = SIDE - 1;
  private static final int STRIP_BITS = 9;
  private static final int POSITION_BITS = Long.SIZE - Proposal.LEVEL_BITS - STRIP_BITS;
  private static final double POSITION = 1.0 / (1L << POSITION_BITS);

  /** What rounding may add to logarithms of ratios and heights. */
  private static final double ROUNDING = 1e-9;

  private static final double LOG_AT_OFFSET = 0.18;
  private static final double FROM_MODE = 1.1;

  /** By exponent, the area of a strip: the least that leaves no more than as much to the tail. */
  private static final double[] AREAS = {
    0.005537587580887828,
    0.005169513159308553,
    0.00505031604886139,
    0.004995249908546035,
    0.004968340145489082,
    0.004954994784758021,
    0.004948344593232159,
    0.004945024560302142,
    0.004943365742656826,
    0.004942536625363338
  };

  private static final NormalHat[] HATS = new NormalHat[AREAS.length];

  static {
    for (int i = 0; i < HATS.length; i++) {
      HATS[i] = new NormalHat(Math.scalb(1.0, LEAST_EXPONENT + i), AREAS[i]);
    }
  }

  /** The least standard deviation that the hat is good for. */
  private final double sd;

  /** By strip, in pairs: where it begins, and its width per unit of position, with their sign. */
  private final double[] places = new double[4 * SIDE];

  /** By strip, one over the height. */
  private final double[] inverseHeights = new double[2 * SIDE];

  /** By strip, the largest level that is below the law for sure; -1 if there is none. */
  private final short[] certain = new short[2 * SIDE];

  /** Where the tail begins. */
  private final double end;

  /** By how much the tail's logarithm falls per standard deviation. */
  private final double decline;

  private NormalHat(double sd, double area) {
    this.sd = sd;
    double place = 0;
    for (int strip = 0; strip < TAIL; strip++) {
      double height = highest(place);
      double width = area / height;
      put(strip, place, width, height);
      put(SIDE + strip, -place, -width, height);
      place += width;
    }
    end = place;
    decline = decline(end);
    putTail(TAIL, area);
    putTail(SIDE + TAIL, area);
  }

  /**
   * Returns the hat for laws of a standard deviation; large ones share that of the largest
   * exponent, which is nearly the normal law.
   *
   * @param sd the root of v, which is at least {@link #LEAST_VARIANCE}
   */
  static NormalHat of(double sd) {
    return HATS[Math.min(Math.getExponent(sd) - LEAST_EXPONENT, HATS.length - 1)];
  }

  private void put(int strip, double start, double width, double height) {
    places[2 * strip] = start;
    places[2 * strip + 1] = width * POSITION;
    inverseHeights[strip] = 1 / height;
    double least = lowest(Math.abs(start + width)) / height;
    certain[strip] = (short) (Math.floor(least / Proposal.STEP) - 1);
  }

  private void putTail(int strip, double area) {
    inverseHeights[strip] = 1 / (area * decline);
    certain[strip] = -1;
  }

  /** Bounds the ratios of a strip from above, which is narrower than 1. */
  private double highest(double from) {
    double t = Math.max(0, from - 0.5 / sd);
    double log = t * t * (t / (6 * sd) - 0.5) + LOG_AT_OFFSET / (sd * sd);
    return Math.min(Elementary.exp(log + slack(from + 1) + ROUNDING), farthest(from));
  }

  /** Bounds the ratios up to a place from below. */
  private double lowest(double to) {
    double t = to + 0.5 / sd;
    double log = -t * t * (0.5 + t / (6 * sd) + t * t / (12 * sd * sd));
    return Elementary.exp(log - slack(to) - ROUNDING);
  }

  private double slack(double place) {
    return NormalSqueeze.slack(sd * place + FROM_MODE, 1 / (sd * sd));
  }

  /** Bounds the ratios from a place on from above, however far. */
  private double farthest(double from) {
    double distance = Math.max(1, sd * from - FROM_MODE);
    return Elementary.exp(NormalSqueeze.mostLogRatio(distance, 1 / (sd * sd)) + ROUNDING);
  }

  /** Returns by how much the logarithm of that falls per standard deviation. */
  private double decline(double from) {
    double t = from - (FROM_MODE + 1) / sd;
    double bend = 1 + t / (3 * sd);
    return t * (1 + t / (6 * sd)) / (bend * bend);
  }

  /** Returns the place of a word's proposal, in standard deviations from the centre. */
  double place(long word) {
    int strip = strip(word);
    return isTail(strip)
        ? tailPlace(word)
        : places[2 * strip] + places[2 * strip + 1] * (double) position(word);
  }

  private double tailPlace(long word) {
    double place = end - Elementary.log(tailHeight(word)) / decline;
    return strip(word) < SIDE ? place : -place;
  }

  /** Returns the height of the tail over that where it begins: uniform in (0, 1]. */
  private static double tailHeight(long word) {
    return (double) (position(word) + 1) * POSITION;
  }

  /** Tells whether a word's proposal is accepted whatever the law. */
  boolean isCertain(long word) {
    return Proposal.levels(word) <= certain[strip(word)];
  }

  /**
   * Returns the probability to accept a word's proposal if its count is as probable as the mode.
   */
  double atMode(long word) {
    int strip = strip(word);
    return isTail(strip) ? inverseHeights[strip] / tailHeight(word) : inverseHeights[strip];
  }

  private static boolean isTail(int strip) {
    return (strip & TAIL) == TAIL;
  }

  private static int strip(long word) {
    return (int) (word >>> Proposal.LEVEL_BITS) & (2 * SIDE - 1);
  }

  private static long position(long word) {
    return word >>> (Proposal.LEVEL_BITS + STRIP_BITS);
  }
}
