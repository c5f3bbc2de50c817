package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Decay;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/** Every constant of a law, against replications where costs and values have different laws. */
class GroupingConstantsTest {

  private static final int REPLICATIONS = 10_000;
  private static final long PER_GROUP = 100_000_000;

  /** What terms of higher order may add. */
  private static final double HIGHER_ORDER = 2e-3;

  /** No law here has heavier tails than the absolute value of a normal one, 3.87. */
  private static final double LARGEST_KURTOSIS = 4;

  @ParameterizedTest
  @CsvSource({"fine, 17", "fine two units, 17", "locked, 10", "locked two units, 10"})
  void constantsAreThoseOfReplications(String name, int constants) {
    RandomGroupingMarket market = market(name);
    SummaryStatistics[] found = Replications.run(market, PER_GROUP, REPLICATIONS);

    int compared = 0;
    for (int metric = 0; metric < found.length; metric++) {
      for (Theory theory : market.metrics().get(metric).theories()) {
        if (holds(theory)
            && theory.decay() instanceof Decay.Power power
            && power.constant() != null) {
          double law = power.constant() / Math.sqrt(4.0 * PER_GROUP);
          assertLaw(market, metric, theory.statistic(), law, found[metric]);
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(constants);
  }

  private static boolean holds(Theory theory) {
    return theory.from() <= 4.0 * PER_GROUP && 4.0 * PER_GROUP <= theory.to();
  }

  private static void assertLaw(
      RandomGroupingMarket market,
      int metric,
      Statistic statistic,
      double law,
      SummaryStatistics found) {
    String name = Measures.all().get(metric).name();
    double rounding = HIGHER_ORDER * Math.abs(law);
    if (statistic.equals(Statistic.MEAN)) {
      double limit = market.at(4 * PER_GROUP).limit(metric, 0).orElseThrow();
      assertThat(found.getMean() - limit)
          .as(name)
          .isEqualTo(law, within(LARGEST_Z * Replications.error(found) + rounding));
    } else {
      double error = law * Math.sqrt((LARGEST_KURTOSIS - 1) / (4.0 * REPLICATIONS));
      assertThat(found.getStandardDeviation())
          .as("sd of " + name)
          .isEqualTo(law, within(LARGEST_Z * error + rounding));
    }
  }

  /** Fine: p* = 1/3 is a price. Locked: 0.7 of the agents trade, at prices from 0.35 to 0.6. */
  private static RandomGroupingMarket market(String name) {
    Map<String, Object> fields =
        name.startsWith("fine")
            ? Laws.environment("30000000", Laws.uniform("0", "0.5"), Laws.uniform("0", "1"))
            : Laws.environment(
                "20",
                Laws.discrete("0.125 0.325 0.875", "0.4 0.3 0.3"),
                Laws.discrete("0.075 0.625 0.975", "0.3 0.4 0.3"));
    fields.put("rule", "lowest");
    fields.put("units", name.endsWith("two units") ? "2" : "1");
    return Reference.market(fields);
  }
}
