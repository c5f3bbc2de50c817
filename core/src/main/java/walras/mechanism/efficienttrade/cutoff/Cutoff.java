package walras.mechanism.efficienttrade.cutoff;

import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;

/**
 * For which coefficients of interdependence a market can trade efficiently, and the numbers that
 * decide it, accurate to about 1e-13 of themselves. All gaps are distances from the upper end of
 * types.
 *
 * <p>Source: Pycia and Wang (2015), Theorems 1 and 2, in the form derived in the documentation of
 * the mechanism: {@code T1 = reservationGap - secondGap}, {@code T2 = maxGap - meanGap}.
 *
 * @param agents the number of agents, n
 * @param maxGap expected gap of the highest type
 * @param secondGap expected gap of the second highest type
 * @param reservationGap the sum over owners of the integral of the gap of v*(s) over s up to their
 *     share
 * @param meanGap expected gap of a type
 */
public record Cutoff(
    double agents, double maxGap, double secondGap, double reservationGap, double meanGap) {

  /** Returns the numbers of a market. */
  public static Cutoff of(TypeLaw law, Owners owners) {
    return ClosedForm.of(law)
        .map(form -> form.cutoff(owners))
        .orElseGet(() -> byQuadrature(law, owners));
  }

  /** Returns the numbers of a market by quadrature, whether or not there is a closed form. */
  static Cutoff byQuadrature(TypeLaw law, Owners owners) {
    double n = (double) owners.agents();
    double[] gaps = new double[owners.classes()];
    for (int k = 0; k < gaps.length; k++) {
      gaps[k] = worstOffGap(law, owners, k);
    }
    Panels panels = Panels.of(law, owners, gaps);
    double max = panels.integral((gap, tail, log) -> Elementary.exp(n * log));
    double second =
        panels.integral((gap, tail, log) -> Elementary.exp((n - 1) * log) * (1 + (n - 1) * tail));
    return new Cutoff(n, max, second, reservation(owners, gaps, panels), law.meanGap());
  }

  private static double reservation(Owners owners, double[] gaps, Panels panels) {
    double others = (double) owners.agents() - 1;
    double[] below = new double[panels.count() + 1];
    for (int panel = panels.count() - 1; panel >= 0; panel--) {
      double over = panels.over(panel, (gap, tail, log) -> Elementary.exp(others * log));
      below[panel] = below[panel + 1] + over;
    }
    double sum = 0;
    for (int k = 0; k < gaps.length; k++) {
      if (owners.weight(k) > 0) {
        double rest = gaps[k] < panels.edge(panels.count()) ? below[panels.panel(gaps[k])] : 0;
        sum += owners.weight(k) * (gaps[k] + rest / owners.share(k));
      }
    }
    return sum;
  }

  /** Returns the gap of v*, the type of an owner that expects to gain least. */
  public static double worstOffGap(TypeLaw law, Owners owners, int owner) {
    return gapOfLevel(law, owners.agents(), owners.logShare(owner));
  }

  /**
   * Returns the gap of the type that has the highest type with a given probability.
   *
   * @param logLevel the logarithm of the probability
   */
  public static double gapOfLevel(TypeLaw law, long agents, double logLevel) {
    double tail = -Elementary.expm1(logLevel / ((double) agents - 1));
    return law.gapOfTail(Math.max(0, tail)); // never a negative zero
  }

  /** Returns T1: what the second highest type pays beyond what owners ask for, in expectation. */
  public double t1() {
    return reservationGap - secondGap;
  }

  /** Returns T2: the expected type less the expected highest type, which is negative. */
  public double t2() {
    return maxGap - meanGap;
  }

  /** Returns beta*, up to which trade can be efficient; not even at zero if it is negative. */
  public double betaStar() {
    double sum = t1() + t2();
    if (!(sum < 0)) {
      throw new IllegalStateException("T1 + T2 must be negative, got " + sum);
    }
    return -agents * t1() / sum;
  }

  /**
   * Returns the least interim gain of an agent from taking part, that of type v*: the same for all.
   *
   * @param beta the coefficient of interdependence
   */
  public double leastSlack(double beta) {
    return (agents * t1() + beta * (t1() + t2())) / (agents * agents);
  }
}
