package walras.mechanism.sigmawalras.economy;

import java.io.Serializable;

/** An economy with a number of agents: how much one signal moves marginal utilities. Immutable. */
public final class SizedEconomy implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Economy economy;
  private final long[] sizes;
  private final long agents;

  /** Creates an economy of the given sizes of its classes. */
  public SizedEconomy(Economy economy, long... sizes) {
    this.economy = economy;
    this.sizes = sizes.clone();
    long sum = 0;
    for (long size : sizes) {
      sum += size;
    }
    agents = sum;
  }

  /** Returns the economy. */
  public Economy economy() {
    return economy;
  }

  /** Returns the number of agents. */
  public long agents() {
    return agents;
  }

  /** Returns the number of agents of a class. */
  public double size(int k) {
    return (double) sizes[k];
  }

  /** Returns the number of agents of a class. */
  public long count(int k) {
    return sizes[k];
  }

  /** Returns the sizes of the classes. */
  public long[] sizes() {
    return sizes.clone();
  }

  /** Returns over how many agents the overall mean is that enters a utility. */
  public double meanOver() {
    return economy.isInclusive() ? (double) agents : (double) (agents - 1);
  }

  /** Returns over how many agents of class h the mean is that enters a utility of class k. */
  public double classMeanOver(int k, int h) {
    return k != h || economy.isInclusive() ? (double) sizes[h] : (double) (sizes[h] - 1);
  }

  /** Returns the effect of class h on class k per agent of class h. */
  public double crossEffect(int k, int h) {
    double effect = economy.cross(k, h);
    return effect == 0 ? 0 : effect / classMeanOver(k, h);
  }

  /**
   * Returns how much the signal of another agent of class k moves marginal utilities of class h in
   * a linear-quadratic economy: b_hk.
   */
  public double effect(int h, int k) {
    double beta = economy.type(h).beta();
    return (beta == 0 ? 0 : beta / meanOver()) + crossEffect(h, k);
  }

  /** Returns how much the own signal moves marginal utility, linear-quadratic: a_k. */
  public double ownEffect(int k) {
    double alpha = economy.type(k).alpha();
    return economy.isInclusive() ? alpha + effect(k, k) : alpha;
  }

  /**
   * Returns the bound on the effect of one agent's signal on the marginal utility of another:
   * phi_N, the largest over pairs of classes; exact for linear-quadratic economies.
   */
  public double informationalSize() {
    double largest = 0;
    for (int k = 0; k < sizes.length; k++) {
      for (int h = 0; h < sizes.length; h++) {
        if (sizes[k] > 0 && sizes[h] > (k == h ? 1 : 0)) {
          largest = Math.max(largest, effectBound(k, h));
        }
      }
    }
    return largest;
  }

  private double effectBound(int k, int h) {
    AgentClass of = economy.type(k);
    Curvature curvature = economy.curvature();
    double overall =
        Math.abs(of.beta()) * (1 + Math.abs(curvature.zeta()))
            + Math.abs(of.gamma() * curvature.rho()) * of.mostSaturation();
    return overall / meanOver() + Math.abs(crossEffect(k, h));
  }

  /** Returns the information and price effect of one agent: phi_N + 1/N. */
  public double influence() {
    return informationalSize() + 1 / (double) agents;
  }

  /** Returns the least effect of an own signal on the own marginal utility: c_s. */
  public double leastOwnEffect() {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < sizes.length; k++) {
      if (sizes[k] > 0) {
        least = Math.min(least, leastOwnEffect(k));
      }
    }
    return least;
  }

  private double leastOwnEffect(int k) {
    AgentClass of = economy.type(k);
    Curvature curvature = economy.curvature();
    double own = of.alpha() * (1 - Math.abs(curvature.eta()));
    if (!economy.isInclusive()) {
      return own;
    }
    double bend = Math.abs(of.gamma() * curvature.rho()) * of.mostSaturation();
    double overall = of.beta() - Math.abs(of.beta() * curvature.zeta()) - bend;
    return own + overall / (double) agents + crossEffect(k, k);
  }
}
