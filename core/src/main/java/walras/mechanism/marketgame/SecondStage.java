package walras.mechanism.marketgame;

import walras.kernel.ReplicationFailure;

/**
 * The equilibrium of the market game among the active agents under a common belief, from the counts
 * of their types; confined to one thread.
 *
 * <p>Source: section 2.2 and proposition 1 of the paper. With {@code p} the price and {@code Q},
 * {@code R} the totals including the own offer, a seller offers {@code b} such that the marginal
 * rate of substitution equals {@code p (1 - b/Q)}, a buyer such that it equals {@code p / (1 -
 * b/R)}, and the price alone decides who sells. Totals and price are found by Newton's method, with
 * a nested search as the fallback; a certificate on every agent's condition ends both.
 */
abstract sealed class SecondStage implements Replies permits LogSecondStage, CesSecondStage {

  /** Largest residual of an agent's condition, in logarithms. */
  static final double CERTIFICATE = 1e-12;

  /** Newton's method ends after a step below this: the error left is of the order of its square. */
  static final double LAST_STEP = 1e-8;

  static final int MOST_STEPS = 60;

  /** Unit roundoff times a few operations. */
  static final double ROUNDING = 8 * 0x1.0p-53;

  final ActiveAgents agents;
  final Equilibrium found;
  final Deviations deviations;
  boolean fellBack;

  SecondStage(ActiveAgents agents, Equilibrium found, Deviations deviations) {
    this.agents = agents;
    this.found = found;
    this.deviations = deviations;
  }

  static SecondStage create(Economy economy, ActiveAgents agents) {
    return economy.tastes().logarithmic()
        ? LogSecondStage.of(agents)
        : CesSecondStage.of(economy, agents);
  }

  /**
   * Solves for the counts and beliefs of the active agents.
   *
   * @param logPrice a guess at the logarithm of the competitive price
   * @throws ReplicationFailure if neither method meets the certificate
   */
  final void solve(double logPrice) {
    fellBack = false;
    competitive(logPrice);
    fellBack = !newton();
    if (fellBack && !search()) {
      throw new ReplicationFailure("stage-2 equilibrium did not converge");
    }
    deviations.measure();
  }

  /**
   * Solves by the nested search; where totals are so sensitive to the price that the last digit of
   * the price misses the certificate, Newton steps from there meet it.
   */
  final boolean search() {
    new NestedSearch(agents, this).solve();
    return settle() || newton();
  }

  /** Solves the configuration economy and starts from its price, offers and totals. */
  abstract void competitive(double logPrice);

  /** Improves price, offers and totals from the configuration economy on; tells whether it met. */
  abstract boolean newton();

  /**
   * Takes totals and price from the offers and tells whether every agent's condition holds to the
   * certificate or to rounding.
   */
  abstract boolean settle();

  /** Returns the largest residual of an agent's condition, in logarithms. */
  abstract double residual();
}
