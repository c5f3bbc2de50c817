package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import walras.kernel.Outcome;
import walras.study.Exceed;
import walras.testkit.ToyMarket;

class ExceedanceTest {

  private static final ToyMarket MARKET = ToyMarket.of(2);
  private static final Layout LAYOUT =
      Layout.of(MARKET, MARKET.at(1))
          .counting(
              MARKET,
              new Exceed(Map.of("metric_1", List.of(new BigDecimal("-0.5"), new BigDecimal("2")))));

  /** Metric 0 runs from 0 to 999; metric 1 from -1 in steps of 1/100; states take turns. */
  private static Accumulator filled() {
    Accumulator accumulator = Accumulator.create(LAYOUT);
    Outcome outcome = Outcome.create(MARKET);
    for (int i = 0; i < 1_000; i++) {
      outcome.state(i % 2);
      outcome.metric(0, i);
      outcome.metric(1, (i - 100) / 100.0);
      accumulator.add(i, outcome);
    }
    accumulator.finishBlock();
    return accumulator;
  }

  @Test
  void whatIsLargerThanAThresholdIsCountedPerState() {
    Tally tally = filled().tally();

    assertThat(tally.exceedances(0, 0)).isEmpty();
    assertThat(tally.exceedances(0, 1)).containsExactly(474, 349);
    assertThat(tally.exceedances(1, 1)).containsExactly(475, 350);
  }

  @Test
  void countsMergeAndTravel() throws IOException {
    Tally tally = filled().tally();
    tally.merge(filled().tally());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StatisticsCodec.write(tally, new DataOutputStream(bytes));

    Tally read =
        StatisticsCodec.readTally(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read.exceedances(1, 1)).containsExactly(950, 700);
    assertThat(read.exceedances(1, 0)).isEmpty();
  }

  @Test
  void estimatesJoinStatesAndGiveExactIntervals() {
    Accumulator accumulator = Accumulator.create(LAYOUT);
    Outcome outcome = Outcome.create(MARKET);
    for (int i = 0; i < 10; i++) {
      outcome.state(i % 2);
      outcome.metric(0, i);
      outcome.metric(1, i < 3 ? 2.5 : 2);
      accumulator.add(i, outcome);
    }
    BlockMoments moments = accumulator.finishBlock();

    Sample sample = new Sample(LAYOUT, moments, accumulator.tally(), List.of());
    Estimate all = Estimate.unconditional(sample, 1);

    assertThat(all.exceedances()).hasSize(2);
    assertThat(all.exceedances().get(0).probability()).isEqualTo(1);
    Exceedance rare = all.exceedances().get(1);
    assertThat(rare.threshold()).isEqualTo("2");
    assertThat(rare.count()).isEqualTo(3);
    assertThat(rare.low(0.95)).isEqualTo(0.06673951117773447, within(1e-14));
    assertThat(rare.high(0.95)).isEqualTo(0.65245285005999730, within(1e-14));
    assertThat(Estimate.given(sample, 0, 1).exceedances().get(1))
        .isEqualTo(new Exceedance(new BigDecimal("2"), 2, 5));
  }
}
