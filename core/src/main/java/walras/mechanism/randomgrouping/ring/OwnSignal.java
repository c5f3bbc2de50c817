package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.environment.Posterior;
import walras.mechanism.randomgrouping.signals.Side;

/**
 * What the agents of a side expect a unit to cost, or to be worth, who know their own signal on top
 * of a belief that signals of others justify. Mutable, confined to one thread.
 */
final class OwnSignal {

  private final int states;
  private final double[] likelihood;
  private final double[] weighted;
  private final double[] expected;

  OwnSignal(Side side) {
    states = side.model().states().size();
    int signals = side.signals();
    likelihood = new double[states * signals];
    weighted = new double[states * signals];
    expected = new double[signals];
    for (int state = 0; state < states; state++) {
      double[] money = side.money(state, 0);
      for (int signal = 0; signal < signals; signal++) {
        likelihood[state * signals + signal] = side.model().signal(state, signal);
        weighted[state * signals + signal] = side.model().signal(state, signal) * money[signal];
      }
    }
  }

  /** Returns the expectation of each signal; overwritten by the next call. */
  double[] expected(Posterior belief) {
    Arrays.fill(expected, 0);
    int signals = expected.length;
    for (int signal = 0; signal < signals; signal++) {
      double sum = 0;
      double weight = 0;
      for (int state = 0; state < states; state++) {
        double probability = belief.probability(state);
        sum += probability * weighted[state * signals + signal];
        weight += probability * likelihood[state * signals + signal];
      }
      expected[signal] = sum / weight;
    }
    return expected;
  }
}
