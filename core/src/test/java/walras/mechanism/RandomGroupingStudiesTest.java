package walras.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Metric;
import walras.study.BundledStudies;
import walras.study.DesignPoint;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudyReading;
import walras.study.StudySource;

/** The bundled studies of random grouping, and what identifies their design points. */
class RandomGroupingStudiesTest {

  private static final BundledStudies BUNDLED =
      BundledStudies.of(RandomGroupingStudiesTest.class.getClassLoader());

  static Stream<String> studies() {
    return BUNDLED.names().stream().filter(name -> name.startsWith("random-grouping"));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void bundledStudiesAreSound(String name) {
    StudyReading reading = read(name);

    assertThat(reading.study().name()).isEqualTo(name);
    assertThat(reading.study().points()).isNotEmpty();
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.study().points())
        .flatExtracting(point -> point.sized().warnings())
        .isEmpty();
  }

  @Test
  void theGridGrowsWithTheRootOfTheGroup() {
    List<DesignPoint> points =
        read("random-grouping", "sizes={per-group: [1, 100, 1000, 1e6]}").study().points();

    assertThat(points.stream().map(point -> point.expressions().get("T")))
        .containsExactly("20", "200", "632", "20000");
    assertThat(points.stream().map(DesignPoint::size)).containsExactly(4L, 400L, 4000L, 4000000L);
  }

  /** Rationing per agent, surplus lost per agent: infinitely many agents on the grid. */
  @ParameterizedTest
  @CsvSource({
    "random-grouping, 0, 0",
    "random-grouping-uniform, 0, 0",
    "random-grouping-uniform-t10, 0, 0",
    "random-grouping-uniform-t11, 0.045454545454545, 0.011363636363636",
    "random-grouping-gap, 0, 0",
    "random-grouping-generic-atoms, 0.05, 0.005"
  })
  void lossVanishesOnlyWhereTheMarketBalancesOnTheGrid(String name, double rationed, double loss) {
    List<DesignPoint> points = read(name).study().points();
    DesignPoint largest = points.get(points.size() - 1);

    assertThat(limit(largest, "rationed_units")).isCloseTo(rationed, within(1e-12));
    assertThat(limit(largest, "surplus_loss")).isCloseTo(loss, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"rationed_units, 0", "surplus_loss_lp, 0", "interim_payoff_buyer_complements, 0.56"})
  void bundlesOfComplementsTendToTheCompetitiveOutcome(String metric, double limit) {
    List<DesignPoint> points = read("random-grouping-bundle").study().points();

    assertThat(limit(points.get(points.size() - 1), metric)).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.sellers=[{name: cheap, probability: 0.5, costs: [0.21, 0.21], both: 0.43},"
            + " {name: dear, probability: 0.5, costs: [0.71, 0.71]}]",
        "environment.sellers=[{name: cheap, probability: 0.4, costs: [0.21, 0.21]},"
            + " {name: dear, probability: 0.6, costs: [0.71, 0.71]}]",
        "environment.sellers=[{name: other, probability: 0.5, costs: [0.21, 0.21]},"
            + " {name: dear, probability: 0.5, costs: [0.71, 0.71]}]",
        "environment.sellers=[{name: dear, probability: 0.5, costs: [0.71, 0.71]},"
            + " {name: cheap, probability: 0.5, costs: [0.21, 0.21]}]",
        "environment.tie=min"
      })
  void everyNumberOfABundleCounts(String override) {
    assertThat(idOf("random-grouping-bundle", override))
        .isNotEqualTo(idOf("random-grouping-bundle"));
  }

  @Test
  void costsOfBothAreTheSumWhereNotGiven() {
    String sellers =
        "environment.sellers=[{name: cheap, probability: 1/2, costs: [0.210, 0.21], both: 0.42},"
            + " {name: dear, probability: 0.5, costs: [0.71, 0.71], both: 1.42}]";

    assertThat(idOf("random-grouping-bundle", sellers)).isEqualTo(idOf("random-grouping-bundle"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.T=20.0",
        "environment.tie=max",
        "environment.rule=middle",
        "environment.cost.atoms=[0.325, 1/8, 0.675, 0.875]",
        "environment.value.probabilities=[1/4, 0.25, 0.250, 2.5e-1]"
      })
  void anotherSpellingIsTheSameDesignPoint(String override) {
    assertThat(id(override)).isEqualTo(id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.T=21",
        "environment.tie=min",
        "environment.rule=lowest",
        "environment.cost.atoms=[0.125, 0.325, 0.675, 0.8750001]",
        "environment.cost.probabilities=[0.2500001, 0.2499999, 0.25, 0.25]",
        "environment.value.atoms=[0.125, 0.324, 0.675, 0.875]",
        "environment.value.probabilities=[0.2, 0.3, 0.25, 0.25]",
        "environment.eps=0.01"
      })
  void everyValueCounts(String override) {
    assertThat(id(override)).isNotEqualTo(id());
  }

  private static @Nullable Double limit(DesignPoint point, String metric) {
    List<String> names = point.market().metrics().stream().map(Metric::name).toList();
    OptionalDouble limit = point.sized().limit(names.indexOf(metric), 0);
    return limit.isPresent() ? Math.rint(1e12 * limit.getAsDouble()) / 1e12 : null;
  }

  private static String id(String... overrides) {
    return idOf("random-grouping-gap", overrides);
  }

  private static String idOf(String name, String... overrides) {
    return read(name, overrides).study().points().get(0).id();
  }

  private static StudyReading read(String name, String... overrides) {
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
        .read(StudySource.of(name, BUNDLED.open(name)), List.of(overrides));
  }
}
