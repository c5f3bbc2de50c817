package walras.mechanism.sigmawalras.economy;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Agents with the same utility. The marginal utility of a quantity q is {@code alpha g(s) + beta
 * h(S) + (effects of classes) - mu q - gamma (1 + rho S) Psi(q; delta)}.
 *
 * @param share of all agents, in (0, 1]; shares need not sum to one
 * @param alpha weight of the own signal, positive
 * @param beta weight of the overall mean signal
 * @param mu slope of marginal utility, positive
 * @param gamma weight of the saturating part, at least 0
 * @param delta quantity at which that part is steepest
 */
public record AgentClass(
    BigDecimal share, double alpha, double beta, double mu, double gamma, double delta)
    implements Serializable {

  /** Returns the largest size of the saturating part. */
  double mostSaturation() {
    return 1 + Math.abs(delta) / Math.sqrt(1 + delta * delta);
  }
}
