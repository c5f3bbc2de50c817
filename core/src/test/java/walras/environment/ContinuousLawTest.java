package walras.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import walras.sampling.Philox;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** Continuous laws against 40-digit arithmetic of another program, and against themselves. */
class ContinuousLawTest {

  private static final double RELATIVE = 1e-11;
  private static final int CELLS = 40;

  static Stream<JsonNode> intervals() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ContinuousLawTest.class.getResourceAsStream("value-laws.json"))) {
      JsonNode rows = new ObjectMapper().readTree(in).path("intervals");
      return StreamSupport.stream(rows.spliterator(), false);
    }
  }

  static Stream<ContinuousLaw> laws() {
    return Stream.of(
        new UniformLaw(new BigDecimal("0.1"), new BigDecimal("0.7")),
        beta("2", "4"),
        beta("3", "2"),
        beta("0.5", "0.5"),
        beta("0.1", "3"),
        beta("1000", "1000"),
        normal("0.4", "0.2", "0", "1"),
        normal("-5", "0.25", "0", "1"),
        normal("0.5", "0.001", "0.2", "0.9"));
  }

  @ParameterizedTest
  @MethodSource("intervals")
  void probabilitiesAndMeansOfIntervalsAreAccurateInTheTailsToo(JsonNode row) {
    ContinuousLaw law = law(row.path("law"));
    double from = row.path("from").asDouble();
    double to = row.path("to").asDouble();
    double mass = row.path("mass").asDouble();
    double mean = row.path("mean").asDouble();

    assertThat(law.mass(from, to)).isEqualTo(mass, within(RELATIVE * mass));
    assertThat(law.mean(from, to)).isEqualTo(mean, within(RELATIVE * mean));
  }

  /** What lies below a quantile is the share asked for, in the whole range and in a tail. */
  @ParameterizedTest
  @MethodSource("laws")
  void quantilesInvertProbabilities(ContinuousLaw law) {
    for (double share : new double[] {0, 1e-9, 0.001, 0.25, 0.5, 0.75, 0.999, 1 - 1e-9, 1}) {
      for (double[] range : new double[][] {{0, 1}, {0.3, 0.300001}, {0.1, 0.2}, {0.45, 0.6}}) {
        double value = law.quantile(range[0], range[1], share);
        double all = law.mass(range[0], range[1]);
        double ulps = 8 * Math.ulp(value);
        double resolution = law.mass(value - ulps, value + ulps);

        assertThat(value).isBetween(range[0], range[1]);
        if (all > 0) {
          assertThat(law.mass(range[0], value))
              .isEqualTo(share * all, within(RELATIVE * share * all + resolution + 1e-300));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void momentsAndProbabilitiesAddUpAtEveryCut(ContinuousLaw law) {
    double whole = law.upperMoment(-1);
    assertThat(law.cumulative(1)).isEqualTo(1, within(RELATIVE));
    for (int cut = 1; cut < 100; cut++) {
      double at = 0.01 * cut;
      double low = law.mass(0, at) * law.mean(0, at);
      assertThat(law.mass(0, at) + law.mass(at, 1)).isEqualTo(1, within(RELATIVE));
      assertThat(low + law.upperMoment(at)).isEqualTo(whole, within(RELATIVE));
      assertThat(law.share(0, at, 1)).isEqualTo(law.cumulative(at), within(RELATIVE));
    }
  }

  /** False alarms: 1e-6 per law. The control has the law's own parameters a little off. */
  @ParameterizedTest
  @MethodSource("laws")
  void drawsByQuantileHaveTheLawOfTheCells(ContinuousLaw law) {
    assertThat(fit(law, law)).isGreaterThan(StatisticalTests.LEVEL);
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 2.1, 4", "3, 2, 3, 2.1"})
  void drawsOfAnotherLawAreFoundOut(String alpha, String beta, String otherAlpha, String other) {
    assertThat(fit(beta(alpha, beta), beta(otherAlpha, other))).isLessThan(StatisticalTests.LEVEL);
  }

  private static double fit(ContinuousLaw expected, ContinuousLaw drawn) {
    double[] edges = new double[CELLS + 1];
    double[] probabilities = new double[CELLS];
    for (int cell = 0; cell <= CELLS; cell++) {
      edges[cell] = expected.quantile(0, 1, (double) cell / CELLS);
    }
    for (int cell = 0; cell < CELLS; cell++) {
      probabilities[cell] = expected.mass(edges[cell], edges[cell + 1]);
    }
    long[] counts = new long[CELLS];
    Philox rng = Streams.create(20261120, 4).economy();
    DoubleUnaryOperator quantiles = drawn.quantiles();
    for (int draw = 0; draw < 40_000; draw++) {
      double value = quantiles.applyAsDouble(rng.nextDouble());
      int place = Arrays.binarySearch(edges, 1, CELLS, value);
      counts[(place < 0 ? -place - 1 : place) - 1]++;
    }
    return new ChiSquareTest()
        .chiSquareTest(DoubleStream.of(probabilities).map(p -> p * 40_000).toArray(), counts);
  }

  @ParameterizedTest
  @CsvSource({"0.09, 1", "1, 1000.5", "0, 1", "-2, 1"})
  void parametersOfBetaLawsAreChecked(String alpha, String beta) {
    assertThatThrownBy(() -> beta(alpha, beta)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 1", "0, 1e-7, 0, 1", "0, 1, 1, 0", "9, 0.1, 0, 1", "1e400, 1, 0, 1"})
  void parametersOfTruncatedNormalLawsAreChecked(
      String mean, String sd, String lower, String upper) {
    assertThatThrownBy(() -> normal(mean, sd, lower, upper))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ContinuousLaw law(JsonNode law) {
    return law.path("law").asText().equals("beta")
        ? beta(law.path("alpha").asText(), law.path("beta").asText())
        : normal(
            law.path("mean").asText(),
            law.path("sd").asText(),
            law.path("lower").asText(),
            law.path("upper").asText());
  }

  private static BetaLaw beta(String alpha, String beta) {
    return new BetaLaw(new BigDecimal(alpha), new BigDecimal(beta));
  }

  private static TruncatedNormalLaw normal(String mean, String sd, String lower, String upper) {
    return new TruncatedNormalLaw(
        new BigDecimal(mean), new BigDecimal(sd), new BigDecimal(lower), new BigDecimal(upper));
  }
}
