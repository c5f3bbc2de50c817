package walras.mechanism.randomgrouping.ring;

import walras.environment.Posterior;
import walras.mechanism.randomgrouping.signals.Side;

/**
 * What the agents of a side expect a unit of a commodity to cost, or to be worth, who know their
 * own signal on top of a belief that signals of others justify. Mutable, confined to one thread.
 */
final class OwnSignal {

  private final int states;
  private final int signals;
  private final int units;
  private final double[] likelihood;
  private final double[] weighted;
  private final double[] expected;

  OwnSignal(Side side, int commodity) {
    states = side.model().states().size();
    signals = side.signals();
    units = side.units();
    likelihood = new double[states * signals];
    weighted = new double[states * signals * units];
    expected = new double[signals * units];
    for (int state = 0; state < states; state++) {
      double[] money = side.money(state, commodity);
      for (int signal = 0; signal < signals; signal++) {
        likelihood[state * signals + signal] = side.model().signal(state, signal);
      }
      for (int place = 0; place < money.length; place++) {
        weighted[state * money.length + place] =
            side.model().signal(state, place / units) * money[place];
      }
    }
  }

  /** Returns the expectation of each unit by its place; overwritten by the next call. */
  double[] expected(Posterior belief) {
    for (int signal = 0; signal < signals; signal++) {
      double weight = 0;
      for (int state = 0; state < states; state++) {
        weight += belief.probability(state) * likelihood[state * signals + signal];
      }
      for (int place = signal * units; place < (signal + 1) * units; place++) {
        double sum = 0;
        for (int state = 0; state < states; state++) {
          sum += belief.probability(state) * weighted[state * expected.length + place];
        }
        expected[place] = sum / weight;
      }
    }
    return expected;
  }
}
