package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.study.RateOptions;

class TheoriesTest {

  private static Theory theory(@Nullable Integer given, double exponent, double from, double to) {
    return new Theory(
        Statistic.MEAN,
        given,
        new Decay.Power(exponent, null),
        from,
        to,
        Theory.Source.PAPER,
        "section 1");
  }

  private static final Theory SMALL = theory(null, -0.5, 100, 1e5);
  private static final Theory LARGE = theory(null, -1, 1e5, Double.POSITIVE_INFINITY);
  private static final Theory GIVEN = theory(1, -2, 10, Double.POSITIVE_INFINITY);
  private static final Metric METRIC =
      new Metric("gap", "1", "a gap", Metric.Range.NONNEGATIVE, List.of(SMALL, GIVEN, LARGE));

  private static final RateOptions.OfMetric PLAIN = new RateOptions(0.02, Map.of()).of("gap");

  private static RateOptions.OfMetric asked(double logs) {
    return new RateOptions.OfMetric(1, Long.MAX_VALUE, null, logs, List.of(), 0);
  }

  @Test
  void regimesAreTheoriesOfOneStatistic() {
    assertThat(Theories.of(METRIC, -1, Statistic.MEAN)).containsExactly(SMALL, LARGE);
    assertThat(Theories.of(METRIC, 0, Statistic.MEAN)).containsExactly(SMALL, LARGE);
  }

  @Test
  void whatIsSaidOfAStateComesFirst() {
    assertThat(Theories.of(METRIC, 1, Statistic.MEAN)).containsExactly(GIVEN);
  }

  @Test
  void otherStatisticsSettleWithTheLastRegime() {
    assertThat(Theories.of(METRIC, -1, Statistic.SD)).isEmpty();
    assertThat(Theories.settled(METRIC, PLAIN, Optional.empty())).isEqualTo(1e5);
    assertThat(Theories.settled(METRIC, PLAIN, Optional.of(SMALL))).isEqualTo(100);
  }

  @Test
  void theLogarithmIsThatOfTheoryUnlessAnotherIsAskedFor() {
    Theory logarithmic =
        new Theory(
            Statistic.MEAN,
            null,
            new Decay.Power(-1, 0.5, null),
            1,
            Double.POSITIVE_INFINITY,
            Theory.Source.DERIVED,
            "section 2");

    assertThat(Theories.logs(PLAIN, Optional.of(logarithmic))).isEqualTo(0.5);
    assertThat(Theories.logs(asked(0), Optional.of(logarithmic))).isZero();
    assertThat(Theories.logs(asked(2), Optional.empty())).isEqualTo(2);
    assertThat(Theories.logs(PLAIN, Optional.of(SMALL))).isZero();
    assertThat(Theories.settled(METRIC, PLAIN, Optional.of(logarithmic))).isEqualTo(2);
  }
}
