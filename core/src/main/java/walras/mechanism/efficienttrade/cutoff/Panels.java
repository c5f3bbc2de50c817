package walras.mechanism.efficienttrade.cutoff;

import java.util.Arrays;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;
import walras.numeric.GaussLegendre;

/**
 * Gaps at which functions of a type are integrated: panels between gaps of given levels, each with
 * a Gauss-Legendre rule. The level of a gap is its expected number of agents nearer to the upper
 * end, on the scale of which everything changes, so no panel sees much change and nothing needs to
 * adapt. Immutable.
 */
final class Panels {

  private static final int FINEST = -26;
  private static final double GROWTH = 1.5;
  private static final double LARGEST_STEP = 1.4;
  private static final double LAST_LEVEL = 60;

  private final double[] edges;
  private final double[] gaps;
  private final double[] weights;
  private final double[] tails;
  private final double[] logs;

  private Panels(TypeLaw law, double[] edges) {
    this.edges = edges;
    int size = GaussLegendre.TWENTY.size();
    int points = (edges.length - 1) * size;
    gaps = new double[points];
    weights = new double[points];
    tails = new double[points];
    logs = new double[points];
    for (int i = 0; i < points; i++) {
      int panel = i / size;
      double half = 0.5 * (edges[panel + 1] - edges[panel]);
      gaps[i] = edges[panel] + half * (1 + GaussLegendre.TWENTY.point(i % size));
      weights[i] = half * GaussLegendre.TWENTY.weight(i % size);
      tails[i] = law.tail(gaps[i]);
      logs[i] = Elementary.log1p(-tails[i]);
    }
  }

  /**
   * Returns the panels of a market.
   *
   * @param special gaps that are to be edges, such as those at which the integrand has a kink
   */
  static Panels of(TypeLaw law, Owners owners, double[] special) {
    double n = (double) owners.agents();
    double last = LAST_LEVEL - owners.logLeastShare();
    double[] edges = new double[64];
    int count = 1; // the upper end, a gap of zero
    double tail = 0;
    for (double level = Math.scalb(1.0, FINEST); tail < 1 && level < GROWTH * last; ) {
      tail = -Elementary.expm1(-level / n);
      if (count == edges.length) {
        edges = Arrays.copyOf(edges, 2 * count);
      }
      edges[count++] = law.gapOfTail(tail);
      level = level < 1 ? 2 * level : Math.min(GROWTH * level, level + LARGEST_STEP * n);
    }
    double reach = edges[count - 1];
    return new Panels(law, complete(law, Arrays.copyOf(edges, count), special, n, reach));
  }

  /** Adds special gaps and, unless nobody is there, the lower end of the support. */
  private static double[] complete(
      TypeLaw law, double[] levels, double[] special, double n, double reach) {
    boolean nobody = -n * Elementary.log1p(-law.tail(reach)) > 700;
    double end = nobody ? reach : law.width();
    double[] knots = law.knots();
    double[] all = Arrays.copyOf(levels, levels.length + special.length + knots.length + 1);
    System.arraycopy(special, 0, all, levels.length, special.length);
    System.arraycopy(knots, 0, all, levels.length + special.length, knots.length);
    all[all.length - 1] = end;
    return Arrays.stream(all).filter(gap -> gap >= 0 && gap <= end).sorted().distinct().toArray();
  }

  /** Returns the number of panels. */
  int count() {
    return edges.length - 1;
  }

  /** Returns where a panel begins, or where the last one ends. */
  double edge(int panel) {
    return edges[panel];
  }

  /** Returns the panel that begins at a gap or holds it; the last one beyond its end. */
  int panel(double gap) {
    int found = Arrays.binarySearch(edges, gap);
    return Math.min(count() - 1, found >= 0 ? found : -found - 2);
  }

  /** What is integrated, from the gap, its tail probability S and log(1 - S). */
  @FunctionalInterface
  interface Integrand {
    double at(double gap, double tail, double log);
  }

  /** Returns the values of a function at the points of a panel. */
  double[] values(int panel, Integrand integrand) {
    double[] values = new double[GaussLegendre.TWENTY.size()];
    for (int i = 0; i < values.length; i++) {
      int point = panel * values.length + i;
      values[i] = integrand.at(gaps[point], tails[point], logs[point]);
    }
    return values;
  }

  /** Returns the integral of a function over a panel. */
  double over(int panel, Integrand integrand) {
    int size = GaussLegendre.TWENTY.size();
    double sum = 0;
    for (int i = panel * size; i < (panel + 1) * size; i++) {
      sum += weights[i] * integrand.at(gaps[i], tails[i], logs[i]);
    }
    return sum;
  }

  /** Returns the integral of a function over all panels. */
  double integral(Integrand integrand) {
    double sum = 0;
    double lost = 0;
    for (int panel = count() - 1; panel >= 0; panel--) {
      double term = over(panel, integrand) - lost;
      double next = sum + term;
      lost = next - sum - term;
      sum = next;
    }
    return sum;
  }
}
