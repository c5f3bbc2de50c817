package walras.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Metric;
import walras.study.BundledStudies;
import walras.study.DesignPoint;
import walras.study.InvalidStudyException;
import walras.study.MechanismCatalog;
import walras.study.Problem;
import walras.study.StudyReader;
import walras.study.StudyReading;
import walras.study.StudySource;

/** Studies of efficient trade: both curves of the first figure, and what users get wrong. */
class EfficientTradeStudiesTest {

  private static final BundledStudies BUNDLED =
      BundledStudies.of(EfficientTradeStudiesTest.class.getClassLoader());

  @ParameterizedTest
  @CsvSource({
    "efficient-trade, 2, 2, 7.73680834455727",
    "efficient-trade-uniform, 3, 2.55966643635024, 7.73680834455727",
    "efficient-trade-sine, 2, 3.13337840730622, 4.48670985034477",
    "efficient-trade-sine, 12, 2.40592243736177, 4.48670985034477"
  })
  void theCurvesOfTheFirstFigure(String study, long size, double betaStar, double atHundred) {
    assertThat(betaStar(study, size)).isCloseTo(betaStar, offset(1e-13));
    assertThat(betaStar(study, 100)).isCloseTo(atHundred, offset(1e-13));
  }

  private static double betaStar(String study, long size) {
    DesignPoint point = read(study, "sizes=[" + size + "]").study().points().get(0);
    List<String> names = point.market().metrics().stream().map(Metric::name).toList();
    ExactEstimates exact = ExactMethod.of(point.market(), point.sized());
    ExactEstimates.OfMetric found =
        Objects.requireNonNull(exact.metrics().get(names.indexOf("beta_star")));
    assertThat(found.overall().standardDeviation()).isZero();
    return found.overall().mean();
  }

  @Test
  void theDefaultIsTheUniformStudy() throws IOException {
    String one = text("efficient-trade");
    assertThat(text("efficient-trade-uniform").replace("study: efficient-trade-uniform", ""))
        .isEqualTo(one.replace("study: efficient-trade", ""));
  }

  private static String text(String study) throws IOException {
    try (var stream = BUNDLED.open(study)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environment.beta=-1 | environment.beta must lie in [0, 10^12], got -1",
        "environment.types.upper=-1 | environment.types.upper must exceed the lower end 0 by at"
            + " least 1e-9, got -1",
        "sizes=[1] | sizes[0] must be a whole number from 2 to 1000000000000000, got 1;"
            + " the nearest that fits is 2",
        "environment.ownership={shares: [0.5, 0.4]} | environment.ownership.shares: shares must"
            + " sum to 1 within 1e-12, but the sum is 0.9; shares are not rescaled",
        "environment.ownership={replicate: [1.5, -0.5]} |"
            + " environment.ownership.replicate[0] must be 0 or lie in [10^-15, 1], got 1.5",
        "environment.ownership=eqal | environment.ownership must be one of equal, one-owner, got"
            + " eqal; did you mean 'equal'?",
        "environment.simulate=all | environment.simulate must be one of order-statistics, profile,"
            + " interim, posted-price, got all",
        "environment.types={law: sine, upper: 8.4438, height: 0.1} |"
            + " environment.types.height: the density must integrate to 1 within 1e-9, but it"
            + " integrates to 1.00000100867; leave out the height or set normalise: yes",
        "'environment.types={law: piecewise_constant, knots: [0, 1, 3], heights: [0.5, 0.5]}' |"
            + " environment.types.heights: the density must integrate to 1 within 1e-9, but it"
            + " integrates to 1.5; change the heights or set normalise: yes",
        "'environment.types={law: piecewise_linear, knots: [0, 1, 2], heights: [1, -1, 1]}' |"
            + " environment.types.heights[1] must not be negative, as a density is not, got -1",
        "'environment.types={law: piecewise_constant, knots: [0, 2, 1], heights: [0.5, 0.5]}' |"
            + " environment.types.knots[2] must exceed the knot before it, 2, by at least 1e-9, got"
            + " 1",
        "'environment.types={law: piecewise_linear, knots: [0, 1, 1.00000000000000000001, 2],"
            + " heights: [0.5, 0.5, 0.5, 0.5]}' | environment.types.knots[2] must exceed the knot"
            + " before it, 1, by at least 1e-9, got 1.00000000000000000001",
        "'environment={types: {law: uniform, lower: 0, upper: 1}, ownership: equal,"
            + " simulate: posted-price, threshold: 1e-17}' | environment.threshold must lie"
            + " strictly between the ends of the types, with types on both sides likely, got 1e-17",
        "'environment={types: {law: power, exponent: 100}, ownership: equal,"
            + " simulate: posted-price, threshold: 0.99999}' | environment.threshold must lie"
            + " strictly between the ends of the types, with types on both sides likely, got"
            + " 0.99999",
        "'environment.types={law: piecewise_constant, knots: [0, 1], heights: [0.5, 0.5]}' |"
            + " environment.types.heights: has 2 entries, but there are 2 knots: one height"
            + " between any two in a row"
      })
  void whatIsWrongIsSaidOnce(String override, String message) {
    InvalidStudyException failure =
        catchThrowableOfType(
            InvalidStudyException.class, () -> read("efficient-trade", "sizes=[2]", override));
    assertThat(failure).isNotNull();
    assertThat(failure.problems())
        .extracting(Problem::message)
        .contains(message.replaceAll("\\s+", " "));
  }

  @Test
  void aVectorOfSharesIsForAsManyAgents() {
    InvalidStudyException failure =
        catchThrowableOfType(
            InvalidStudyException.class,
            () ->
                read(
                    "efficient-trade",
                    "sizes=[2]",
                    "environment.ownership={shares: [0.5, 0.3, 0.2]}"));
    assertThat(failure.problems()).hasSize(1);
    assertThat(failure.problems().get(0).message())
        .isEqualTo(
            "sizes[0] must be 3, as many as ownership.shares lists, got 2; the nearest that fits"
                + " is 3");
  }

  @Test
  void manySizesOtherThanTheLengthOfTheSharesAreOneProblem() {
    InvalidStudyException failure =
        catchThrowableOfType(
            InvalidStudyException.class,
            () -> read("efficient-trade", "environment.ownership={shares: [0.5, 0.3, 0.2]}"));
    assertThat(failure.problems()).hasSize(1);
    assertThat(failure.problems().get(0).message())
        .isEqualTo(
            "all sizes must be 3, as many as ownership.shares lists, got 2, 4, 5, 6, 7, 8, 9, 10,"
                + " 11, 12 and 102 more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.beta=1.0",
        "environment.types={law: uniform, lower: 0.0, upper: 1e0}",
        "environment.ownership={replicate: [1]}"
      })
  void anotherSpellingIsTheSameDesignPoint(String override) {
    assertThat(id(override)).isEqualTo(id("seed=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.beta=1.01",
        "environment.types.upper=1.01",
        "environment.types={law: beta, alpha: 1, beta: 1}",
        "environment.ownership=one-owner",
        "environment.ownership={owners: 2}",
        "environment.ownership={shares: [0.5, 0.5]}",
        "environment.simulate=profile",
        "environment.simulate=interim"
      })
  void everyValueCounts(String override) {
    assertThat(id(override)).isNotEqualTo(id("seed=1"));
  }

  private static String id(String override) {
    return read("efficient-trade", "sizes=[2]", override).study().points().get(0).id();
  }

  private static StudyReading read(String study, String... overrides) {
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
        .read(StudySource.of(study, BUNDLED.open(study)), List.of(overrides));
  }
}
