package walras.mechanism.efficienttrade.cutoff;

import walras.numeric.Elementary;
import walras.numeric.GaussLegendre;

/**
 * Integrals of the law of types in a market for many evaluations: on each panel the Legendre series
 * whose coefficients the rule of the panel gives, integrated term by term. As accurate as the rule,
 * in absolute terms, for a few dozen operations and without the law; where the density has a pole
 * at the lower end, to 2e-12 of the width there. Immutable.
 */
public final class IntegralTable {

  private static final int SIZE = GaussLegendre.TWENTY.size();
  private static final int TERMS = SIZE + 1;

  /** In the recurrence of Legendre polynomials, the factor of the last and of the one before. */
  private static final double[] LAST = new double[TERMS + 1];

  private static final double[] BEFORE = new double[TERMS + 2];

  static {
    for (int k = 0; k < LAST.length; k++) {
      LAST[k] = (2.0 * k + 1) / (k + 1);
    }
    for (int k = 0; k < BEFORE.length; k++) {
      BEFORE[k] = -(double) k / (k + 1);
    }
  }

  /** A rule's weights times Legendre polynomials at its points, by order. */
  private static final double[][] TRANSFORM = transform();

  private final Panels panels;
  private final double[] aboveOthers;
  private final double[] aboveAll;
  private final double[] tails;

  IntegralTable(Panels panels, double agents) {
    this.panels = panels;
    aboveOthers = fromEnd((gap, s, log) -> Elementary.exp((agents - 1) * log));
    aboveAll = fromEnd((gap, s, log) -> Elementary.exp(agents * log));
    tails = fromStart((gap, s, log) -> s);
  }

  private static double[][] transform() {
    double[][] transform = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      double x = GaussLegendre.TWENTY.point(i);
      double before = 0;
      double last = 1;
      for (int k = 0; k < SIZE; k++) {
        transform[k][i] = (k + 0.5) * GaussLegendre.TWENTY.weight(i) * last;
        double next = LAST[k] * x * last + BEFORE[k] * before;
        before = last;
        last = next;
      }
    }
    return transform;
  }

  private double[] fromEnd(Panels.Integrand integrand) {
    double[] series = new double[panels.count() * TERMS];
    double beyond = 0;
    for (int panel = panels.count() - 1; panel >= 0; panel--) {
      double[] rest = rest(panel, integrand);
      rest[0] += beyond;
      System.arraycopy(rest, 0, series, panel * TERMS, TERMS);
      beyond += panels.over(panel, integrand);
    }
    return series;
  }

  private double[] fromStart(Panels.Integrand integrand) {
    double[] series = new double[panels.count() * TERMS];
    double upTo = 0;
    for (int panel = 0; panel < panels.count(); panel++) {
      upTo += panels.over(panel, integrand);
      double[] rest = rest(panel, integrand);
      for (int k = 0; k < TERMS; k++) {
        series[panel * TERMS + k] = -rest[k];
      }
      series[panel * TERMS] += upTo;
    }
    return series;
  }

  /** Returns the series of the integral from a place on a panel to the panel's end. */
  private double[] rest(int panel, Panels.Integrand integrand) {
    double[] values = panels.values(panel, integrand);
    double[] terms = new double[TERMS + 1];
    for (int k = 0; k < SIZE; k++) {
      for (int i = 0; i < SIZE; i++) {
        terms[k] += TRANSFORM[k][i] * values[i];
      }
    }
    double half = 0.5 * (panels.edge(panel + 1) - panels.edge(panel));
    double[] rest = new double[TERMS];
    rest[0] = half * (terms[0] + terms[1] / 3);
    for (int k = 1; k < TERMS; k++) {
      rest[k] = half * (terms[k + 1] / (2 * k + 3) - terms[k - 1] / (2 * k - 1));
    }
    return rest;
  }

  /** Returns the integral of {@code F^(n-1)} over gaps larger than one. */
  public double aboveOthers(double gap) {
    return isBeyond(gap) ? 0 : at(gap, aboveOthers);
  }

  /** Returns the integral of {@code F^n} over gaps larger than one. */
  public double aboveAll(double gap) {
    return isBeyond(gap) ? 0 : at(gap, aboveAll);
  }

  /**
   * Returns the integral of the tail probability over smaller gaps: up to the last panel, beyond
   * which nobody is.
   */
  public double tails(double gap) {
    return at(Math.min(gap, panels.edge(panels.count())), tails);
  }

  private boolean isBeyond(double gap) {
    return gap >= panels.edge(panels.count());
  }

  private double at(double gap, double[] series) {
    int panel = panels.panel(gap);
    double from = panels.edge(panel);
    double to = panels.edge(panel + 1);
    double x = (gap - from - (to - gap)) / (to - from);
    int first = panel * TERMS;
    double sum = 0;
    double before = 0;
    for (int k = TERMS - 1; k >= 0; k--) {
      double next = series[first + k] + LAST[k] * x * sum + BEFORE[k + 1] * before;
      before = sum;
      sum = next;
    }
    return sum;
  }
}
