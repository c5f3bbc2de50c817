package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import walras.estimate.Estimate;
import walras.estimate.PointEstimates;
import walras.estimate.ReducedMean;
import walras.estimate.Reduction;
import walras.testkit.ControlledMarket;

class ControlPilotTest {

  private static final double RARE = 0.3;
  private static final double TRUTH = 1 - RARE;

  private static Plan plan(ControlledMarket market, long seed, long replications) {
    return ControlPilot.prepare(
        new Plan(List.of(PlannedPoint.of(1, seed, market, market.at(100), replications))));
  }

  private static PointEstimates estimates(Plan plan) throws Exception {
    try (Engine engine = ThreadsEngine.open(2)) {
      return StudyRun.run(plan, engine, PointFold::estimates, (points, done) -> {}).get(0);
    }
  }

  private static PointEstimates.OfMetric signal(ControlledMarket market, long seed, long count)
      throws Exception {
    return metric(estimates(plan(market, seed, count)), 0);
  }

  private static PointEstimates.OfMetric metric(PointEstimates estimates, int metric) {
    return Objects.requireNonNull(estimates.metrics().get(metric));
  }

  /** With 400 studies, fewer than 359 intervals of 95 % cover with a probability below 1e-5. */
  @Test
  void reducedMeansAreUnbiasedAndTheirIntervalsCover() throws Exception {
    int studies = 400;
    int covering = 0;
    double sum = 0;
    for (long seed = 0; seed < studies; seed++) {
      PointEstimates.OfMetric found = signal(ControlledMarket.of(RARE, 0.1), seed, 15_000);
      ReducedMean reduced = found.overall().reduced().orElseThrow();
      double z = (reduced.mean() - TRUTH) / reduced.standardError();
      sum += z;
      covering += Math.abs(z) < 1.96 ? 1 : 0;
    }

    assertThat(sum / Math.sqrt(studies)).isBetween(-4.89, 4.89);
    assertThat(covering).isBetween(359, 398);
  }

  @Test
  void controlsLeaveTheNoiseAlone() throws Exception {
    PointEstimates.OfMetric found = signal(ControlledMarket.of(RARE, 1e-9), 7, 50_000);
    for (int state = 0; state < 2; state++) {
      Estimate given = found.given().get(state);
      ReducedMean reduced = given.reduced().orElseThrow();
      double rest = (double) given.replications() * 0.8;
      assertThat(reduced.standardError())
          .isCloseTo(1e-9 / Math.sqrt(rest), within(0.05 * 1e-9 / Math.sqrt(rest)));
      assertThat((reduced.mean() - state) / reduced.standardError()).isBetween(-4.89, 4.89);
    }
  }

  @Test
  void metricsThatControlsDoNotExplainKeepTheirPlainMeans() throws Exception {
    PointEstimates found = estimates(plan(new ControlledMarket(2, RARE, 1, 0), 7, 20_000));

    assertThat(metric(found, 0).overall().reduced()).isPresent();
    assertThat(metric(found, 1).overall().reduced()).isEmpty();
  }

  @Test
  void thePilotAloneReducesNothing() throws Exception {
    Plan plan = plan(ControlledMarket.of(RARE, 0.1), 7, Reduction.PILOT);

    assertThat(plan.points().get(0).layout().reduction()).isEqualTo(Reduction.NONE);
    assertThat(metric(estimates(plan), 0).overall().reduced()).isEmpty();
  }

  @Test
  void aStateThatThePilotHardlySawReducesNothing() throws Exception {
    PointEstimates.OfMetric found = signal(ControlledMarket.of(0.001, 0.1), 7, 1_000_000);

    assertThat(found.given()).extracting(Estimate::reduced).first().isEqualTo(Optional.empty());
    assertThat(found.given().get(1).reduced()).isPresent();
    assertThat(found.overall().reduced()).isEmpty();
  }

  @Test
  void nothingButTheReducedMeansDependsOnTheControls() throws Exception {
    ControlledMarket market = ControlledMarket.of(RARE, 0.1);
    Plan plain = new Plan(List.of(PlannedPoint.of(1, 7, market, market.at(100), 20_000)));
    Estimate without = metric(estimates(plain), 0).overall();
    Estimate with = metric(estimates(ControlPilot.prepare(plain)), 0).overall();

    assertThat(without.reduced()).isEmpty();
    assertThat(with).usingRecursiveComparison().ignoringFields("reduced").isEqualTo(without);
  }

  @Test
  void aKernelThatBreaksInThePilotIsLeftToTheRun() {
    ControlledMarket market = new ControlledMarket(1, RARE, 0.1, 0.01);
    Plan plan = new Plan(List.of(PlannedPoint.of(1, 7, market, market.at(100), 20_000)));

    assertThat(ControlPilot.prepare(plan)).isEqualTo(plan);
  }

  @Test
  void reducedMomentsTravelAndFitIntoABlock() throws Exception {
    Plan plan = plan(new ControlledMarket(25, 0.5, 0.1, 0), 7, 30_000);
    RangeResult result = BlockRunner.run(plan, new BlockRange(0, 1, 2));

    byte[] bytes = RangeResultCodecTest.bytes(result);
    RangeResult read = RangeResultCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));

    assertThat(read.blocks().get(0).reduced(1, 0).count()).isGreaterThan(4_000);
    assertThat(RangeResultCodecTest.bytes(read)).isEqualTo(bytes);
    assertThat(bytes.length).isLessThanOrEqualTo(64 << 10);
  }
}
