package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import walras.kernel.Decay;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/**
 * Limits and rates against draws of large markets. Each mean misses by more than it may with
 * probability 1e-6.
 */
class BundleLimitsTest {

  private static final long SEED = 20261120;

  /** Means and standard errors by state, shape {@code [states][metrics]}. */
  private static final class Sample {
    private final double[][] means;
    private final double[][] errors;

    private Sample(double[][] means, double[][] errors) {
      this.means = means;
      this.errors = errors;
    }

    double mean(int state, int metric) {
      return means[state][metric];
    }

    double error(int state, int metric) {
      return errors[state][metric];
    }
  }

  @Test
  void marketsThatBalanceTendToTheLimits() {
    assertThat(compared(BundleExamples.study())).isEqualTo(2 * 32);
  }

  /** Of one commodity too much is supplied, of the other one too little. */
  @Test
  void marketsThatDoNotBalanceTendToTheLimits() {
    Map<String, Object> fields = BundleExamples.study();
    Map<String, Object> sellers = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(fields.get("sellers")))
        .forEach((key, value) -> sellers.put((String) key, value));
    sellers.put("probabilities", List.of("0.44", "0.08", "0.03", "0.1", "0.1", "0.25"));
    fields.put("sellers", sellers);
    InterdependentBundles market = BundleExamples.market(fields);

    assertThat(market.outcome(0).supply(0)).isGreaterThan(market.outcome(0).demand(0));
    assertThat(market.outcome(0).supply(1)).isLessThan(market.outcome(0).demand(1));
    assertThat(compared(fields)).isGreaterThan(31);
  }

  private static int compared(Map<String, Object> fields) {
    SizedBundles sized = BundleExamples.sized(fields, 10_000_000_000L);
    Sample sample = sample(sized, 400);
    int compared = 0;
    for (int state = 0; state < 2; state++) {
      for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
        OptionalDouble limit = sized.limit(metric, state);
        if (limit.isPresent() && sized.undefined(metric).isEmpty()) {
          assertThat(Math.abs(sample.mean(state, metric) - limit.getAsDouble()))
              .as(sized.market().metrics().get(metric).name())
              .isLessThan(StatisticalTests.LARGEST_Z * sample.error(state, metric) + 1e-4);
          compared++;
        }
      }
    }
    return compared;
  }

  /** Constants of n^(-1/2), where terms of the next order are below an error of the mean. */
  @Test
  void constantsOfLockedPricesAreThoseOfDraws() {
    SizedBundles sized = BundleExamples.sized(BundleExamples.study(), 1_000_000);
    Sample sample = sample(sized, 6000);
    int compared = 0;
    for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
      for (Theory theory : sized.market().metrics().get(metric).theories()) {
        if (theory.statistic() == Statistic.MEAN
            && theory.given() != null
            && metric != Measures.LOG_POSTERIOR_ERROR_ALL
            && theory.decay() instanceof Decay.Power power
            && power.constant() != null) {
          int state = theory.given();
          double limit = sized.limit(metric, state).orElseThrow();
          double expected = limit + power.constant() / Math.sqrt((double) sized.agents());
          assertThat(Math.abs(sample.mean(state, metric) - expected))
              .as(sized.market().metrics().get(metric).name())
              .isLessThan(StatisticalTests.LARGEST_Z * sample.error(state, metric));
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(2 * 12);
  }

  /** Ten standard deviations from the next region of prices: no replication in 10^20. */
  @Test
  void pricesAreLockedFromTheSizeOnThatTheorySays() {
    assertThat(strayed(10_000)).isZero();
    assertThat(strayed(100)).isEqualTo(2 * 5);
  }

  private static int strayed(long perGroup) {
    SizedBundles sized = BundleExamples.sized(BundleExamples.study(), perGroup);
    Sample sample = sample(sized, 1000);
    int strayed = 0;
    for (int metric = 0; metric < sized.market().metrics().size(); metric++) {
      for (Theory theory : sized.market().metrics().get(metric).theories()) {
        if (theory.given() != null && theory.decay() instanceof Decay.Zero) {
          assertThat(theory.from()).isBetween(4000.0, 40_000.0);
          double limit = sized.limit(metric, theory.given()).orElseThrow();
          strayed += sample.mean(theory.given(), metric) == limit ? 0 : 1;
        }
      }
    }
    return strayed;
  }

  private static Sample sample(SizedBundles sized, int replications) {
    int metrics = sized.market().metrics().size();
    Kernel kernel = sized.kernel();
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(SEED, sized.agents());
    double[][] sums = new double[2][metrics];
    double[][] squares = new double[2][metrics];
    int[] count = new int[2];
    for (int replication = 0; replication < replications; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
      count[outcome.state()]++;
      for (int metric = 0; metric < metrics; metric++) {
        double deviation = outcome.metric(metric) - sized.limit(metric, outcome.state()).orElse(0);
        sums[outcome.state()][metric] += deviation;
        squares[outcome.state()][metric] += deviation * deviation;
      }
    }
    double[][] means = new double[2][metrics];
    double[][] errors = new double[2][metrics];
    for (int state = 0; state < 2; state++) {
      for (int metric = 0; metric < metrics; metric++) {
        double mean = sums[state][metric] / count[state];
        double variance = Math.max(0, squares[state][metric] / count[state] - mean * mean);
        means[state][metric] = sized.limit(metric, state).orElse(0) + mean;
        errors[state][metric] = Math.sqrt(variance / count[state]);
      }
    }
    return new Sample(means, errors);
  }
}
