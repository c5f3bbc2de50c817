package walras.mechanism.randomgrouping.signals;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import walras.environment.SignalModel;
import walras.kernel.Details;

/**
 * The sellers or the buyers: what their signals say about the state, and what units cost them or
 * are worth to them. Immutable.
 *
 * <p>A unit of a commodity has a place, {@code signal * units() + unit}, both from 0, in arrays
 * that hold one number per signal and unit.
 */
public final class Side implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How far two probabilities may be apart and still be the same but for rounding. */
  private static final double SAME = 1e-12;

  private final SignalModel model;
  private final int commodities;
  private final int units;
  private final List<Money> money;

  /** What the units of a signal are worth in a state, by commodity, then unit. */
  record Money(List<List<BigDecimal>> byCommodity) implements Serializable {

    Money {
      byCommodity = byCommodity.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Creates a side from values that were checked before.
   *
   * @param money by state, then signal
   */
  Side(SignalModel model, List<Money> money) {
    this.model = model;
    this.money = List.copyOf(money);
    commodities = money.get(0).byCommodity().size();
    units = money.get(0).byCommodity().get(0).size();
  }

  /** Writes all names and numbers; money under a name. */
  void describe(Details details, String moneyName) {
    details.put("signals", model.types());
    for (int state = 0; state < model.states().size(); state++) {
      String name = model.states().get(state);
      details.at("probabilities").put(name, model.signals(state));
      details.at(moneyName).put(name, texts(state));
    }
    details.put("commodities", (long) commodities).put("units", (long) units);
  }

  private List<String> texts(int state) {
    List<String> texts = new ArrayList<>();
    for (int signal = 0; signal < signals(); signal++) {
      for (int commodity = 0; commodity < commodities; commodity++) {
        for (int unit = 0; unit < units; unit++) {
          texts.add(money(state, signal, commodity, unit).stripTrailingZeros().toString());
        }
      }
    }
    return texts;
  }

  /** Returns the law of the signals, given the state. */
  public SignalModel model() {
    return model;
  }

  /** Returns the number of signals. */
  public int signals() {
    return model.types().size();
  }

  /** Returns the number of commodities. */
  public int commodities() {
    return commodities;
  }

  /** Returns the number of units of each commodity that one agent can trade. */
  public int units() {
    return units;
  }

  /** Returns what a unit costs or is worth, exactly as written. */
  public BigDecimal money(int state, int signal, int commodity, int unit) {
    return money.get(state * signals() + signal).byCommodity().get(commodity).get(unit);
  }

  /** Returns what the units of a commodity cost or are worth in a state, by their places. */
  public double[] money(int state, int commodity) {
    double[] values = new double[signals() * units];
    for (int place = 0; place < values.length; place++) {
      values[place] = money(state, place / units, commodity, place % units).doubleValue();
    }
    return values;
  }

  /** Tells whether units cost the same, or are worth the same, in all states. */
  public boolean isMoneyTheSameInAllStates() {
    for (int i = signals(); i < money.size(); i++) {
      if (!same(money.get(i), money.get(i % signals()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Money one, Money other) {
    for (int h = 0; h < one.byCommodity().size(); h++) {
      for (int t = 0; t < one.byCommodity().get(h).size(); t++) {
        if (one.byCommodity().get(h).get(t).compareTo(other.byCommodity().get(h).get(t)) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Tells whether two states give all signals the same probabilities. */
  public boolean isLikelihoodTheSame(int state, int other) {
    return likelihoodDistance(state, other) <= SAME;
  }

  /** Tells whether signals say nothing about the state. */
  public boolean isUninformative() {
    for (int state = 1; state < model.states().size(); state++) {
      if (!isLikelihoodTheSame(0, state)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the sum over signals of the differences of their probabilities in two states. */
  public double likelihoodDistance(int state, int other) {
    double sum = 0;
    for (int signal = 0; signal < signals(); signal++) {
      sum += Math.abs(model.signal(state, signal) - model.signal(other, signal));
    }
    return sum;
  }

  /** Returns what an agent expects units of a commodity to be worth who knows the own signal. */
  public double[] expectedFromOwnSignal(int commodity) {
    double[] expected = new double[signals() * units];
    for (int state = 0; state < model.states().size(); state++) {
      double[] values = money(state, commodity);
      for (int place = 0; place < values.length; place++) {
        expected[place] += model.tau(state, place / units) * values[place];
      }
    }
    return expected;
  }
}
