package walras.mechanism.efficienttrade.cutoff;

import java.util.function.DoubleUnaryOperator;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;
import walras.numeric.GaussLegendre;

/**
 * Integrals of the law of types in a market, at any gap, prepared for many evaluations. A type
 * stands for its level, the probability of having the highest type. Confined to one thread.
 */
public final class TypeIntegrals {

  /** Levels below this matter for no digit of a sum over agents. */
  public static final double NEGLIGIBLE = 1e-40;

  private final TypeLaw law;
  private final double agents;
  private final Panels panels;
  private final DoubleUnaryOperator others;
  private final DoubleUnaryOperator all;
  private final DoubleUnaryOperator tail;
  private final double[] aboveOthers;
  private final double[] aboveAll;
  private final double[] tails;
  private final double end;

  /** Prepares the integrals of a market. */
  public TypeIntegrals(TypeLaw law, Owners owners) {
    this.law = law;
    agents = (double) owners.agents();
    double[] special = new double[owners.classes()];
    for (int k = 0; k < special.length; k++) {
      special[k] = Cutoff.worstOffGap(law, owners, k);
    }
    panels = Panels.of(law, owners, special);
    end = panels.edge(panels.count());
    others = gap -> Elementary.exp((agents - 1) * Elementary.log1p(-law.tail(gap)));
    all = gap -> Elementary.exp(agents * Elementary.log1p(-law.tail(gap)));
    tail = law::tail;
    aboveOthers = fromEnd((gap, s, log) -> Elementary.exp((agents - 1) * log));
    aboveAll = fromEnd((gap, s, log) -> Elementary.exp(agents * log));
    tails = new double[panels.count() + 1];
    for (int panel = 0; panel < panels.count(); panel++) {
      tails[panel + 1] = tails[panel] + panels.over(panel, (gap, s, log) -> s);
    }
  }

  /** Returns the integrals prepared for draws, which need no digit beyond those of their sums. */
  public IntegralTable table() {
    return new IntegralTable(panels, agents);
  }

  private double[] fromEnd(Panels.Integrand integrand) {
    double[] sums = new double[panels.count() + 1];
    for (int panel = panels.count() - 1; panel >= 0; panel--) {
      sums[panel] = sums[panel + 1] + panels.over(panel, integrand);
    }
    return sums;
  }

  /** Returns the integral of {@code F^(n-1)} over gaps larger than one. */
  public double aboveOthers(double gap) {
    return beyond(gap, others, aboveOthers);
  }

  /** Returns the integral of {@code F^n} over gaps larger than one. */
  public double aboveAll(double gap) {
    return beyond(gap, all, aboveAll);
  }

  /** Returns the probability of smaller gaps times their mean. */
  public double momentBelow(double gap) {
    int panel = panels.panel(gap);
    double integral = tails[panel];
    if (gap >= end) {
      integral = tails[panels.count()] + integral(tail, end, gap);
    } else if (gap > panels.edge(panel)) {
      integral += integral(tail, panels.edge(panel), gap);
    }
    return gap * law.tail(gap) - integral;
  }

  private double beyond(double gap, DoubleUnaryOperator integrand, double[] sums) {
    if (gap >= end) {
      return 0;
    }
    int panel = panels.panel(gap);
    if (gap == panels.edge(panel)) {
      return sums[panel];
    }
    return sums[panel + 1] + integral(integrand, gap, panels.edge(panel + 1));
  }

  private static double integral(DoubleUnaryOperator integrand, double from, double to) {
    return from < to ? GaussLegendre.TWENTY.integrate(integrand, from, to) : 0;
  }

  /** Returns the gap of a level, given its logarithm. */
  public double gap(double logLevel) {
    return Cutoff.gapOfLevel(law, (long) agents, logLevel);
  }

  /** Returns H, the integral of the gap over levels up to one given by its logarithm. */
  public double reservation(double logLevel) {
    double gap = gap(logLevel);
    return Elementary.exp(logLevel) * gap + aboveOthers(gap);
  }

  /**
   * Returns what an agent of one level loses by reporting another, but for the factor {@code 1 +
   * beta/n}: the tangent gap H(g) - H(h) - (g - h) H'(g), never negative.
   */
  public double tangentGap(double logLevel, double logReport) {
    double gap = gap(logLevel);
    double report = gap(logReport);
    double lift = Elementary.exp(logReport) * (gap - report);
    return Math.max(0, lift + aboveOthers(gap) - aboveOthers(report));
  }

  /** Returns W of a type: the integral of types over levels up to its own. */
  public double virtual(double gap) {
    double level = others.applyAsDouble(gap);
    if (level < NEGLIGIBLE) {
      return 0;
    }
    return (law.upper() - gap) * level - aboveOthers(gap);
  }

  /** Returns by how much one agent more, the last, raises the expected highest type. */
  public double lastGap() {
    return panels.integral((gap, s, log) -> s * Elementary.exp((agents - 1) * log));
  }
}
