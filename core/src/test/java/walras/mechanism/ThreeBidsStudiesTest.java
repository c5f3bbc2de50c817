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

/** The bundled studies of the three-bid mechanism, and what identifies their design points. */
class ThreeBidsStudiesTest {

  private static final BundledStudies BUNDLED =
      BundledStudies.of(ThreeBidsStudiesTest.class.getClassLoader());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "three-bids",
        "three-bids-pinned",
        "three-bids-private",
        "three-bids-three-by-five"
      })
  void bundledStudiesHaveNoProblems(String study) {
    assertThat(read(study).study().points()).isNotEmpty();
  }

  @Test
  void epsilonMayVanishAsTheMarketGrows() {
    List<DesignPoint> points =
        read("three-bids", "environment.epsilon=0.5/n", "sizes={per-group: [10, 1000]}")
            .study()
            .points();

    assertThat(points)
        .extracting(point -> point.expressions().get("epsilon"))
        .containsExactly("0.05", "0.0005");
    assertThat(points).extracting(DesignPoint::size).containsExactly(200L, 20_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.groups=10.0",
        "environment.epsilon=1/20",
        "environment.prior=[1/2, 0.50]",
        "environment.values.low=[0.20, 4e-1, 0.7]",
        "environment.tie-tolerance=0.0"
      })
  void anotherSpellingIsTheSameDesignPoint(String override) {
    assertThat(id(override)).isEqualTo(id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.sellers-per-n=2",
        "environment.buyers-per-n=2",
        "environment.epsilon=0.06",
        "environment.state=low",
        "environment.prior=[0.4, 0.6]",
        "environment.signals=[a, b, c]",
        "environment.values.low=[0.2, 0.4, 0.71]",
        "environment.probabilities.high=[0.08, 0.55, 0.37]",
        "environment.tie-tolerance=0.01",
        "environment.price-tolerance=0.02",
        "environment.transfer-tolerance=0.02",
        "environment.selection=canonical"
      })
  void everyValueCounts(String override) {
    assertThat(id(override)).isNotEqualTo(id());
  }

  private static String id(String... overrides) {
    return read("three-bids", overrides).study().points().get(0).id();
  }

  private static StudyReading read(String study, String... overrides) {
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
        .read(StudySource.of(study, BUNDLED.open(study)), List.of(overrides));
  }
}
