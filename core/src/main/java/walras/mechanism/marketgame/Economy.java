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
  private final Goods owned;
  private final Goods fee;
  private final Goods endowment;
  private final Goods kappa;
  private final BigDecimal eta;

  /** Creates an economy without an entry fee. */
  Economy(SignalModel model, Tastes tastes, Goods endowment, Goods kappa, BigDecimal eta) {
    this(model, tastes, new Entry(endowment, Goods.NONE), kappa, eta);
  }

  private Economy(SignalModel model, Tastes tastes, Entry entry, Goods kappa, BigDecimal eta) {
    this.model = model;
    this.tastes = tastes;
    this.owned = entry.owned();
    this.fee = entry.fee();
    this.endowment = new Goods(owned.q() - fee.q(), owned.r() - fee.r());
    this.kappa = kappa;
    this.eta = eta;
  }

  /**
   * Returns the same economy with an entry fee of twice kappa, which every agent pays in goods
   * before anything is known.
   *
   * <p>Source: section 6 of the paper. The paper leaves open what follows for the fixed price and
   * the offers: both are those of endowments after the fee.
   */
  Economy withEntryFee() {
    return new Economy(
        model, tastes, new Entry(owned, new Goods(2 * kappa.q(), 2 * kappa.r())), kappa, eta);
  }

  SignalModel model() {
    return model;
  }

  Tastes tastes() {
    return tastes;
  }

  /** Returns the same economy without an entry fee. */
  Economy beforeFee() {
    return hasFee() ? new Economy(model, tastes, owned, kappa, eta) : this;
  }

  /** Returns what every agent trades with: the endowment after the entry fee. */
  Goods endowment() {
    return endowment;
  }

  /** Returns the endowment of every agent before the entry fee. */
  Goods owned() {
    return owned;
  }

  /** Returns the entry fee of every agent. */
  Goods fee() {
    return fee;
  }

  boolean hasFee() {
    return fee.q() > 0;
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

  /** Returns the smallest number of agents of whom as many are inactive as of others. */
  long firstLike(long agents) {
    return firstWith(agents - active(agents));
  }

  /** Returns the largest number of agents of whom as many are inactive as of others. */
  long lastLike(long agents) {
    return firstWith(agents - active(agents) + 1) - 1;
  }

  private long firstWith(long inactive) {
    return BigDecimal.valueOf(inactive)
        .divide(eta, 0, RoundingMode.CEILING)
        .max(BigDecimal.valueOf(2))
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }

  /** Returns the largest share of inactive agents of theorem 3 of the paper. */
  double largestShare() {
    return Math.min(kappa.q() / (4 * owned.q()), kappa.r() / (4 * owned.r()));
  }

  /** Writes everything that makes this economy, as read. */
  void describe(Details details) {
    model.describe(details);
    tastes.describe(model.states(), details.at("utility"));
    owned.describe(details.at("endowment"));
    kappa.describe(details.at("kappa"));
    details.put("eta", eta.stripTrailingZeros().toString());
    if (hasFee()) {
      fee.describe(details.at("entry_fee"));
    }
  }

  /** Returns the smallest number of agents of whom one is inactive, ceil(1 / eta). */
  BigDecimal firstWithInactive() {
    return BigDecimal.ONE.divide(eta, 0, RoundingMode.CEILING);
  }

  /**
   * Returns what an alternative to an outcome may use per agent: of each good the larger of what
   * agents consume and what they own.
   *
   * <p>Source: (12) of the paper; with an entry fee agents own what they had before it.
   */
  Goods available(Goods consumed) {
    return new Goods(Math.max(consumed.q(), owned.q()), Math.max(consumed.r(), owned.r()));
  }

  /**
   * Returns the least amount delta of each good per agent such that agents consume no more than
   * they own and delta, where the designer adds something to what they trade with.
   *
   * <p>Source: condition (a) of section 5 of the paper; with an entry fee agents own what they had
   * before it.
   */
  double needed(double addedQ, double addedR) {
    return Math.max(0, Math.max(addedQ - fee.q(), addedR - fee.r()));
  }

  /**
   * Returns the logarithm of the price at which an agent with utility weight {@code belief} does
   * not trade.
   */
  double logAutarky(int type, double belief) {
    return Tastes.logOdds(belief)
        + (1 - tastes.rho(type)) * Elementary.log(endowment.r() / endowment.q());
  }

  /** What an agent owns and what entering takes of it. */
  private record Entry(Goods owned, Goods fee) {}
}
