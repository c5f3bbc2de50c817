package walras.mechanism.efficienttrade.cutoff;

import java.util.function.DoubleUnaryOperator;
import walras.numeric.Elementary;

/**
 * Draws the gap of the type at a random level below each owner's share, whose mean is the
 * reservation gap: over all classes of owners, or over one drawn class where there are many.
 * Confined to one thread.
 */
public final class ReservationDraw {

  /** Up to so many classes of owners all enter each draw. */
  private static final int FEW = 64;

  private final DoubleUnaryOperator gaps;
  private final double others;
  private final double[] logs;
  private final double[] weights;
  private final boolean isLottery;

  /**
   * Prepares draws.
   *
   * @param gaps gaps of tail probabilities
   */
  public ReservationDraw(DoubleUnaryOperator gaps, Owners owners) {
    this.gaps = gaps;
    others = (double) owners.agents() - 1;
    int count = owning(owners);
    logs = new double[count];
    weights = new double[count];
    for (int k = 0; k < count; k++) {
      logs[k] = owners.logShare(k);
      weights[k] = owners.weight(k);
    }
    isLottery = isLottery(owners);
  }

  /** Tells whether one class of owners is drawn. */
  static boolean isLottery(Owners owners) {
    return owning(owners) > FEW;
  }

  /** Returns the number of classes that own something, which come first. */
  private static int owning(Owners owners) {
    int count = 0;
    while (count < owners.classes() && owners.weight(count) > 0) {
      count++;
    }
    return count;
  }

  /**
   * Returns a gap.
   *
   * @param logUniform the logarithm of a uniform number, for the level
   * @param uniform another uniform number in [0, 1), for the class where one is drawn
   */
  public double gap(double logUniform, double uniform) {
    if (isLottery) {
      return gapOfLevel(logs[drawn(uniform)] + logUniform);
    }
    double sum = 0;
    for (int k = 0; k < logs.length; k++) {
      sum += weights[k] * gapOfLevel(logs[k] + logUniform);
    }
    return sum;
  }

  private double gapOfLevel(double logLevel) {
    return gaps.applyAsDouble(-Elementary.expm1(logLevel / others));
  }

  private int drawn(double uniform) {
    double left = uniform;
    int k = 0;
    while (k < weights.length - 1 && left >= weights[k]) {
      left -= weights[k];
      k++;
    }
    return k;
  }
}
