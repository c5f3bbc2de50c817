package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.estimate.Accumulator;
import walras.estimate.BlockMoments;
import walras.estimate.Layout;
import walras.estimate.PointEstimates;
import walras.estimate.Sample;
import walras.estimate.Weighting;
import walras.importance.WeightedMarket;
import walras.kernel.Coverage;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.Proposals;
import walras.sampling.Streams;

/**
 * Means under importance sampling against exact probabilities from 1e-2 to 1e-80: a false alarm of
 * 1e-6 per comparison.
 */
class RareEventsTest {

  private static final int REPLICATIONS = 10_000;

  /** Columns of the table of one group and the metrics whose means they are for any number. */
  private static final Map<String, String> OF_ONE_GROUP =
      Map.of(
          "price_miss", "price_miss_share",
          "price_error", "price_error_mean",
          "rank_miss", "rank_miss_share",
          "map_miss", "map_miss_share",
          "posterior_error_second", "posterior_error_second",
          "quantile_miss", "quantile_miss_share");

  private static JsonNode inGroups(JsonNode row, int groups) {
    ObjectNode copy = row.deepCopy();
    copy.put("r", groups);
    if (!copy.has("n_s")) {
      copy.put("n_s", row.path("n").asInt()).put("n_b", row.path("n").asInt());
    }
    return copy;
  }

  static Stream<JsonNode> groups() {
    return Reference.rows("group_exact")
        .filter(row -> row.path("price_miss").asDouble() < 0.02)
        .map(row -> inGroups(row, 3));
  }

  static Stream<JsonNode> thirdBids() {
    return Reference.rows("posterior_error_third")
        .filter(row -> row.path("posterior_error_third").asDouble() < 0.03)
        .map(row -> inGroups(row, row.path("r").asInt()));
  }

  static Stream<JsonNode> privateValues() {
    return Reference.rows("private_exact")
        .filter(row -> row.path("misallocation_share_pt").asDouble() < 0.02)
        .map(row -> inGroups(row, 4));
  }

  private static ThreeBidsMarket market(JsonNode row) {
    Map<String, Object> environment = Reference.of(row);
    environment.put("selection", "canonical");
    return Reference.market(environment);
  }

  private static Weighting weighting(JsonNode row, String metric) {
    ThreeBidsMarket market = market(row);
    PointEstimates found = estimates(market, (long) Reference.size(row).agents());
    return Objects.requireNonNull(found.metrics().get(Reference.metric(market, metric)), metric)
        .overall()
        .weighting()
        .orElseThrow();
  }

  private static PointEstimates estimates(ThreeBidsMarket market, long agents) {
    WeightedMarket weighted = new WeightedMarket(market, market.at(agents));
    Layout layout = Layout.of(market, weighted);
    Accumulator accumulator = Accumulator.create(layout);
    Kernel kernel = weighted.kernel();
    Streams streams = Streams.create(20261121, agents);
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
      accumulator.add(replication, outcome);
    }
    BlockMoments moments = accumulator.finishBlock();
    return PointEstimates.of(new Sample(layout, moments, accumulator.tally(), List.of()));
  }

  private static void assertAgrees(Weighting weighting, double exact, String metric) {
    double error = weighting.standardError().value();
    assertThat((weighting.deviation().value() - exact) / error)
        .as("%s: %s against %s", metric, weighting.deviation().value(), exact)
        .isBetween(-LARGEST_Z, LARGEST_Z);
    assertThat(error / exact).as(metric).isLessThan(0.15);
    assertThat(weighting.refusal()).as(metric).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void pricesAndSecondBids(JsonNode row) {
    ThreeBidsMarket market = market(row);
    PointEstimates found = estimates(market, (long) Reference.size(row).agents());
    OF_ONE_GROUP.forEach(
        (column, metric) -> {
          PointEstimates.OfMetric of =
              Objects.requireNonNull(found.metrics().get(Reference.metric(market, metric)));
          assertAgrees(of.overall().weighting().orElseThrow(), row.path(column).asDouble(), metric);
        });
  }

  static Stream<JsonNode> tails() {
    return Reference.rows("quantile_tails");
  }

  /** Tails of counts of 850 sellers and 850 buyers, from 1e-31 to 1e-108, by their logarithms. */
  @ParameterizedTest
  @MethodSource("tails")
  void tailsOfCounts(JsonNode row) {
    int last = row.path("n").size() - 1;
    ObjectNode economy = row.deepCopy();
    economy.put("n_s", row.path("n").path(last).asInt());
    economy.put("n_b", row.path("n").path(last).asInt()).put("r", 3);
    double up = row.path("ln_up").path(last).asDouble();
    double down = row.path("ln_down").path(last).asDouble();
    double exact = Math.max(up, down) + Math.log1p(Math.exp(-Math.abs(up - down)));

    Weighting weighting = weighting(economy, "quantile_miss_share");

    double relative = weighting.standardError().over(weighting.deviation());
    assertThat((1 - Math.exp(exact - weighting.deviation().log())) / relative)
        .isBetween(-LARGEST_Z, LARGEST_Z);
    assertThat(relative).isLessThan(0.15);
  }

  @ParameterizedTest
  @MethodSource("thirdBids")
  void thirdBidsNeedAllOtherGroups(JsonNode row) {
    assertAgrees(
        weighting(row, "posterior_error_third"),
        row.path("posterior_error_third").asDouble(),
        "posterior_error_third");
  }

  @ParameterizedTest
  @MethodSource("privateValues")
  void theAllocationWhereItBecomesCompetitive(JsonNode row) {
    assertAgrees(
        weighting(row, "misallocation_share_pt"),
        row.path("misallocation_share_pt").asDouble(),
        "misallocation_share_pt");
  }

  @Test
  void metricsSayWhichProposalsTheyNeed() {
    ThreeBidsMarket market = Reference.market(Reference.environment("two-by-three"));
    Proposals proposals = market.at(400).proposals().orElseThrow();

    assertThat(coverage(market, proposals, "price_error_mean").proposals())
        .containsExactly("up", "down", "toward-k1", "toward-k0");
    assertThat(coverage(market, proposals, "posterior_error_second").proposals())
        .containsExactly("toward-k1", "toward-k0");
    assertThat(coverage(market, proposals, "bid_error_third").proposals())
        .containsExactly("others-toward-k1", "others-toward-k0");
    assertThat(coverage(market, proposals, "misallocation_share_pt").reason())
        .isEqualTo("its limit is not zero");
    assertThat(coverage(market, proposals, "log_posterior_error").isCovered()).isFalse();
  }

  private static Coverage coverage(ThreeBidsMarket market, Proposals proposals, String metric) {
    return proposals.coverage(Reference.metric(market, metric));
  }
}
