package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;

/**
 * The law of every metric from all counts that can occur, each replayed by the kernel and weighted
 * with its exact probability, against an enumeration in another program. Nothing is drawn.
 */
class CountLawTest {

  /** Both programs sum up to 10^6 terms with a few roundings each. */
  private static final double TOLERANCE = 1e-10;

  /** A difference of prices or utilities near 1 keeps the rounding of these. */
  private static final double ROUNDING = 4e-15;

  /** The spread of such a difference does not keep what all its values share. */
  private static final double ROUNDING_OF_SPREAD = 4e-16;

  /** A larger market with inactive agents takes half a minute; {@link ExactMethodTest} has it. */
  private static final long LARGEST = 1_000;

  static Stream<JsonNode> rows() {
    return Stream.concat(
        Reference.rows("exact").filter(row -> row.path("N").asLong() <= LARGEST),
        Reference.rows("exact_active_only"));
  }

  static Stream<JsonNode> quantileRows() {
    return Reference.rows("exact_quantiles");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void momentsAreThoseOfTheReference(JsonNode row) {
    Law law = Law.of(row);

    for (Map.Entry<String, JsonNode> entry : row.path("metrics").properties()) {
      int metric =
          Measures.all().stream().map(Measures.Entry::name).toList().indexOf(entry.getKey());
      JsonNode expected = entry.getValue();
      double mean = expected.path("mean").asDouble();
      double deviation = expected.path("std").asDouble();
      assertMoments(metric, law.unconditional(metric), mean, deviation);
      for (int state = 0; state < law.states(); state++) {
        double meanGiven = expected.path("mean_by_state").path(state).asDouble();
        double deviationGiven = expected.path("std_by_state").path(state).asDouble();
        assertMoments(metric, law.given(state, metric), meanGiven, deviationGiven);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void largePriceErrorsAreAsLikelyAsInTheReference(JsonNode row) {
    List<Tail> tails = row.path("prob_price_error_gt").properties().stream().map(Tail::of).toList();
    play(
        sized(row),
        (state, probability, outcome) ->
            tails.forEach(
                tail -> tail.add(state, probability, outcome.metric(Measures.PRICE_ERROR))));

    tails.forEach(Tail::assertLikelihoods);
  }

  @ParameterizedTest
  @MethodSource("quantileRows")
  void quantilesAreThoseOfTheReference(JsonNode row) {
    SizedMarketGame sized = sized(row);
    SortedMap<Double, Double> law = new TreeMap<>();
    play(
        sized,
        (state, probability, outcome) ->
            law.merge(
                outcome.metric(Measures.PRICE_ERROR),
                sized.economy().model().prior(state) * probability,
                Double::sum));

    assertThat(row.path("metric").asText()).isEqualTo("price_error");
    for (Map.Entry<String, JsonNode> quantile : row.path("quantiles").properties()) {
      double expected = quantile.getValue().asDouble();
      assertThat(quantile(law, Double.parseDouble(quantile.getKey())))
          .isEqualTo(expected, within(TOLERANCE * expected));
    }
  }

  private static double quantile(SortedMap<Double, Double> law, double level) {
    double sum = 0;
    for (Map.Entry<Double, Double> cell : law.entrySet()) {
      sum += cell.getValue();
      if (sum >= level) {
        return cell.getKey();
      }
    }
    return law.lastKey();
  }

  private static void assertMoments(
      int metric, WeightedMoments moments, double mean, double deviation) {
    boolean aDifference = metric != Measures.POSTERIOR_ERROR;
    assertThat(moments.weights()).isEqualTo(1, within(1e-12));
    assertThat(moments.mean())
        .as("mean of %s", Measures.all().get(metric).name())
        .isEqualTo(mean, within(TOLERANCE * Math.abs(mean) + (aDifference ? ROUNDING : 0)));
    assertThat(moments.standardDeviation())
        .as("standard deviation of %s", Measures.all().get(metric).name())
        .isEqualTo(
            deviation, within(TOLERANCE * deviation + (aDifference ? ROUNDING_OF_SPREAD : 0)));
  }

  private static SizedMarketGame sized(JsonNode row) {
    return Reference.sized(row.path("env").asText(), row.path("N").asLong());
  }

  /** Takes one outcome of the active agents' play, with its probability given the state. */
  @FunctionalInterface
  private interface Visitor {
    void visit(int state, double probability, Outcome outcome);
  }

  private static void play(SizedMarketGame sized, Visitor visitor) {
    MarketGameKernel kernel = new MarketGameKernel(sized);
    Outcome outcome = Outcome.create(sized.market());
    new CountEnumeration(sized)
        .active(
            (state, probability, sigma, iota) -> {
              kernel.replay(state, sigma, iota, outcome);
              visitor.visit(state, probability, outcome);
            });
  }

  /** How likely values above the least are in each state, expected and found. */
  private static final class Tail {

    private final double least;
    private final double[] expected;
    private final double[] beyond;

    Tail(double least, double[] expected) {
      this.least = least;
      this.expected = expected;
      beyond = new double[expected.length];
    }

    static Tail of(Map.Entry<String, JsonNode> threshold) {
      return new Tail(
          Double.parseDouble(threshold.getKey()), Reference.doubles(threshold.getValue()));
    }

    void add(int state, double probability, double value) {
      if (value > least) {
        beyond[state] += probability;
      }
    }

    void assertLikelihoods() {
      for (int state = 0; state < expected.length; state++) {
        assertThat(beyond[state])
            .as("beyond %s in state %d", least, state)
            .isEqualTo(expected[state], within(TOLERANCE * expected[state]));
      }
    }
  }

  /** Moments by state and metric. */
  private static final class Law {

    private final SizedMarketGame sized;
    private final List<List<WeightedMoments>> moments = new ArrayList<>();

    private Law(SizedMarketGame sized) {
      this.sized = sized;
      for (int state = 0; state < sized.economy().states(); state++) {
        moments.add(Stream.generate(WeightedMoments::new).limit(Measures.all().size()).toList());
      }
    }

    static Law of(JsonNode row) {
      Law law = new Law(sized(row));
      if (!row.path("metrics").has("welfare")) {
        play(law.sized, law::add);
        return law;
      }
      MarketGameKernel kernel = new MarketGameKernel(law.sized);
      Outcome outcome = Outcome.create(law.sized.market());
      new CountEnumeration(law.sized)
          .all(
              (state, probability, sigma, iota) -> {
                kernel.replay(state, sigma, iota, outcome);
                law.add(state, probability, outcome);
              });
      return law;
    }

    private void add(int state, double probability, Outcome outcome) {
      for (int metric = 0; metric < Measures.all().size(); metric++) {
        given(state, metric).add(probability, outcome.metric(metric));
      }
    }

    int states() {
      return moments.size();
    }

    WeightedMoments given(int state, int metric) {
      return moments.get(state).get(metric);
    }

    WeightedMoments unconditional(int metric) {
      WeightedMoments all = new WeightedMoments();
      for (int state = 0; state < states(); state++) {
        all.add(sized.economy().model().prior(state), given(state, metric));
      }
      return all;
    }
  }
}
