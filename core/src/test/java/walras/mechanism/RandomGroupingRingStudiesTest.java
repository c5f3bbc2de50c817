package walras.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.study.BundledStudies;
import walras.study.DesignPoint;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudyReading;
import walras.study.StudySource;

/** What identifies the design points of a ring of groups. */
class RandomGroupingRingStudiesTest {

  private static final BundledStudies BUNDLED =
      BundledStudies.of(RandomGroupingRingStudiesTest.class.getClassLoader());

  @Test
  void groupsAndEtaMayGrowAndFallWithTheMarket() {
    List<DesignPoint> points =
        read(
                "environment.groups=ceil(log(n))+2",
                "environment.eta=0.1/sqrt(n)",
                "sizes={per-group: [10, 1000]}")
            .study()
            .points();

    assertThat(points).extracting(point -> point.expressions().get("groups")).contains("5", "9");
    assertThat(points).extracting(DesignPoint::size).containsExactly(100L, 18000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.groups=3.0",
        "environment.eta=1e-2",
        "environment.eta=1/100",
        "environment.prior=[1/2, 0.50]",
        "environment.sellers.costs.low=[0.150, 0.25, 35e-2, 0.55]",
        "environment.sellers.signals=['1', '2', '3', '4']"
      })
  void anotherSpellingIsTheSameDesignPoint(String override) {
    assertThat(id(override)).isEqualTo(id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.groups=4",
        "environment.T=52",
        "environment.tie=min",
        "environment.rule=lowest",
        "environment.eta=0.011",
        "environment.eps=0.011",
        "environment.prior=[0.4, 0.6]",
        "environment.sellers.costs.low=[0.15, 0.25, 0.35, 0.5500001]",
        "environment.sellers.probabilities.high=[0.2, 0.2, 0.29, 0.31]",
        "environment.buyers.values.high=[0.51, 0.61, 0.81, 0.92]",
        "environment.buyers.probabilities.low=[0.4, 0.3, 0.21, 0.09]"
      })
  void everyValueCounts(String override) {
    assertThat(id(override)).isNotEqualTo(id());
  }

  @Test
  void namesOfStatesCount() {
    assertThat(id(renamed())).isNotEqualTo(id());
  }

  /** Renames a state wherever it stands. */
  private static String[] renamed() {
    return new String[] {
      "environment.states=[low, top]",
      "environment.sellers.probabilities={low: [0.3, 0.3, 0.2, 0.2], top: [0.2, 0.2, 0.3, 0.3]}",
      "environment.sellers.costs={low: [0.15, 0.25, 0.35, 0.55], top: [0.45, 0.55, 0.65, 0.85]}",
      "environment.buyers.probabilities={low: [0.4, 0.3, 0.2, 0.1], top: [0.1, 0.2, 0.3, 0.4]}",
      "environment.buyers.values={low: [0.01, 0.11, 0.31, 0.41], top: [0.51, 0.61, 0.81, 0.91]}"
    };
  }

  private static String id(String... overrides) {
    return read(overrides).study().points().get(0).id();
  }

  private static StudyReading read(String... overrides) {
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
        .read(
            StudySource.of("random-grouping-ring", BUNDLED.open("random-grouping-ring")),
            List.of(overrides));
  }
}
