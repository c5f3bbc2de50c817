package walras.mechanism.marketgame;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import walras.kernel.Condition;
import walras.kernel.Derived;
import walras.kernel.Truth;
import walras.numeric.Digits;

/**
 * Whether the market game is ex post (eps, delta)-efficient at a number of agents.
 *
 * <p>Source: section 5 of the paper, theorem 3. No realisation may need more than delta of a good
 * beyond an entry fee, for which a bound stands (derived); in every state the efficiency gap is at
 * most eps with a probability of at least 1 - eps; and the equilibrium must exist at the size,
 * which the paper's threshold leaves out.
 */
record TheoremThree(MarketGameMarket market, BigDecimal eps, BigDecimal delta) {

  /** Returns the statement of a market, or nothing where it gives no eps or no delta. */
  static Optional<TheoremThree> of(MarketGameMarket market) {
    BigDecimal eps = market.tolerances().eps();
    BigDecimal delta = market.tolerances().delta();
    return eps == null || delta == null
        ? Optional.empty()
        : Optional.of(new TheoremThree(market, eps, delta));
  }

  Derived quantity() {
    return new Derived(
        "theorem_3",
        "1",
        "whether the outcome is ex post (eps, delta)-efficient",
        new Derived.AllOf(List.of(resources(), gap(), existence()), List.of(kappa(), region())),
        Derived.Scope.OVERALL);
  }

  private Condition resources() {
    DeltaBound bound = DeltaBound.of(market.economy(), market.firstStage());
    return new Condition.Stated(
        "delta_bound <= " + delta.toPlainString(),
        Truth.of(bound.isWithin(delta.doubleValue())),
        "%s of q, %s of r".formatted(Digits.of(bound.bound().q()), Digits.of(bound.bound().r())));
  }

  private Condition gap() {
    BigDecimal level = BigDecimal.ONE.subtract(eps);
    return new Condition.MeanKept(
        "P[gap <= %s] >= %s".formatted(eps.toPlainString(), level.toPlainString()),
        Measures.all().get(Measures.GAP_WITHIN_EPS).name(),
        level,
        Derived.Side.AT_LEAST);
  }

  private Condition existence() {
    String name = "N >= " + IncentiveSearch.NAME;
    return IncentiveSearch.of(market)
        .<Condition>map(search -> new Condition.SizeFrom(name, search))
        .orElseGet(
            () -> new Condition.Stated(name, Truth.UNDECIDED, "no scan says where to look for it"));
  }

  private Condition kappa() {
    Goods kappa = market.economy().kappa();
    return new Condition.Stated(
        "max(kappa) < kbar",
        Truth.UNDECIDED,
        "the larger is %s; the theorem says that kbar exists, not what it is"
            .formatted(Digits.of(Math.max(kappa.q(), kappa.r()))));
  }

  private Condition region() {
    Economy economy = market.economy();
    double bound = economy.largestShare();
    return new Condition.Stated(
        "eta <= min(kappa_q/(4 qbar), kappa_r/(4 rbar))",
        Truth.of(economy.eta() <= bound),
        "%s and %s".formatted(Digits.of(economy.eta()), Digits.of(bound)));
  }
}
