package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import walras.mechanism.randomgrouping.grid.PriceRule;

/**
 * Theorem 1 for two units on a small grid without exception: one seller and one buyer in each of
 * two groups, every message of all others (any quantity at any price), every message of one agent.
 */
class DominanceOfUnitsTest {

  private static final int UNITS = 2;
  private static final int PRICES = 3;
  private static final int MESSAGES = 27;
  private static final double[] MONEY = {-0.25, 0.25, 0.75, 1.25};

  private final int[][] quantities = new int[MESSAGES][PRICES];
  private PriceRule rule = PriceRule.MIDDLE;

  DominanceOfUnitsTest() {
    for (int message = 0; message < MESSAGES; message++) {
      quantities[message] = new int[] {message % 3, message / 3 % 3, message / 9};
    }
  }

  @ParameterizedTest
  @EnumSource(PriceRule.class)
  void noMessageDoesBetterThanTruth(PriceRule priceRule) {
    rule = priceRule;

    assertThat(mostGained(Utility.SORTED)).isZero();
  }

  /** Without Condition 1, rationing can leave an agent with a unit that is worth nothing alone. */
  @Test
  void whoWantsBothUnitsOrNoneCanGain() {
    assertThat(mostGained(Utility.PAIR)).isGreaterThan(0.1);
  }

  private enum Utility {
    /** Units are worth one sum each, the best first. */
    SORTED,
    /** One unit is worth nothing. */
    PAIR
  }

  /** Returns the largest gain of a seller or a buyer of the first group. */
  private double mostGained(Utility utility) {
    double most = 0;
    for (int profile = 0; profile < MESSAGES * MESSAGES * MESSAGES; profile++) {
      int own = profile % MESSAGES;
      int price = formed(profile / MESSAGES % MESSAGES, profile / MESSAGES / MESSAGES);
      for (double first : MONEY) {
        for (double second : MONEY) {
          most = Math.max(most, gain(own, price, worth(first, second, utility), true));
          most = Math.max(most, gain(own, price, worth(first, second, utility), false));
        }
      }
    }
    return most;
  }

  /** Returns what 0, 1 and 2 units are worth. */
  private static double[] worth(double first, double second, Utility utility) {
    double[] best = {Math.max(first, second), first + second};
    return new double[] {0, utility == Utility.PAIR ? Math.min(0, first) : best[0], best[1]};
  }

  private int formed(int seller, int buyer) {
    long[] excess = new long[PRICES];
    Arrays.setAll(excess, index -> quantities[seller][index] - quantities[buyer][index]);
    return LiteralMarket.select(excess, rule);
  }

  /** Returns the gain over truth from the best message, the other side announcing its own. */
  private double gain(int other, int price, double[] worth, boolean buys) {
    double money = (double) price / (PRICES - 1);
    int available = quantities[other][price];
    double truth = Double.NEGATIVE_INFINITY;
    int announced = 0;
    for (int units = 0; units <= UNITS; units++) {
      double payoff = payoff(units, money, worth, buys);
      if (payoff >= truth) {
        truth = payoff;
        announced = units;
      }
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int units = 0; units <= UNITS; units++) {
      best = Math.max(best, payoff(Math.min(units, available), money, worth, buys));
    }
    return best - payoff(Math.min(announced, available), money, worth, buys);
  }

  /** A seller gives up what units are worth to her, least first. */
  private static double payoff(int units, double money, double[] worth, boolean buys) {
    double kept = buys ? worth[units] : worth[UNITS - units] - worth[UNITS];
    return buys ? kept - money * units : money * units + kept;
  }
}
