package walras.mechanism.threebids;

import java.io.Serializable;
import java.util.List;
import walras.environment.SignalModel;
import walras.kernel.Details;
import walras.numeric.Elementary;

/**
 * Who knows what, and what a unit is worth: signals given the state, and the value of one unit to
 * an agent with a signal in a state. Sellers and buyers are alike. Immutable.
 *
 * <p>Flat arrays hold what belongs to a signal in a state at the place {@code state * signals() +
 * signal}.
 */
final class Economy implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SignalModel model;
  private final double[] values;
  private final double[] logPrior;
  private final double[] logSignals;
  private final double[] firstBids;

  /**
   * Creates an economy from values that were checked before.
   *
   * @param model the states, and the signals as types
   * @param values what a unit is worth, by state, then signal
   */
  Economy(SignalModel model, double[][] values) {
    this.model = model;
    int states = values.length;
    int signals = model.types().size();
    this.values = new double[states * signals];
    logPrior = new double[states];
    logSignals = new double[states * signals];
    firstBids = new double[signals];
    for (int state = 0; state < states; state++) {
      logPrior[state] = Elementary.log(model.prior(state));
      for (int signal = 0; signal < signals; signal++) {
        int place = state * signals + signal;
        this.values[place] = values[state][signal];
        logSignals[place] = Elementary.log(model.signal(state, signal));
        firstBids[signal] += model.tau(state, signal) * values[state][signal];
      }
    }
  }

  /** Returns an economy with the same states where nobody learns anything: of one signal. */
  Economy withoutSignals() {
    double[][] ones = new double[states()][];
    double[] prior = new double[ones.length];
    for (int state = 0; state < ones.length; state++) {
      ones[state] = new double[] {1};
      prior[state] = model.prior(state);
    }
    return new Economy(SignalModel.of(model.states(), prior, List.of("none"), ones), ones);
  }

  void describe(Details details) {
    details.put("states", model.states()).put("signals", model.types());
    double[] prior = new double[states()];
    for (int state = 0; state < prior.length; state++) {
      prior[state] = model.prior(state);
    }
    details.put("prior", prior);
    for (int state = 0; state < prior.length; state++) {
      String name = model.states().get(state);
      details.at("probabilities").put(name, model.signals(state));
      details.at("values").put(name, values(state));
    }
  }

  /** Returns the states, and the signals as types. */
  SignalModel model() {
    return model;
  }

  int states() {
    return logPrior.length;
  }

  int signals() {
    return firstBids.length;
  }

  /** Returns what a unit is worth to an agent with a signal. */
  double value(int state, int signal) {
    return values[state * signals() + signal];
  }

  /** Returns what a unit is worth in a state, by signal. */
  double[] values(int state) {
    double[] row = new double[signals()];
    System.arraycopy(values, state * row.length, row, 0, row.length);
    return row;
  }

  double logPrior(int state) {
    return logPrior[state];
  }

  double logSignal(int state, int signal) {
    return logSignals[state * signals() + signal];
  }

  /** Returns what an agent expects a unit to be worth who knows the own signal alone. */
  double firstBid(int signal) {
    return firstBids[signal];
  }

  /** Returns the largest absolute logarithm of a signal's probability. */
  double largestLog() {
    double largest = 0;
    for (double log : logSignals) {
      largest = Math.max(largest, -log);
    }
    return largest;
  }

  /** Tells whether a signal is worth the same in all states. */
  boolean isPinned(int signal) {
    for (int state = 1; state < states(); state++) {
      if (value(state, signal) != value(0, signal)) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether values do not depend on the state. */
  boolean isPrivate() {
    for (int signal = 0; signal < signals(); signal++) {
      if (!isPinned(signal)) {
        return false;
      }
    }
    return true;
  }
}
