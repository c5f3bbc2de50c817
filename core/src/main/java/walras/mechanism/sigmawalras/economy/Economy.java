package walras.mechanism.sigmawalras.economy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import walras.kernel.Details;

/**
 * The utilities of all classes of agents. Immutable.
 *
 * <p>A signal s enters the own utility as {@code s + eta s (1 - s)}, the overall mean S as {@code S
 * + zeta S (1 - S)}.
 */
public final class Economy implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<AgentClass> classes;
  private final double[][] cross;
  private final Curvature curvature;
  private final OwnSignal ownSignal;

  /**
   * Creates an economy.
   *
   * @param cross weight of the mean signal of class h in the marginal utility of class k, {@code
   *     [k][h]}
   */
  public Economy(
      List<AgentClass> classes, double[][] cross, Curvature curvature, OwnSignal ownSignal) {
    this.classes = List.copyOf(classes);
    this.cross = new double[cross.length][];
    for (int k = 0; k < cross.length; k++) {
      this.cross[k] = cross[k].clone();
    }
    this.curvature = curvature;
    this.ownSignal = ownSignal;
  }

  /** Writes every number that decides the economy. */
  public void describe(Details details) {
    for (int k = 0; k < classes.size(); k++) {
      AgentClass of = classes.get(k);
      details
          .at("class_%d".formatted(k + 1))
          .put("share", of.share().stripTrailingZeros().toString())
          .put("alpha", of.alpha())
          .put("beta", of.beta())
          .put("mu", of.mu())
          .put("gamma", of.gamma())
          .put("delta", of.delta())
          .put("cross", cross[k]);
    }
    details
        .put("eta", curvature.eta())
        .put("zeta", curvature.zeta())
        .put("rho", isLinear() ? 0 : curvature.rho())
        .put("own_signal", ownSignal.spelling());
  }

  /** Returns the number of classes. */
  public int classes() {
    return classes.size();
  }

  /** Returns a class. */
  public AgentClass type(int k) {
    return classes.get(k);
  }

  /** Returns the shares of the classes. */
  public List<BigDecimal> shares() {
    return classes.stream().map(AgentClass::share).toList();
  }

  /** Returns the weight of the mean signal of class h in the marginal utility of class k. */
  public double cross(int k, int h) {
    return cross[k][h];
  }

  /** Returns how signals bend utilities. */
  public Curvature curvature() {
    return curvature;
  }

  /** Returns whether means contain the own signal. */
  public OwnSignal ownSignal() {
    return ownSignal;
  }

  /** Tells whether means contain the own signal. */
  public boolean isInclusive() {
    return ownSignal == OwnSignal.INCLUSIVE;
  }

  /** Tells whether utilities are linear in signals and quadratic in quantities. */
  public boolean isLinear() {
    return curvature.eta() == 0
        && curvature.zeta() == 0
        && classes.stream().allMatch(of -> of.gamma() == 0);
  }

  /** Tells whether marginal utilities of all classes have the same slope mu. */
  public boolean hasCommonSlope() {
    return classes.stream().allMatch(of -> of.mu() == classes.get(0).mu());
  }

  /** Tells whether any class cares about the mean signal of a class. */
  public boolean isHeeded(int h) {
    for (double[] row : cross) {
      if (row[h] != 0) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether signals of others never lower anybody's marginal utility (A3'). */
  public boolean hasNonnegativeEffects() {
    for (int k = 0; k < classes.size(); k++) {
      AgentClass of = classes.get(k);
      double least =
          of.beta() * (1 - Math.abs(curvature.zeta()))
              - of.gamma() * Math.abs(curvature.rho()) * of.mostSaturation();
      if (!(least >= 0)) {
        return false;
      }
      for (double effect : cross[k]) {
        if (effect < 0) {
          return false;
        }
      }
    }
    return true;
  }
}
