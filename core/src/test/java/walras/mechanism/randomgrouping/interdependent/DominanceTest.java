package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;

/**
 * No message of a seller does better than the own supply, whatever all others announce: every
 * message against every profile of the others, on a grid of three prices.
 */
class DominanceTest {

  private static final int PRICES = 3;
  private static final int MESSAGES = 1 << PRICES;

  /** In half grid steps: costs below, on, between and above the prices 0, 1 and 2. */
  private static final int[] COSTS = {-1, 0, 1, 2, 3, 4, 5};

  private static final SignalEnvironment ENVIRONMENT = environment();

  /** One seller and one buyer per group, in full: the main branch with all second messages. */
  @Test
  void noMessageOfASellerBeatsTheOwnSupplyInTheMainBranch() {
    LiteralGrouping literal = new LiteralGrouping(ENVIRONMENT, 1);
    long compared = 0;
    for (int others = 0; others < MESSAGES * MESSAGES * MESSAGES * MESSAGES; others++) {
      int[][] second = {message(others % MESSAGES), message(others / MESSAGES % MESSAGES)};
      int[][] third = {message(others / (MESSAGES * MESSAGES) % MESSAGES), message(0)};
      int[] rival = message(others / (MESSAGES * MESSAGES * MESSAGES));
      int[] sold = new int[MESSAGES];
      int price = -1;
      for (int own = 0; own < MESSAGES; own++) {
        LiteralGrouping.Outcome outcome =
            literal.main(
                new LiteralGrouping.Messages(
                    new int[][] {message(own), rival}, new int[][][] {third, second, third}));
        assertThat(price == -1 || price == outcome.prices()[0]).isTrue();
        price = outcome.prices()[0];
        sold[own] = outcome.sold()[0];
      }
      compared += assertTruthIsBest(sold, price);
    }
    assertThat(compared).isEqualTo(4096L * COSTS.length * MESSAGES);
  }

  /**
   * Three sellers in a group: all supplies of two others, all demands, every place in the order.
   */
  @ParameterizedTest(name = "place {0}")
  @ValueSource(ints = {0, 1, 2})
  void noMessageOfASellerBeatsTheOwnSupplyAtAGivenPrice(int place) {
    for (int price = 0; price < PRICES; price++) {
      for (int others = 0; others < 4 * 4; others++) {
        int[] demand = {others / 4 % 4};
        int[] sold = new int[MESSAGES];
        for (int own = 0; own < MESSAGES; own++) {
          int[] supply = new int[3];
          supply[(place + 1) % 3] = others % 2;
          supply[(place + 2) % 3] = others / 2 % 2;
          supply[place] = message(own)[price];
          sold[own] = LiteralGrouping.serve(supply, demand, 1)[place];
        }
        assertTruthIsBest(sold, price);
      }
    }
  }

  /** The check is not blind: it finds a rule out that would sell for those who announce nothing. */
  @Test
  void theCheckSeesAGain() {
    int[] soldIfNothingIsAnnounced = {1, 0, 0, 0, 0, 0, 0, 0};

    assertThat(gain(soldIfNothingIsAnnounced, 2, 1)).isPositive();
  }

  private static long assertTruthIsBest(int[] sold, int price) {
    long compared = 0;
    for (int cost : COSTS) {
      assertThat(gain(sold, price, cost)).isLessThanOrEqualTo(0);
      compared += sold.length;
    }
    return compared;
  }

  /** Returns what the best message yields more than the truth, in half grid steps. */
  private static int gain(int[] sold, int price, int cost) {
    int truth = 0;
    for (int j = 0; j < PRICES; j++) {
      truth |= cost <= 2 * j ? 1 << j : 0;
    }
    int best = Integer.MIN_VALUE;
    for (int quantity : sold) {
      best = Math.max(best, quantity * (2 * price - cost));
    }
    return best - sold[truth] * (2 * price - cost);
  }

  private static int[] message(int bits) {
    int[] message = new int[PRICES];
    for (int j = 0; j < PRICES; j++) {
      message[j] = bits >> j & 1;
    }
    return message;
  }

  private static SignalEnvironment environment() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("T", String.valueOf(PRICES - 1));
    fields.put("eta", "0.1");
    fields.put("states", List.of("only"));
    fields.put("prior", List.of("1"));
    fields.put("buyers", Map.of("probabilities", List.of("1"), "values", List.of("0.3")));
    fields.put("sellers", Map.of("probabilities", List.of("1"), "costs", List.of("0.3")));
    return Reference.market(fields).environment();
  }
}
