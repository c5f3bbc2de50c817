package walras.mechanism.sigmawalras.linear;

import walras.numeric.Neumaier;

/**
 * The agents of a class of whom none trades whatever it reports: all they pay and lose is a
 * quadratic function of the quantity, so sums and extremes of quantities decide every metric.
 *
 * <p>Kept as plain numbers: sums of sizes and of squares and the number of those who do not trade,
 * compensated; the largest quantity, minus the least, minus the least size.
 */
final class InteriorClass {

  /** The number of entries. */
  static final int LENGTH = 9;

  private static final int SIZES = 0;
  private static final int SQUARES = 1;
  private static final int IDLE = 2;
  private static final int MOST = 6;
  private static final int NEGATIVE_LEAST = 7;
  private static final int NEGATIVE_NEAREST = 8;

  private InteriorClass() {}

  static void clear(double[] entries) {
    for (int i = 0; i < MOST; i++) {
      entries[i] = 0;
    }
    for (int i = MOST; i < LENGTH; i++) {
      entries[i] = Double.NEGATIVE_INFINITY;
    }
  }

  static void merge(double[] entries, double[] others) {
    Neumaier.merge(entries, SIZES, others);
    Neumaier.merge(entries, SQUARES, others);
    Neumaier.merge(entries, IDLE, others);
    for (int i = MOST; i < LENGTH; i++) {
      entries[i] = Math.max(entries[i], others[i]);
    }
  }

  /** Adds agents whose quantities are linear in their signals, two at a time. */
  static void add(double slope, double base, double[] signals, int count, double[] entries) {
    double most = entries[MOST];
    double least = -entries[NEGATIVE_LEAST];
    double nearest = Math.max(-entries[NEGATIVE_NEAREST], LinearAgents.NO_TRADE);
    double sizes = 0;
    double moreSizes = 0;
    double squares = 0;
    double moreSquares = 0;
    int paired = count & ~1;
    for (int i = 0; i < paired; i += 2) {
      double one = Math.fma(slope, signals[i], base);
      double two = Math.fma(slope, signals[i + 1], base);
      double size = Math.abs(one);
      double other = Math.abs(two);
      sizes += size;
      moreSizes += other;
      squares = Math.fma(one, one, squares);
      moreSquares = Math.fma(two, two, moreSquares);
      if (Math.min(size, other) <= nearest) {
        nearest = nearest(size, entries);
        nearest = nearest(other, entries);
      }
      if (one > most || two > most) {
        most = Math.max(one, two);
      }
      if (one < least || two < least) {
        least = Math.min(one, two);
      }
    }
    entries[MOST] = most;
    entries[NEGATIVE_LEAST] = -least;
    Neumaier.add(entries, SIZES, sizes + moreSizes);
    Neumaier.add(entries, SQUARES, squares + moreSquares);
    if (paired < count) {
      addOne(Math.fma(slope, signals[paired], base), entries);
    }
  }

  private static void addOne(double quantity, double[] entries) {
    entries[MOST] = Math.max(entries[MOST], quantity);
    entries[NEGATIVE_LEAST] = Math.max(entries[NEGATIVE_LEAST], -quantity);
    nearest(Math.abs(quantity), entries);
    Neumaier.add(entries, SIZES, Math.abs(quantity));
    Neumaier.add(entries, SQUARES, quantity * quantity);
  }

  /** Takes a size into account and returns the size up to which one matters. */
  private static double nearest(double size, double[] entries) {
    if (size <= LinearAgents.NO_TRADE) {
      Neumaier.add(entries, IDLE, 1);
    }
    entries[NEGATIVE_NEAREST] = Math.max(entries[NEGATIVE_NEAREST], -size);
    return Math.max(-entries[NEGATIVE_NEAREST], LinearAgents.NO_TRADE);
  }

  /** Returns the sum of sizes of quantities. */
  static double sizes(double[] entries) {
    return Neumaier.total(entries, SIZES);
  }

  /** Returns the sum of squares of quantities. */
  static double squares(double[] entries) {
    return Neumaier.total(entries, SQUARES);
  }

  /** Returns the number of agents who do not trade. */
  static double idle(double[] entries) {
    return Neumaier.total(entries, IDLE);
  }

  /** Returns the largest quantity. */
  static double most(double[] entries) {
    return entries[MOST];
  }

  /** Returns the least quantity. */
  static double least(double[] entries) {
    return -entries[NEGATIVE_LEAST];
  }

  /** Returns the least size of a quantity. */
  static double nearest(double[] entries) {
    return -entries[NEGATIVE_NEAREST];
  }
}
