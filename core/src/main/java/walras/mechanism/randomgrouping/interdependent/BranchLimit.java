package walras.mechanism.randomgrouping.interdependent;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.function.IntToDoubleFunction;
import walras.mechanism.randomgrouping.signals.Ladder;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.StateLimit;

/**
 * What infinitely many agents lose at a random price: on first messages, or on second and third
 * ones, which are the same once everybody knows the state.
 *
 * @param loss the mean loss per agent
 * @param efficient the probability that it is at most eps; NaN without eps, and where chance
 *     decides as the loss of infinitely many agents is eps
 */
record BranchLimit(double loss, double efficient) implements Serializable {

  /** Returns the limit where each buyer knows the own signal alone. */
  static BranchLimit ofFirstMessages(SignalEnvironment environment, StateLimit limit, int state) {
    return of(environment, limit, state, environment.buyers().expectedFromOwnSignal(0));
  }

  /** Returns the limit where all know the state. */
  static BranchLimit ofKnownState(SignalEnvironment environment, StateLimit limit, int state) {
    return of(environment, limit, state, environment.buyers().money(state, 0));
  }

  private static BranchLimit of(
      SignalEnvironment environment, StateLimit limit, int state, double[] expected) {
    Side buyers = environment.buyers();
    Ladder demand = Ladder.of(buyers);
    demand.demand(expected, environment.grid());
    Ladder supply = Groups.supply(environment);
    double[] values = buyers.money(state, 0);
    BigDecimal eps = environment.eps();
    double bound = eps == null ? Double.NaN : eps.doubleValue();
    PriceStretches stretches = PriceStretches.of(environment.steps(), supply, demand);
    double loss = 0;
    double efficient = eps == null ? Double.NaN : 0;
    for (int i = 0; i < stretches.size(); i++) {
      int price = stretches.price(i);
      double units = sum(buyers, state, demand, price, place -> 1);
      double bought = sum(buyers, state, demand, price, place -> values[place]);
      double lost = Math.max(0, limit.maximum() - limit.surplus(price, units, bought));
      loss += stretches.probability(i) * lost;
      efficient += isEdge(lost, bound) ? Double.NaN : lost < bound ? stretches.probability(i) : 0;
    }
    return new BranchLimit(loss, efficient);
  }

  private static boolean isEdge(double lost, double bound) {
    return Math.abs(lost - bound) <= StateLimit.ROUNDING;
  }

  private static double sum(
      Side buyers, int state, Ladder demand, int price, IntToDoubleFunction each) {
    double sum = 0;
    for (int place = 0; place < demand.size(); place++) {
      sum +=
          demand.threshold(place) > price
              ? buyers.model().signal(state, place / buyers.units()) * each.applyAsDouble(place)
              : 0;
    }
    return sum;
  }
}
