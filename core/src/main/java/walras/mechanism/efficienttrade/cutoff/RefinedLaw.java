package walras.mechanism.efficienttrade.cutoff;

import walras.mechanism.efficienttrade.types.Tail;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.numeric.Elementary;
import walras.numeric.GaussLegendre;

/**
 * What the numbers of a market are for many agents, from the leading term of the tail of types
 * alone: with s = 1/alpha, of T1 the terms of order {@code N^-s (log N)^s} and all powers of the
 * logarithm below.
 *
 * <p>Source: derived in the documentation of the mechanism.
 */
public final class RefinedLaw {

  private static final int FINEST = -40;
  private static final double GROWTH = 1.5;
  private static final double LAST = 60;

  private final Tail tail;
  private final double meanGap;

  /** Creates the law of types. */
  public RefinedLaw(TypeLaw law) {
    tail = law.tail();
    meanGap = law.meanGap();
  }

  /** Returns the constant C of the gap of the highest type, {@code C N^-s}. */
  public double maxGapConstant() {
    return tail.scale() * moment(0);
  }

  /** Returns the constant C of the gap of the second highest type, {@code C N^-s}. */
  public double secondGapConstant() {
    return tail.scale() * (1 + tail.root()) * moment(0);
  }

  /** Returns the constant in {@code beta* ~ constant N^(1-s) (log N)^s} under replication. */
  public double growthConstant() {
    return tail.scale() / meanGap;
  }

  /** Returns the exponent 1 - s of the number of agents in the growth of beta*. */
  public double growthExponent() {
    return 1 - tail.root();
  }

  /** Returns T1 without terms that vanish faster. */
  public double t1(Owners owners) {
    double sum = -(1 + tail.root()) * moment(0);
    for (int k = 0; k < owners.classes(); k++) {
      if (owners.weight(k) > 0) {
        sum += owners.weight(k) * moment(-owners.logShare(k));
      }
    }
    return scale(owners) * sum;
  }

  /** Returns beta* from both leading terms. */
  public double betaStar(Owners owners) {
    double t1 = t1(owners);
    return -(double) owners.agents() * t1 / (t1 + t2(owners));
  }

  /** Returns T2 without terms that vanish faster. */
  public double t2(Owners owners) {
    return scale(owners) * moment(0) - meanGap;
  }

  /** Returns kappa, the constant in {@code T1 ~ kappa N^-s (log N)^s} under replication. */
  public double scale() {
    return tail.scale();
  }

  private double scale(Owners owners) {
    return tail.scale() * Elementary.pow((double) owners.agents(), -tail.root());
  }

  /** Returns E[(x + E)^s] for an exponential variable E with mean one. */
  private double moment(double x) {
    double s = tail.root();
    if (s == 1) {
      return x + 1;
    }
    double sum = 0;
    double from = 0;
    double to = Math.scalb(1.0, FINEST);
    while (from < LAST) {
      sum +=
          GaussLegendre.TWENTY.integrate(
              e -> Elementary.pow(x + e, s) * Elementary.exp(-e), from, to);
      from = to;
      to = to < 1 ? 2 * to : GROWTH * to;
    }
    return sum;
  }
}
