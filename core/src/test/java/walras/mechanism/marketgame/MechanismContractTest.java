package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** What engines rely on, in every environment, from the smallest market to the largest. */
class MechanismContractTest {

  private static final int REPLICATIONS = 200;
  private static final long SEED = 20261120;

  static Stream<Arguments> markets() {
    return Stream.of("E2", "E2s", "E3", "E4", "E4m", "one state")
        .flatMap(
            environment ->
                Stream.of(2L, 3L, 10L, 60L, 1000L, 1_000_000_000L, 1_000_000_000_000_000L)
                    .map(agents -> Arguments.of(environment, agents)));
  }

  @ParameterizedTest(name = "{0}, {1} agents")
  @MethodSource("markets")
  void definedMetricsAreFiniteAndUndefinedOnesUntouched(String environment, long agents) {
    SizedMarketGame sized = sized(environment, agents);
    Kernel kernel = sized.kernel();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, sized, replication);
      assertThat(outcome.state()).isBetween(0, sized.economy().states() - 1);
      for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
        if (sized.undefined(metric).isPresent()) {
          assertThat(outcome.metric(metric)).isNaN();
        } else {
          assertThat(outcome.metric(metric)).as(Measures.all().get(metric).name()).isFinite();
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1} agents")
  @MethodSource("markets")
  void layoutIsThatOfTheMeasures(String environment, long agents) {
    SizedMarketGame sized = sized(environment, agents);
    assertThat(sized.market().metrics())
        .extracting(Metric::name)
        .containsExactlyElementsOf(Measures.all().stream().map(Measures.Entry::name).toList());
    assertThat(sized.market().prior()).hasSameSizeAs(sized.market().states());
    assertThat(sized.market().granularity().admits(sized.agents())).isTrue();
    assertThat(sized.nanosecondsPerReplication()).isPositive();
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      boolean defined = sized.undefined(metric).isEmpty();
      assertThat(defined).isEqualTo(isDefined(sized, metric));
      for (int state = 0; state < sized.economy().states() && defined; state++) {
        assertThat(sized.centre(metric, state)).isFinite();
        sized.limit(metric, state).ifPresent(limit -> assertThat(limit).isFinite());
      }
    }
  }

  /** No replication leaves anything behind for the next one, of the same kernel or another. */
  @ParameterizedTest(name = "{0}, {1} agents")
  @MethodSource("markets")
  void anyOrderGivesTheSameBits(String environment, long agents) {
    SizedMarketGame sized = sized(environment, agents);
    Kernel forwards = sized.kernel();
    Kernel backwards = sized.kernel();
    List<List<Long>> first = new ArrayList<>();
    List<List<Long>> second = new ArrayList<>();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      first.add(bits(replicate(forwards, sized, replication)));
    }
    for (int replication = REPLICATIONS - 1; replication >= 0; replication--) {
      second.add(0, bits(replicate(backwards, sized, replication)));
    }

    assertThat(second).isEqualTo(first);
    assertThat(first.stream().distinct().count()).isGreaterThan(1);
  }

  /** A story's counts, fed to another kernel, are the same replication with the same story. */
  @ParameterizedTest(name = "{0}, {1} agents")
  @MethodSource("markets")
  void replayEqualsRun(String environment, long agents) {
    SizedMarketGame sized = sized(environment, agents);
    Kernel kernel = sized.kernel();
    MarketGameKernel other = new MarketGameKernel(sized);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      Outcome outcome = replicate(kernel, sized, replication);
      Details story = new Details();
      kernel.describe(story);
      Outcome replayed = Outcome.create(sized.market());
      replayed.clear();
      other.replay(outcome.state(), longs(story, "sigma"), longs(story, "iota"), replayed);
      Details retold = new Details();
      other.describe(retold);

      assertThat(bits(replayed)).isEqualTo(bits(outcome));
      assertThat(flat(retold)).isEqualTo(flat(story));
      assertThat(story.at("prices").entries().get("p")).isEqualTo(outcome.metric(Measures.PRICE));
    }
  }

  @ParameterizedTest(name = "{0}, {1} agents")
  @MethodSource("markets")
  void kernelsOnTwoThreadsAgree(String environment, long agents) {
    SizedMarketGame sized = sized(environment, agents);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture<List<List<Long>>> first =
          CompletableFuture.supplyAsync(() -> run(sized), threads);
      CompletableFuture<List<List<Long>>> second =
          CompletableFuture.supplyAsync(() -> run(sized), threads);

      assertThat(first.join()).isEqualTo(second.join());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void sizesOutsideTheGranularityAreRejected() {
    assertThatThrownBy(() -> market("E2").at(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agents must lie in [2, 10^15], got 1");
    assertThatThrownBy(() -> market("E2").at(1_000_000_000_000_001L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agents must lie in [2, 10^15], got 1000000000000001");
  }

  /** Without eps and an entry fee, and with more than one state for the odds of other states. */
  private static boolean isDefined(SizedMarketGame sized, int metric) {
    return switch (metric) {
      case Measures.LOG_POSTERIOR_ERROR -> sized.economy().states() > 1;
      case Measures.GAP_WITHIN_EPS,
          Measures.FEE_SLACK_Q,
          Measures.FEE_SLACK_R,
          Measures.FEE_FEASIBLE ->
          false;
      default -> true;
    };
  }

  private static SizedMarketGame sized(String environment, long agents) {
    return (SizedMarketGame) market(environment).at(agents);
  }

  private static MarketGameMarket market(String environment) {
    if (!environment.equals("one state")) {
      return Reference.market(environment);
    }
    Map<String, Object> fields = new LinkedHashMap<>(Reference.environment("E2"));
    fields.put("states", List.of("only"));
    fields.put("prior", List.of(1));
    fields.put("signals", Map.of("only", List.of(0.6, 0.4)));
    fields.put("utility", Map.of("rho", 0, "weights", Map.of("only", List.of(0.3, 0.6))));
    return Reference.market(fields);
  }

  private static Outcome replicate(Kernel kernel, SizedMarketGame sized, long replication) {
    Outcome outcome = Outcome.create(sized.market());
    outcome.clear();
    Streams streams = Streams.create(SEED, sized.agents());
    streams.address(replication);
    kernel.replicate(streams, outcome);
    return outcome;
  }

  private static List<List<Long>> run(SizedMarketGame sized) {
    Kernel kernel = sized.kernel();
    List<List<Long>> outcomes = new ArrayList<>();
    for (int replication = 0; replication < 10 * REPLICATIONS; replication++) {
      outcomes.add(bits(replicate(kernel, sized, replication)));
    }
    return outcomes;
  }

  private static List<Long> bits(Outcome outcome) {
    List<Long> bits = new ArrayList<>();
    bits.add((long) outcome.state());
    bits.add(outcome.events(MarketGameKernel.FALLBACK));
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      bits.add(Double.doubleToRawLongBits(outcome.metric(metric)));
    }
    return bits;
  }

  private static long[] longs(Details story, String name) {
    return ((List<?>) Objects.requireNonNull(story.at("draws").entries().get(name)))
        .stream().mapToLong(count -> (Long) count).toArray();
  }

  private static String flat(Details details) {
    StringBuilder text = new StringBuilder();
    details
        .entries()
        .forEach(
            (name, value) ->
                text.append(name)
                    .append('=')
                    .append(value instanceof Details part ? flat(part) : value)
                    .append(';'));
    return text.toString();
  }
}
