package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * Many signals and a fine grid, before prices lock: laws that hold while both are finer than the
 * noise of prices. Each comparison of means is false with a probability of 1e-6 at most.
 */
class FineSignalsTest {

  private static final long SEED = 20261120;
  private static final int SIGNALS = 250;
  private static final long PER_GROUP = 100;
  private static final int REPLICATIONS = 3000;

  /** What terms of higher order may add at the size above. */
  private static final double HIGHER_ORDER = 0.02;

  /**
   * For costs and values all over [0, 1], s = 1/√2 and the slope is 2, so a group's price has the
   * standard deviation 1/√(8n).
   *
   * @param range the mean range of as many standard normal variables as there are groups
   * @param largest the mean of the largest of their absolute values
   */
  @ParameterizedTest(name = "{0} groups")
  @CsvSource({"3, 1.692569, 1.326387", "5, 2.325929, 1.569834"})
  void gapIsTheRangeOfNoise(int groups, double range, double largest) {
    SizedRing sized = sized(groups);
    SummaryStatistics gap = new SummaryStatistics();
    SummaryStatistics error = new SummaryStatistics();
    SummaryStatistics rationed = new SummaryStatistics();
    RingKernel kernel = new RingKernel(sized);
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(sized.market());
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      gap.addValue(outcome.metric(Measures.PRICE_GAP));
      error.addValue(outcome.metric(Measures.PRICE_ERROR_GRID_LIMIT));
      rationed.addValue(outcome.metric(Measures.RATIONED_UNITS));
    }

    double noise = 1 / Math.sqrt(8.0 * PER_GROUP);
    assertMean(gap, range * noise);
    assertMean(error, largest * noise);
    assertMean(rationed, 1 / Math.sqrt(2 * Math.PI * PER_GROUP));
  }

  private static void assertMean(SummaryStatistics found, double law) {
    double standardError = found.getStandardDeviation() / Math.sqrt((double) found.getN());
    assertThat(found.getMean())
        .isEqualTo(law, within(LARGEST_Z * standardError + HIGHER_ORDER * law));
  }

  private static SizedRing sized(int groups) {
    List<String> probabilities = Collections.nCopies(SIGNALS, String.valueOf(1.0 / SIGNALS));
    List<String> money =
        IntStream.range(0, SIGNALS).mapToObj(j -> String.valueOf((j + 0.5) / SIGNALS)).toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("groups", String.valueOf(groups));
    fields.put("T", "1000");
    fields.put("eta", "0.01");
    fields.put("states", List.of("only"));
    fields.put("prior", List.of("1"));
    fields.put("sellers", Map.of("probabilities", probabilities, "costs", money));
    fields.put("buyers", Map.of("probabilities", probabilities, "values", money));
    return (SizedRing) Reference.market(fields).at(2L * groups * PER_GROUP);
  }
}
