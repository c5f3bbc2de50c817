package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.SizedMarket;
import walras.sampling.Philox;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/**
 * What lotteries come to, against exact expectations. Each z-test fails by chance with probability
 * 1e-6.
 */
class LotteryTest {

  private static final int DRAWS = 20_000;

  /** Replications of economies that are too large to be enumerated elsewhere. */
  private static final int MANY_DRAWS = 1_000_000;

  private static final long LARGE = 100_000;
  private static final int LOTTERIES = 3000;
  private static final List<String> RULES =
      List.of("price_taking", "S1", "B1", "S2", "B2", "S3", "B3");

  static Stream<JsonNode> cases() {
    return Reference.rows("cases");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRuleServesWhomItShould(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    Evaluation evaluation = CasesTest.evaluated(market, row, Outcome.create(market));
    Realisation realisation = new Realisation(market.environment().rules(), evaluation.play());
    Streams streams = Streams.create(7, 1);
    for (int rule = 0; rule < RULES.size(); rule++) {
      JsonNode lottery = row.path("lottery").path(RULES.get(rule));
      double[] mean = new double[evaluation.play().signals() * evaluation.play().size().groups()];
      double[] squares = new double[mean.length];
      for (int draw = 0; draw < LOTTERIES; draw++) {
        streams.address((long) rule * LOTTERIES + draw);
        add(realisation, rule, streams.lotteries(), mean, squares);
      }
      compare(evaluation.play(), lottery, mean, squares);
    }
  }

  private static void add(
      Realisation realisation, int rule, Philox rng, double[] mean, double[] squares) {
    realisation.draw(rule, rng);
    int place = 0;
    for (long[] consumers : realisation.consumers) {
      for (long served : consumers) {
        mean[place] += (double) served / LOTTERIES;
        squares[place] += (double) served * (double) served / LOTTERIES;
        place++;
      }
    }
  }

  private static void compare(Play play, JsonNode lottery, double[] mean, double[] squares) {
    for (int place = 0; place < mean.length; place++) {
      int group = place / play.signals();
      int signal = place % play.signals();
      double sellers = (double) play.counts.sellers[group][signal];
      double buyers = (double) play.counts.buyers[group][signal];
      double wanted =
          sellers * lottery.path("consume_seller").path(group).path(signal).asDouble()
              + buyers * lottery.path("consume_buyer").path(group).path(signal).asDouble();
      double variance = Math.max(0, squares[place] - mean[place] * mean[place]);
      double error = StatisticalTests.LARGEST_Z * Math.sqrt(variance / LOTTERIES);
      assertThat(mean[place])
          .as("%s, group %d, signal %d", lottery, group, signal)
          .isCloseTo(wanted, within(error + 1e-9));
    }
  }

  static Stream<JsonNode> economies() {
    return Reference.rows("economy_exact");
  }

  @ParameterizedTest
  @MethodSource("economies")
  void meansOfReplicationsAreThoseOfWholeEconomies(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    SizedMarket sized = market.at((long) Reference.size(row).agents());
    Kernel kernel = sized.kernel();
    Outcome outcome = Outcome.create(market);
    Streams streams = Streams.create(20_261_120, sized.agents());
    int metrics = market.metrics().size();
    double[] mean = new double[metrics];
    double[] squares = new double[metrics];
    int draws = row.path("profiles").asLong() > LARGE ? MANY_DRAWS : DRAWS;
    for (int draw = 0; draw < draws; draw++) {
      streams.address(draw);
      outcome.clear();
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < metrics; metric++) {
        mean[metric] += outcome.metric(metric) / draws;
        squares[metric] += outcome.metric(metric) * outcome.metric(metric) / draws;
      }
    }
    JsonNode expected = row.path("expectation");
    for (int metric = 0; metric < metrics; metric++) {
      String name = market.metrics().get(metric).name();
      JsonNode wanted = expected.path(name.replace("realised_", ""));
      if (!wanted.isMissingNode()) {
        double variance = Math.max(0, squares[metric] - mean[metric] * mean[metric]);
        double error = StatisticalTests.LARGEST_Z * Math.sqrt(variance / draws);
        assertThat(mean[metric]).as(name).isCloseTo(wanted.asDouble(), within(error + 1e-11));
      }
    }
  }
}
