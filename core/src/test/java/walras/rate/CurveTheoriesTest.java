package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.mechanism.Mechanisms;
import walras.mechanism.randomgrouping.RandomGrouping;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudySource;

/** Theory along curves whose environment changes with the size. */
class CurveTheoriesTest {

  private static final String SIZES = "sizes={per-group: [100, 1e3, 1e4, 1e6, 1e8]}";

  /** Each grid by itself is fine up to a few times its own size only. */
  @Test
  void aGridThatGrowsStaysFine() {
    List<Theory> theories = of("price_gap", SIZES).theories();

    assertThat(theories)
        .extracting(Theory::statistic)
        .containsExactly(Statistic.MEAN, Statistic.SD);
    assertThat(theories)
        .allMatch(theory -> theory.from() == 4000 && Double.isInfinite(theory.to()));
    Decay.Power power = (Decay.Power) theories.get(0).decay();
    assertThat(power.exponent()).isEqualTo(-0.5);
    assertThat(Objects.requireNonNull(power.constant()))
        .isEqualTo(2 * Math.sqrt(0.5 / Math.PI), within(1e-9));
  }

  @Test
  void oneGridForAllSizesKeepsItsRegimes() {
    Metric alone = point("T=1000", "sizes={per-group: [1e8]}").point().market().metrics().get(0);

    assertThat(of("price_gap", SIZES, "environment.T=1000").theories())
        .isEqualTo(alone.theories())
        .hasSize(3);
  }

  /** The rates of exponential laws differ from grid to grid, the law of rationing does not. */
  @Test
  void whatOneSizeSaysIsNoLaw() {
    String slow = "environment.T=even(n^(1/4))";

    assertThat(of("price_gap", SIZES, slow).theories()).isEmpty();
    assertThat(of("rationed_units", SIZES, slow).theories())
        .filteredOn(theory -> theory.statistic().equals(Statistic.MEAN))
        .singleElement()
        .matches(theory -> theory.from() == 4000 && Double.isInfinite(theory.to()));
  }

  private static Metric of(String metric, String... overrides) {
    List<EstimatedPoint> curve = curve(overrides);
    List<Metric> metrics = curve.get(0).point().market().metrics();
    return CurveTheories.metric(curve, metrics.stream().map(Metric::name).toList().indexOf(metric));
  }

  private static EstimatedPoint point(String steps, String sizes) {
    return curve("environment." + steps, sizes).get(0);
  }

  private static List<EstimatedPoint> curve(String... overrides) {
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
            .read(new StudySource("example", new RandomGrouping().example()), List.of(overrides))
            .study()
            .points()
            .stream()
            .map(point -> new EstimatedPoint(point, null, null))
            .toList();
  }
}
