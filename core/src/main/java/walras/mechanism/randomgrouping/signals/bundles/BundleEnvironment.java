package walras.mechanism.randomgrouping.signals.bundles;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.bundles.AgentType;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.bundles.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;

/**
 * A state that nobody observes, signals about it, and two commodities of which everybody has or
 * wants at most one unit. Costs add up; what both commodities are worth to a buyer need not be the
 * sum.
 *
 * @param signals everything but what both commodities together are worth
 * @param both what one unit of each is worth to buyers, by state, then signal
 */
public record BundleEnvironment(SignalEnvironment signals, List<List<BigDecimal>> both)
    implements Serializable {

  /** Copies the lists. */
  public BundleEnvironment {
    both = both.stream().map(List::copyOf).toList();
  }

  /** Writes every name and number. */
  public void describe(Details details) {
    signals.describe(details);
    for (int state = 0; state < both.size(); state++) {
      List<String> texts =
          both.get(state).stream().map(value -> value.stripTrailingZeros().toString()).toList();
      details.at("buyers").at("both").put(signals.states().get(state), texts);
    }
  }

  /** Returns the prices and the rules that decide on them. */
  public Grid grid() {
    return signals.grid();
  }

  /** Returns the number of states. */
  public int states() {
    return signals.states().size();
  }

  /** Returns the number of signals that sellers can have. */
  public int sellerSignals() {
    return signals.sellers().signals();
  }

  /** Returns the number of signals that buyers can have. */
  public int buyerSignals() {
    return signals.buyers().signals();
  }

  /** Returns what a bundle is worth to a buyer, exactly as written. */
  public BigDecimal value(int state, int signal, int bundle) {
    return switch (bundle) {
      case Bundle.NONE -> BigDecimal.ZERO;
      case Bundle.FIRST -> signals.buyers().money(state, signal, 0, 0);
      case Bundle.SECOND -> signals.buyers().money(state, signal, 1, 0);
      default -> both.get(state).get(signal);
    };
  }

  /** Returns what bundles are worth to buyers in a state, shape {@code [bundles][signals]}. */
  public double[][] values(int state) {
    double[][] values = new double[Bundle.COUNT][buyerSignals()];
    for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
      for (int signal = 0; signal < buyerSignals(); signal++) {
        values[bundle][signal] = value(state, signal, bundle).doubleValue();
      }
    }
    return values;
  }

  /** Returns what bundles cost sellers in a state, shape {@code [bundles][signals]}. */
  public double[][] costs(int state) {
    double[][] costs = new double[Bundle.COUNT][sellerSignals()];
    for (int signal = 0; signal < sellerSignals(); signal++) {
      costs[Bundle.FIRST][signal] = signals.sellers().money(state, 0)[signal];
      costs[Bundle.SECOND][signal] = signals.sellers().money(state, 1)[signal];
      costs[Bundle.BOTH][signal] = cost(state, signal).doubleValue();
    }
    return costs;
  }

  /** Returns what one unit of each commodity costs a seller. */
  private BigDecimal cost(int state, int signal) {
    BigDecimal first = signals.sellers().money(state, signal, 0, 0);
    return first.add(signals.sellers().money(state, signal, 1, 0));
  }

  /** Tells whether bundles are worth what their units are alone, to all buyers. */
  public boolean isSeparable() {
    for (int state = 0; state < states(); state++) {
      for (int signal = 0; signal < buyerSignals(); signal++) {
        if (!isSeparable(state, signal)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Tells whether both commodities are worth the sum in a state, to buyers with a signal. */
  public boolean isSeparable(int state, int signal) {
    BigDecimal first = value(state, signal, Bundle.FIRST);
    BigDecimal sum = first.add(value(state, signal, Bundle.SECOND));
    return value(state, signal, Bundle.BOTH).compareTo(sum) == 0;
  }

  /** Tells whether every bundle is worth the same in two states, to buyers with any signal. */
  public boolean isWorthTheSame(int state, int other) {
    for (int signal = 0; signal < buyerSignals(); signal++) {
      for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
        if (value(state, signal, bundle).compareTo(value(other, signal, bundle)) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns this environment with another tie rule. */
  public BundleEnvironment with(TieRule other) {
    return new BundleEnvironment(signals.with(other), both);
  }

  /** Returns the market of those who know the state, with signals as types. */
  public KnownBundles known(int state) {
    return KnownBundles.of(grid(), sellers(state), buyers(state));
  }

  /** Returns sellers who know the state, with signals as types. */
  List<AgentType> sellers(int state) {
    List<AgentType> sellers = new ArrayList<>();
    for (int signal = 0; signal < sellerSignals(); signal++) {
      sellers.add(
          new AgentType(
              Side.SELLER,
              signals.sellers().model().types().get(signal),
              new BigDecimal(signals.sellers().model().signal(state, signal)),
              signals.sellers().money(state, signal, 0, 0),
              signals.sellers().money(state, signal, 1, 0),
              cost(state, signal)));
    }
    return sellers;
  }

  /** Returns buyers who know the state, with signals as types. */
  List<AgentType> buyers(int state) {
    List<AgentType> buyers = new ArrayList<>();
    for (int signal = 0; signal < buyerSignals(); signal++) {
      buyers.add(
          new AgentType(
              Side.BUYER,
              signals.buyers().model().types().get(signal),
              new BigDecimal(signals.buyers().model().signal(state, signal)),
              value(state, signal, Bundle.FIRST),
              value(state, signal, Bundle.SECOND),
              value(state, signal, Bundle.BOTH)));
    }
    return buyers;
  }
}
