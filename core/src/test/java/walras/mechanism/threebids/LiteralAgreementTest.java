package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.SizedMarket;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/**
 * The kernel against explicit agents: means of what both draw differ by less than chance does. Each
 * comparison fails by chance with probability 1e-6.
 */
class LiteralAgreementTest {

  private static final int PER_SIDE = 3;
  private static final int LITERAL = 1000;
  private static final int KERNEL = 10_000;

  private static ThreeBidsMarket market(String name, String epsilon) {
    Map<String, Object> fields = Reference.environment(name);
    fields.put("groups", "3");
    fields.put("epsilon", epsilon);
    fields.put("state", "k0");
    return Reference.market(fields);
  }

  /** A mean and its standard error. */
  private record Mean(double mean, double error) {

    static Mean of(double sum, double squares, int draws) {
      double mean = sum / draws;
      double variance = Math.max(0, squares / draws - mean * mean);
      return new Mean(mean, Math.sqrt(variance / draws));
    }

    double zAgainst(Mean other) {
      double both = Math.sqrt(error * error + other.error * other.error);
      return both == 0 ? 0 : Math.abs(mean - other.mean) / both;
    }
  }

  private static Mean kernel(ThreeBidsMarket market, int metric) {
    SizedMarket sized = market.at(3L * 2 * PER_SIDE);
    Kernel kernel = sized.kernel();
    Outcome outcome = Outcome.create(market);
    Streams streams = Streams.create(11, sized.agents());
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < KERNEL; draw++) {
      streams.address(draw);
      outcome.clear();
      kernel.replicate(streams, outcome);
      sum += outcome.metric(metric);
      squares += outcome.metric(metric) * outcome.metric(metric);
    }
    return Mean.of(sum, squares, KERNEL);
  }

  private static Mean literal(
      ThreeBidsMarket market, String epsilon, ToDoubleFunction<LiteralGame> metric) {
    Rules rules = new Rules(3, 1, 1, Double.parseDouble(epsilon));
    LiteralGame game = new LiteralGame(market.environment().economy(), rules, PER_SIDE);
    SplittableRandom random = new SplittableRandom(17);
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < LITERAL; draw++) {
      game.play(0, random);
      double value = metric.applyAsDouble(game);
      sum += value;
      squares += value * value;
    }
    return Mean.of(sum, squares, LITERAL);
  }

  private static double misallocated(ThreeBidsMarket market, LiteralGame game) {
    int wrong = 0;
    for (int group = 0; group < game.signals.length; group++) {
      for (int agent = 0; agent < 2 * PER_SIDE; agent++) {
        int rank = market.benchmark(0).rank(game.signals[group][agent]);
        boolean consumes = game.consumes[group][agent];
        wrong += (consumes ? rank < 0 : rank > 0) ? 1 : 0;
      }
    }
    return wrong / (6.0 * PER_SIDE);
  }

  private static double priceError(ThreeBidsMarket market, LiteralGame game) {
    double sum = 0;
    for (int group = 0; group < game.signals.length; group++) {
      sum += Math.abs(game.price(group).doubleValue() - market.benchmark(0).price());
    }
    return sum / game.signals.length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-by-three", "three-by-five", "pinned-two-by-four"})
  void pricesAreThoseOfExplicitBids(String name) {
    ThreeBidsMarket market = market(name, "0.05");
    Mean explicit = literal(market, "0.05", game -> priceError(market, game));
    assertThat(explicit.zAgainst(kernel(market, Measures.PRICE_ERROR_MEAN)))
        .isLessThan(StatisticalTests.LARGEST_Z);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two-by-three", "three-by-five", "pinned-two-by-four"})
  void allocationsAreThoseOfExplicitLotteries(String name) {
    for (String epsilon : new String[] {"0", "0.9"}) {
      ThreeBidsMarket market = market(name, epsilon);
      Mean explicit = literal(market, epsilon, game -> misallocated(market, game));
      assertThat(explicit.zAgainst(kernel(market, Measures.REALISED_MISALLOCATION_SHARE)))
          .isLessThan(StatisticalTests.LARGEST_Z);
      assertThat(explicit.zAgainst(kernel(market, Measures.MISALLOCATION_SHARE)))
          .isLessThan(StatisticalTests.LARGEST_Z);
    }
  }

  /** A kernel with another weight of the rules is told apart. */
  @Test
  void anotherLotteryIsNoticed() {
    ThreeBidsMarket market = market("two-by-three", "0");
    Mean explicit = literal(market, "0.9", game -> misallocated(market, game));
    assertThat(explicit.zAgainst(kernel(market, Measures.REALISED_MISALLOCATION_SHARE)))
        .isGreaterThan(StatisticalTests.LARGEST_Z);
  }
}
