package walras.mechanism.randomgrouping.signals;

import java.util.Arrays;
import walras.environment.Posterior;

/** What a belief makes of costs or values that depend on the state. Confined to one thread. */
public final class ExpectedMoney {

  private final double[][] money;
  private final double[] expected;

  /** Creates the expectations of one side for a commodity. */
  public ExpectedMoney(Side side, int commodity) {
    money = new double[side.model().states().size()][];
    Arrays.setAll(money, state -> side.money(state, commodity));
    expected = new double[money[0].length];
  }

  /** Returns what units are expected to be worth, by their places; overwritten by the next call. */
  public double[] given(Posterior belief) {
    for (int place = 0; place < expected.length; place++) {
      double sum = 0;
      for (int state = 0; state < money.length; state++) {
        sum += belief.probability(state) * money[state][place];
      }
      expected[place] = sum;
    }
    return expected;
  }
}
