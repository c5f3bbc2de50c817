package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.mechanism.randomgrouping.grid.PriceRule;

/**
 * Theorem 1 on small grids without exception: whatever all others announce, price takers or not,
 * and wherever the grouping puts an agent, no message does better than price taking.
 *
 * <p>A message is any function from the prices to zero or one unit, a bit per price. Groups have
 * places for sellers and then for buyers, in the order of service; the agent whose messages are
 * tried is one of the first group.
 */
class DominanceTest {

  private static final double[] MONEY = {-0.25, 0.25, 0.75, 1.25};

  private final int[][] supplied = new int[2][];
  private final int[][] demanded = new int[2][];

  /** Everybody's messages: one group after the other, sellers before buyers. */
  private int[] messages = new int[0];

  private int steps;
  private PriceRule rule = PriceRule.MIDDLE;

  @ParameterizedTest(name = "T = {0}, n = {1}, {2}")
  @CsvSource({"2, 1, LOWEST", "2, 1, MIDDLE", "2, 1, HIGHEST", "1, 2, MIDDLE", "3, 1, MIDDLE"})
  void noMessageDoesBetterThanTruth(int gridSteps, int perGroup, PriceRule priceRule) {
    rule = priceRule;

    assertThat(mostGained(gridSteps, perGroup, 1)).isZero();
  }

  /** The same search finds gains where a group trades at its own price. */
  @Test
  void aGroupAtItsOwnPriceCanBeManipulated() {
    assertThat(mostGained(2, 1, 0)).isGreaterThan(0.1);
  }

  /** Returns the largest gain of an agent of the first group, which trades at a group's price. */
  private double mostGained(int gridSteps, int perGroup, int priceOf) {
    steps = gridSteps;
    messages = new int[4 * perGroup];
    int bits = steps + 1;
    long others = 1L << (bits * (messages.length - 1));
    double most = 0;
    for (int place = 0; place < 2 * perGroup; place++) {
      for (long profile = 0; profile < others; profile++) {
        announce(profile, place);
        for (double money : MONEY) {
          most = Math.max(most, gain(place, money, priceOf));
        }
      }
    }
    return most;
  }

  private void announce(long profile, int focal) {
    long left = profile;
    for (int agent = 0; agent < messages.length; agent++) {
      if (agent != focal) {
        messages[agent] = (int) (left % choices());
        left /= choices();
      }
    }
  }

  /** Returns the number of messages. */
  private int choices() {
    return 1 << (steps + 1);
  }

  private double gain(int focal, double money, int priceOf) {
    boolean buys = focal >= messages.length / 4;
    messages[focal] = truth(money, buys);
    double truthful = payoff(focal, money, priceOf);
    double best = truthful;
    for (int message = 0; message < choices(); message++) {
      messages[focal] = message;
      best = Math.max(best, payoff(focal, money, priceOf));
    }
    return best - truthful;
  }

  private int truth(double money, boolean buys) {
    int message = 0;
    for (int index = 0; index <= steps; index++) {
      double price = (double) index / steps;
      message |= (buys ? money >= price : money <= price) ? 1 << index : 0;
    }
    return message;
  }

  private double payoff(int focal, double money, int priceOf) {
    int perGroup = messages.length / 4;
    long[] excess = new long[steps + 1];
    for (int index = 0; index <= steps; index++) {
      quantities(priceOf, index);
      excess[index] = (long) sum(supplied[priceOf]) - sum(demanded[priceOf]);
    }
    int index = LiteralMarket.select(excess, rule);
    quantities(0, index);
    int traded = Math.min(sum(supplied[0]), sum(demanded[0]));
    boolean buys = focal >= perGroup;
    int[] side = buys ? demanded[0] : supplied[0];
    int executed = LiteralMarket.ration(side, traded)[focal % perGroup];
    double margin = money - (double) index / steps;
    return executed * (buys ? margin : -margin);
  }

  private static int sum(int[] units) {
    return Arrays.stream(units).sum();
  }

  private void quantities(int group, int index) {
    int perGroup = messages.length / 4;
    int from = 2 * group * perGroup;
    supplied[group] = bits(from, from + perGroup, index);
    demanded[group] = bits(from + perGroup, from + 2 * perGroup, index);
  }

  private int[] bits(int from, int to, int index) {
    return Arrays.stream(messages, from, to).map(message -> (message >> index) & 1).toArray();
  }
}
