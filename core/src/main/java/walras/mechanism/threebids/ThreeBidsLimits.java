package walras.mechanism.threebids;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import walras.kernel.Details;

/** What the means of the metrics tend to in each state as agents grow. */
final class ThreeBidsLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A transfer this near to the tolerance is on its edge, and chance decides at every size. */
  private static final double ROUNDING = 1e-12;

  private final ThreeBidsMarket market;
  private final ThreeBidsEnvironment environment;
  private final int signals;

  ThreeBidsLimits(ThreeBidsMarket market) {
    this.market = market;
    environment = market.environment();
    signals = environment.economy().signals();
  }

  /** Tells whether the mean of a metric tends to the same in every state that can occur. */
  boolean isSameInAllStates(int metric) {
    OptionalDouble first = of(metric, 0);
    for (int place = 1; place < environment.occurring().length; place++) {
      if (!first.equals(of(metric, place))) {
        return false;
      }
    }
    return first.isPresent();
  }

  /** Returns the limit of a metric's mean in a state, by its place, or nothing without one. */
  OptionalDouble of(int metric, int place) {
    StateTheory theory = market.theory(place);
    Allocation allocation = theory.allocation();
    if (metric >= Measures.FAMILIES) {
      return ofFamily(Measures.family(metric, signals), Measures.signal(metric, signals), theory);
    }
    if (Measures.isOfSelection(metric)) {
      return new SelectionLimit(environment, theory).of(metric);
    }
    return switch (metric) {
      case Measures.LOG_POSTERIOR_ERROR -> OptionalDouble.empty();
      case Measures.ALL_PRICES_WITHIN -> OptionalDouble.of(1);
      case Measures.CASE1_SHARE, Measures.CASE1_SHARE + 1, Measures.CASE1_SHARE + 2 ->
          OptionalDouble.of(metric - Measures.CASE1_SHARE + 1 == allocation.number() ? 1 : 0);
      case Measures.MARGINAL_ABOVE_SHARE -> OptionalDouble.of(allocation.marginal(1));
      case Measures.MARGINAL_TIE_SHARE -> OptionalDouble.of(allocation.marginal(0));
      case Measures.MARGINAL_BELOW_SHARE -> OptionalDouble.of(allocation.marginal(-1));
      case Measures.EFFICIENT_SURPLUS ->
          OptionalDouble.of(CompetitiveSurplus.of(theory.benchmark()));
      case Measures.MISALLOCATION_SHARE_PT ->
          OptionalDouble.of(priceTaking(theory).misallocation());
      case Measures.SURPLUS_LOSS_PT -> positive(priceTaking(theory).loss());
      case Measures.TRANSFER_ERROR_PT -> positive(priceTaking(theory).transferError());
      case Measures.MISALLOCATION_SHARE, Measures.REALISED_MISALLOCATION_SHARE ->
          OptionalDouble.of(lottery(theory).misallocation());
      case Measures.SURPLUS_LOSS, Measures.REALISED_SURPLUS_LOSS ->
          positive(lottery(theory).loss());
      case Measures.TRANSFER_ERROR -> positive(lottery(theory).transferError());
      case Measures.REALISED_RULE -> OptionalDouble.of(3.5 * environment.rules().epsilon());
      default -> OptionalDouble.of(0);
    };
  }

  /** Returns a number that cannot be negative but for rounding, of which nothing is left. */
  private static OptionalDouble positive(double number) {
    return OptionalDouble.of(number <= ROUNDING ? 0 : number);
  }

  private LotteryLimit lottery(StateTheory theory) {
    return new LotteryLimit(environment, theory);
  }

  private LotteryLimit priceTaking(StateTheory theory) {
    Rules rules = environment.rules();
    Rules certain = new Rules(rules.groups(), rules.sellersPerN(), rules.buyersPerN(), 0);
    ThreeBidsEnvironment without =
        new ThreeBidsEnvironment(
            environment.economy(),
            certain,
            environment.tolerances(),
            environment.state(),
            environment.selection());
    return new LotteryLimit(without, theory);
  }

  private OptionalDouble ofFamily(Measures.Family family, int signal, StateTheory theory) {
    LotteryLimit lottery = lottery(theory);
    return switch (family) {
      case CONSUME_SELLER -> OptionalDouble.of(lottery.seller(signal));
      case CONSUME_BUYER -> OptionalDouble.of(lottery.buyer(signal));
      case TRANSFER_NEAR_SELLER ->
          theory.benchmark().rank(signal) == 0
              ? OptionalDouble.empty()
              : near(lottery.ofSeller(signal, this::indicator));
      case TRANSFER_NEAR_BUYER ->
          theory.benchmark().rank(signal) == 0
              ? OptionalDouble.empty()
              : near(lottery.ofBuyer(signal, this::indicator));
    };
  }

  private static OptionalDouble near(double share) {
    return Double.isNaN(share) ? OptionalDouble.empty() : OptionalDouble.of(share);
  }

  /** Returns 1 for a distance within the tolerance, 0 for one beyond, NaN on the edge. */
  private double indicator(double off) {
    double inside = environment.tolerances().transfer() - Math.abs(off);
    return Math.abs(inside) <= ROUNDING ? Double.NaN : inside > 0 ? 1 : 0;
  }

  void describe(Details details) {
    List<String> states = market.states();
    for (int place = 0; place < states.size(); place++) {
      describe(place, details.at(states.get(place)));
    }
    double[] firstBids = new double[signals];
    for (int signal = 0; signal < signals; signal++) {
      firstBids[signal] = environment.economy().firstBid(signal);
    }
    details.put("first_bids", firstBids);
  }

  private void describe(int place, Details details) {
    StateTheory theory = market.theory(place);
    new TheoryDetails(environment, theory).write(details);
    Details limits = details.at("limits");
    List<Measures.Entry> entries = Measures.all(environment.economy());
    for (int metric = 0; metric < entries.size(); metric++) {
      limits.put(entries.get(metric).name(), of(metric, place).orElse(Double.NaN));
    }
  }
}
