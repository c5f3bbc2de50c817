package walras.mechanism.marketgame;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Newton's method in the offers of all types at once, each on the side of the market on which it
 * starts; confined to one thread. Nothing is said of the other side.
 */
final class OneStageNewton {

  private static final double LAST_STEP = 1e-9;
  private static final int MOST_STEPS = 25;

  private final Economy economy;
  private final OneStageConditions conditions;

  OneStageNewton(Economy economy, OneStageConditions conditions) {
    this.economy = economy;
    this.conditions = conditions;
  }

  /** Moves signed offers to where all conditions hold; tells whether the steps ended there. */
  boolean solve(double[] offers) {
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] change = step(offers);
      double moved = 0;
      for (int x = 0; x < offers.length; x++) {
        double share = change[x] / owned(offers[x]);
        if (!Double.isFinite(share)) {
          return false;
        }
        moved = Math.max(moved, Math.abs(share));
        offers[x] = move(offers[x], change[x]);
      }
      if (moved <= LAST_STEP) {
        return true;
      }
    }
    return false;
  }

  /** Adds a change of the amount offered; stops half way to no offer and to the endowment. */
  private double move(double offer, double change) {
    double amount = Math.abs(offer);
    double moved = Math.max(amount / 2, Math.min(amount + change, (amount + owned(offer)) / 2));
    return offer == 0 ? 0 : Math.copySign(moved, offer);
  }

  private double owned(double offer) {
    return offer > 0 ? economy.endowment().q() : economy.endowment().r();
  }

  /** Returns by how much the amounts that types offer should change. */
  private double[] step(double[] offers) {
    conditions.play(offers);
    double[] values = new double[offers.length];
    double[][] slopes = new double[offers.length][offers.length];
    for (int x = 0; x < offers.length; x++) {
      if (offers[x] == 0) {
        slopes[x][x] = 1;
      } else {
        values[x] = condition(x, offers, slopes[x]);
      }
    }
    try {
      Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(slopes, false);
      return new LUDecomposition(matrix)
          .getSolver()
          .solve(new ArrayRealVector(values, false))
          .mapMultiply(-1)
          .toArray();
    } catch (SingularMatrixException e) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
  }

  private double condition(int type, double[] offers, double[] row) {
    double amount = Math.abs(offers[type]);
    if (offers[type] > 0) {
      conditions.seller(type);
    } else {
      conditions.buyer(type);
    }
    conditions.evaluate(amount);
    conditions.addSlopes(amount, offers, row);
    row[type] += conditions.slope();
    return conditions.value();
  }
}
