package walras.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.checkpoint.CommonParts;
import walras.report.ResultsDocument;

/** Comparisons of results of one design point, written by hand. */
class ComparisonTest {

  private static final String COUNTS =
      """
      "failures": {"count": 3, "listed": []}, "events": {"fallback": 5},
      "states": [{"name": "low", "prior": 0.5, "replications": 500}],
      """;
  private static final String INDICATOR =
      "\"range\": \"indicator\", \"estimates\": [{\"replications\": 997, \"mean\": 0.5,"
          + " \"exceed\": [{\"threshold\": 0.25, \"count\": 20}]}]";
  private static final String WEIGHTED =
      "\"range\": \"probability\", \"covered_by\": [], \"estimates\": [{\"replications\": 1000,"
          + " \"mean\": 1, \"std_error\": 1e-15, \"centre\": 1, \"deviation\": -1e-13,"
          + " \"log_deviation\": -30, \"log_std_error\": -34, \"contributing\": 500,"
          + " \"drift\": 1}]";
  private static final String RATE =
      """
      {"mechanism": "game", "environment": "one", "parameters": {}, "metric": "share",
       "statistic": "mean", "model": "power", "rate": -1, "rate_low": -1.1, "rate_high": -0.9,
       "sizes_used": 3, "goodness_p": 0.5}
      """;

  /** Of the longer of two runs of one seed, nothing may have happened less often. */
  @ParameterizedTest
  @CsvSource({
    "'\"count\": 3', '\"count\": 2', failures.count",
    "'\"fallback\": 5', '\"fallback\": 4', events.fallback",
    "'\"replications\": 500', '\"replications\": 499', states[low].replications",
    "'\"count\": 20', '\"count\": 19', exceed[0.25].count",
    "'\"mean\": 0.5', '\"mean\": 0.1', hits",
  })
  void nothingIsCountedLessOftenInALongerRun(String text, String fewer, String statistic) {
    ResultsDocument shorter = results(1, 1000, COUNTS, INDICATOR);
    ResultsDocument longer = results(1, 2000, COUNTS, INDICATOR.replace("997", "1997"));
    ResultsDocument less =
        results(
            1,
            2000,
            COUNTS.replace(text, fewer),
            INDICATOR.replace("997", "1997").replace(text, fewer));

    assertThat(compare(shorter, longer).isDrift()).isFalse();
    for (Comparison found : List.of(compare(shorter, less), compare(less, shorter))) {
      assertThat(found.moved()).extracting(Moved::statistic).containsExactly(statistic);
      assertThat(found.equal().moved()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"-30.01, false", "-31, true"})
  void aDistanceFromACentreIsComparedThoughTheMeanCannotTellIt(String logarithm, boolean isDrift) {
    Comparison found =
        compare(
            results(1, 1000, COUNTS, WEIGHTED),
            results(2, 1000, COUNTS, WEIGHTED.replace("-30", logarithm)));

    assertThat(found.isDrift()).isEqualTo(isDrift);
    assertThat(found.moved())
        .extracting(Moved::statistic)
        .isEqualTo(isDrift ? List.of("log_deviation") : List.of());
  }

  @Test
  void aMeanThatIsRefusedIsCountedAmongThoseNotCompared() {
    String refused = WEIGHTED.replace("\"mean\": 1", "\"refused\": \"carried by one\"");

    Comparison found =
        compare(results(1, 1000, COUNTS, WEIGHTED), results(2, 1000, COUNTS, refused));

    assertThat(found.judged().uncarried()).isEqualTo(1);
  }

  @Test
  void aFitOfTheSameNumbersIsTheSame() {
    ResultsDocument baseline = results(1, 1000, COUNTS, INDICATOR, RATE);
    ResultsDocument other =
        results(1, 1000, COUNTS, INDICATOR, RATE.replace("-0.9", "-0.9000000000000001"));
    ResultsDocument law =
        results(1, 1000, COUNTS, INDICATOR, RATE.replace("-0.9", "-0.8").replace(": 3", ": 2"));

    assertThat(compare(baseline, baseline).isDrift()).isFalse();
    assertThat(compare(baseline, other).moved())
        .extracting(Moved::statistic)
        .containsExactly("rate_high of mean");
    assertThat(compare(baseline, law).isDrift()).isFalse();
  }

  private static Comparison compare(ResultsDocument baseline, ResultsDocument other) {
    return Comparison.of(
        baseline, other, new CommonParts(0, 0, List.of()), new Allowance(Allowance.USUAL, 1));
  }

  private static ResultsDocument results(
      long seed, long replications, String counts, String metric, String... rates) {
    return ResultsDocument.of(
        """
        {"schema": 1, "numbers": 1, "study": "x", "seed": %d, "method": "monte-carlo",
         "streams": "common", "failures_at_most": 0, "rates": [%s], "limits": [],
         "contrasts": [], "derived": [],
         "points": [{"id": "0123456789abcdef", "mechanism": "game", "environment": "one",
           "parameters": {}, "size": 10, "replications": %d, "block_size": 100, %s
           "metrics": [{"name": "share", %s}]}]}
        """
            .formatted(seed, String.join(",", rates), replications, counts, metric)
            .getBytes(UTF_8));
  }
}
