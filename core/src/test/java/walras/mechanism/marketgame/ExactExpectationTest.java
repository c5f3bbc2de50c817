package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * Means, spreads and quantiles over 10^6 replications (2.5e5 with many types) against enumerated
 * ones: a false alarm of 1e-6 per comparison. A bias of 7.2 standard errors is found with
 * probability 0.99.
 */
class ExactExpectationTest {

  private static final int REPLICATIONS = 1_000_000;

  /** Of environments with three types or more, whose second stage takes longer. */
  private static final int REPLICATIONS_OF_MANY_TYPES = 250_000;

  /**
   * Where 150 replications with a wrong belief carry the spread, their number is Poisson rather
   * than normal: its tails reach 1e-6 here.
   */
  private static final double LARGEST_POISSON_Z = 6;

  private static final long RARELY_WRONG = 200;

  /** The mean of the posterior error is carried by events rarer than one in 10^6 from here on. */
  private static final long TOO_RARE = 1_000;

  /** Rounding of prices near 1 in the reference and of the sums. */
  private static final double ROUNDING = 4e-15;

  static Stream<JsonNode> rows() {
    return Reference.exactRows();
  }

  static Stream<JsonNode> quantileRows() {
    return Reference.rows("exact_quantiles");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void meansAndSpreadsAreThoseOfTheEnumeration(JsonNode row) {
    String environment = row.path("env").asText();
    long agents = row.path("N").asLong();
    double limit = agents == RARELY_WRONG ? LARGEST_POISSON_Z : LARGEST_Z;

    Deviations deviations = Deviations.of(row, Reference.sized(environment, agents));

    deviations
        .scores()
        .forEach((name, score) -> assertThat(score).as(name).isLessThanOrEqualTo(limit));
  }

  /**
   * A shift of 0.003 in one signal moves the mean of either price by 11 standard errors or more.
   */
  @Test
  void aSignalOffByThreeInAThousandIsNoticed() {
    Map<String, Object> wrong = new LinkedHashMap<>(Reference.environment("E2s"));
    wrong.put("signals", Map.of("low", List.of(0.653, 0.347), "high", List.of(0.4, 0.6)));
    JsonNode row = rows().skip(1).findFirst().orElseThrow();

    Deviations deviations =
        Deviations.of(row, (SizedMarketGame) Reference.market(wrong).at(row.path("N").asLong()));

    assertThat(row.path("env").asText()).isEqualTo("E2s");
    assertThat(deviations.scores().values()).anyMatch(score -> score > LARGEST_Z);
  }

  @ParameterizedTest
  @MethodSource("quantileRows")
  void quantilesAreThoseOfTheEnumeration(JsonNode row) {
    List<Double> errors = new ArrayList<>(REPLICATIONS);
    simulate(
        Reference.sized(row.path("env").asText(), row.path("N").asLong()),
        outcome -> errors.add(outcome.metric(Measures.PRICE_ERROR)));

    for (Map.Entry<String, JsonNode> quantile : row.path("quantiles").properties()) {
      double level = Double.parseDouble(quantile.getKey());
      double value = quantile.getValue().asDouble();
      double slack = LARGEST_Z * Math.sqrt(level * (1 - level) / REPLICATIONS);
      assertThat(shareBelow(value * (1 - 1e-9), errors)).isLessThan(level + slack);
      assertThat(shareBelow(value * (1 + 1e-9), errors)).isGreaterThanOrEqualTo(level - slack);
    }
  }

  private static double shareBelow(double bound, List<Double> errors) {
    return (double) errors.stream().filter(error -> error < bound).count() / REPLICATIONS;
  }

  private static void simulate(SizedMarketGame sized, Consumer<Outcome> consumer) {
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(20261120, sized.agents());
    Outcome outcome = Outcome.create(sized.market());
    int replications = sized.economy().types() < 3 ? REPLICATIONS : REPLICATIONS_OF_MANY_TYPES;
    for (int replication = 0; replication < replications; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      consumer.accept(outcome);
    }
  }

  /** Deviations of all metrics from their exact means, in every state and in all. */
  private static final class Deviations {

    private final Map<String, Score> scores = new LinkedHashMap<>();
    private final Score[][] byState;
    private final Score[] all;

    private Deviations(JsonNode row, int states) {
      int metrics = Measures.all().size();
      byState = new Score[states][metrics];
      all = new Score[metrics];
      for (int metric = 0; metric < metrics; metric++) {
        String name = Measures.all().get(metric).name();
        JsonNode exact = row.path("metrics").path(name);
        boolean judged = !exact.isMissingNode() && !tooRare(metric, row);
        all[metric] = new Score(exact.path("mean").asDouble(), exact.path("std").asDouble());
        for (int state = 0; state < states; state++) {
          byState[state][metric] =
              new Score(
                  exact.path("mean_by_state").path(state).asDouble(),
                  exact.path("std_by_state").path(state).asDouble());
          if (judged) {
            scores.put("%s in state %d".formatted(name, state), byState[state][metric]);
          }
        }
        if (judged) {
          scores.put(name, all[metric]);
        }
      }
    }

    static Deviations of(JsonNode row, SizedMarketGame sized) {
      Deviations deviations = new Deviations(row, sized.economy().states());
      simulate(sized, deviations::add);
      return deviations;
    }

    private static boolean tooRare(int metric, JsonNode row) {
      return metric == Measures.POSTERIOR_ERROR && row.path("N").asLong() >= TOO_RARE;
    }

    private void add(Outcome outcome) {
      Score[] given = byState[outcome.state()];
      for (int metric = 0; metric < all.length; metric++) {
        all[metric].add(outcome.metric(metric));
        given[metric].add(outcome.metric(metric));
      }
    }

    /** Returns the deviations of means and spreads, in their standard errors. */
    Map<String, Double> scores() {
      Map<String, Double> values = new LinkedHashMap<>();
      scores.forEach(
          (name, score) -> {
            values.put("mean of " + name, score.ofMean());
            values.put("spread of " + name, score.ofSpread());
          });
      return values;
    }
  }

  /** Powers of the deviations from an exact mean. */
  private static final class Score {

    private final double mean;
    private final double deviation;
    private long count;
    private double sum;
    private double squares;
    private double fourths;

    Score(double mean, double deviation) {
      this.mean = mean;
      this.deviation = deviation;
    }

    void add(double value) {
      double difference = value - mean;
      double square = difference * difference;
      count++;
      sum += difference;
      squares += square;
      fourths += square * square;
    }

    double ofMean() {
      double rounding = ROUNDING + 1e-12 * Math.abs(mean);
      return Math.abs(sum / (double) count)
          / (deviation / Math.sqrt((double) count) + rounding / LARGEST_Z);
    }

    double ofSpread() {
      double variance = deviation * deviation;
      double error = Math.sqrt((fourths / (double) count - variance * variance) / (double) count);
      double rounding = 2 * deviation * (ROUNDING + 1e-12 * Math.abs(mean));
      return Math.abs(squares / (double) count - variance) / (error + rounding / LARGEST_Z);
    }
  }
}
