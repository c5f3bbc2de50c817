package walras.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.study.BundledStudies;
import walras.study.DesignPoint;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudyReading;
import walras.study.StudySource;

/** The bundled studies of the market game, and what can vary in them. */
class MarketGameStudiesTest {

  private static final BundledStudies BUNDLED =
      BundledStudies.of(MarketGameStudiesTest.class.getClassLoader());

  static Stream<String> studies() {
    return BUNDLED.names().stream().filter(name -> name.startsWith("market-game"));
  }

  /** Only the warnings that a study is there to show: rho below zero, and few agents. */
  @ParameterizedTest
  @MethodSource("studies")
  void bundledStudiesAreSound(String name) {
    StudyReading reading = read(name);

    assertThat(reading.study().name()).isEqualTo(name);
    assertThat(reading.study().points()).isNotEmpty();
    assertThat(reading.warnings())
        .allMatch(warning -> warning.toString().contains("rho is negative"));
    assertThat(reading.study().points())
        .flatExtracting(point -> point.sized().warnings())
        .isEmpty();
  }

  @Test
  void kappaAndEtaShrinkTogetherOnThePathOfTheorem3() {
    List<DesignPoint> points = read("market-game-theorem3").study().points();

    assertThat(points.stream().map(point -> point.parameters().toString()).distinct())
        .containsExactly(
            "{kappa-scale=1, eta=0.02}",
            "{kappa-scale=1/2, eta=0.01}",
            "{kappa-scale=1/4, eta=0.005}",
            "{kappa-scale=1/8, eta=0.0025}",
            "{kappa-scale=1/16, eta=0.00125}");
    assertThat(points.stream().map(DesignPoint::hash).distinct()).hasSize(35);
  }

  @Test
  void fiveSharesOfInactiveAgentsMakeFiveMarkets() {
    List<DesignPoint> points =
        read(
                "market-game-incentives",
                "sizes=100,200",
                "vary.environment.eta=0.01,0.02,0.05,0.1,0.2")
            .study()
            .points();

    assertThat(points.stream().map(point -> point.parameters().get("eta")))
        .containsExactly(
            "0.01", "0.01", "0.02", "0.02", "0.05", "0.05", "0.1", "0.1", "0.2", "0.2");
    assertThat(points.stream().map(DesignPoint::hash).distinct()).hasSize(10);
  }

  @Test
  void theShareOfInactiveAgentsMayDependOnTheSize() {
    List<DesignPoint> points =
        read("market-game", "sizes=100,10000", "environment.eta=1/sqrt(N)").study().points();

    assertThat(points.stream().map(point -> point.expressions().get("eta")))
        .containsExactly("0.1", "0.01");
  }

  private static StudyReading read(String name, String... overrides) {
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
        .read(StudySource.of(name, BUNDLED.open(name)), List.of(overrides));
  }
}
