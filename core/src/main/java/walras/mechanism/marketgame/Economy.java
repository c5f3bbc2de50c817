package walras.mechanism.marketgame;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import walras.environment.SignalModel;
import walras.kernel.Details;
import walras.numeric.Elementary;

/**
 * The primitives of the market game: who there is, what they like and own, and the two parameters
 * of the mechanism. Immutable.
 */
final class Economy implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SignalModel model;
  private final Tastes tastes;
  private final Goods endowment;
  private final Goods kappa;
  private final BigDecimal eta;

  Economy(SignalModel model, Tastes tastes, Goods endowment, Goods kappa, BigDecimal eta) {
    this.model = model;
    this.tastes = tastes;
    this.endowment = endowment;
    this.kappa = kappa;
    this.eta = eta;
  }

  SignalModel model() {
    return model;
  }

  Tastes tastes() {
    return tastes;
  }

  Goods endowment() {
    return endowment;
  }

  Goods kappa() {
    return kappa;
  }

  int types() {
    return model.types().size();
  }

  int states() {
    return model.states().size();
  }

  /** Returns the share of inactive agents. */
  double eta() {
    return eta.doubleValue();
  }

  /** Returns the fixed price at which inactive agents trade, in r per q. */
  double fixedPrice() {
    return endowment.r() / endowment.q();
  }

  /** Returns the number of active agents, in exact decimal arithmetic. */
  long active(long agents) {
    BigDecimal inactive = eta.multiply(BigDecimal.valueOf(agents));
    if (inactive.compareTo(BigDecimal.ONE) < 0) {
      return agents;
    }
    return agents - inactive.setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  /** Writes everything that makes this economy, as read. */
  void describe(Details details) {
    model.describe(details);
    tastes.describe(model.states(), details.at("utility"));
    endowment.describe(details.at("endowment"));
    kappa.describe(details.at("kappa"));
    details.put("eta", eta.stripTrailingZeros().toString());
  }

  /**
   * Returns the logarithm of the price at which an agent with utility weight {@code belief} does
   * not trade.
   */
  double logAutarky(int type, double belief) {
    return Tastes.logOdds(belief)
        + (1 - tastes.rho(type)) * Elementary.log(endowment.r() / endowment.q());
  }
}
