package walras.mechanism.randomgrouping.signals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import walras.mechanism.randomgrouping.grid.Grid;

/** Which losses and which distances of prices count as none: those up to eps. Immutable. */
public final class Tolerance {

  /** With atoms a loss equal to eps is common, and sums of doubles miss it by rounding. */
  private static final double TIE = 1e-12;

  private final double eps;
  private final int gap;

  private Tolerance(double eps, int gap) {
    this.eps = eps;
    this.gap = gap;
  }

  /** Returns what an eps tolerates; without one nothing, and {@link #isGiven()} is false. */
  public static Tolerance of(@Nullable BigDecimal eps, Grid grid) {
    return eps == null
        ? new Tolerance(Double.NaN, -1)
        : new Tolerance(eps.doubleValue(), gap(eps, grid));
  }

  /** Returns the largest distance of price indices that is at most eps. */
  private static int gap(BigDecimal eps, Grid grid) {
    return eps.min(BigDecimal.ONE)
        .multiply(BigDecimal.valueOf(grid.steps()))
        .setScale(0, RoundingMode.FLOOR)
        .intValueExact();
  }

  /** Tells whether there is an eps. */
  public boolean isGiven() {
    return !Double.isNaN(eps);
  }

  /** Tells whether a loss per agent is at most eps. */
  public boolean isEfficient(double loss) {
    return loss <= eps + TIE;
  }

  /** Tells whether prices so many steps of the grid apart are at most eps apart. */
  public boolean isUniform(int steps) {
    return steps <= gap;
  }
}
