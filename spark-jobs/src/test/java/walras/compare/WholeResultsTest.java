package walras.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.checkpoint.CommonParts;
import walras.report.ResultsDocument;

/** Comparisons reach everything that results hold, and tell what is no longer there. */
class WholeResultsTest {

  private static final String METRIC =
      """
      {"name": "%s", "range": "real", "estimates": [
        {"replications": 10000, "mean": 1, "std_error": 0.01, "std_dev": 1, "contributing": 5000},
        {"given": "low", "replications": 4000, "mean": 1, "std_error": 0.0158, "std_dev": 1,
         "contributing": 2000}]}
      """;
  private static final String POINT =
      """
      {"id": "00000000000000%d", "mechanism": "game", "environment": "one", "parameters": {},
       "size": %1$d, "replications": 10000, "block_size": 100,
       "failures": {"count": 0, "listed": []}, "events": {"fallback": 300},
       "states": [{"name": "low", "prior": 0.4, "replications": 4000},
         {"name": "high", "prior": 0.6, "replications": 6000}],
       "metrics": [%s, %s]}
      """;
  private static final String MARKET =
      "\"mechanism\": \"game\", \"environment\": \"one\", \"parameters\": {},";
  private static final String RATE =
      "{"
          + MARKET
          + """
          "metric": "price", "statistic": "mean", "model": "power", "rate": -1, "rate_low": -1.1,
          "rate_high": -0.9, "sizes_used": 3, "goodness_p": 0.5}
          """;
  private static final String RATIO =
      "{\"name\": \"share\", \"kind\": \"ratio\", \"formula\": \"price / welfare\", "
          + MARKET
          + """
          "size": 10, "method": "monte-carlo", "outcome": "found", "value": 2, "std_error": 0.1,
          "low": 1.8, "high": 2.2, "level": 0.95, "bias": 0.001}
          """;
  private static final String EXACT =
      "{\"name\": \"share\", \"kind\": \"ratio\", \"formula\": \"price / welfare\", "
          + MARKET
          + """
          "size": 10, "method": "exact", "outcome": "found", "value": 3, "std_error": 0,
          "low": 3, "high": 3, "level": 0.95, "bias": null}
          """;
  private static final String THRESHOLD =
      "{\"name\": \"near\", \"kind\": \"threshold-size\", \"formula\": \"price at most 1\", "
          + MARKET
          + """
          "method": "monte-carlo", "outcome": "found", "value": 70, "std_error": null, "low": 60,
          "high": 80, "level": 0.95, "bias": null}
          """;

  private static final String TEN = point(10);
  private static final String TWENTY = point(20);
  private static final String WHOLE =
      """
      {"schema": 1, "numbers": 1, "study": "x", "seed": 1, "method": "monte-carlo",
       "streams": "common", "failures_at_most": 0, "limits": [], "contrasts": [],
      """
          + "\"rates\": [%s], \"derived\": [%s, %s, %s], \"points\": [%s, %s]}"
              .formatted(RATE, RATIO, EXACT, THRESHOLD, TEN, TWENTY);

  private static String metric(String name) {
    return METRIC.formatted(name);
  }

  private static String point(int size) {
    return POINT.formatted(size, metric("price"), metric("welfare"));
  }

  /** Compares the whole with a part of it changed, under a seed. */
  private static Comparison compare(int seed, String text, String changed) {
    assertThat(WHOLE).contains(text);
    return compare(WHOLE, WHOLE.replace(text, changed).replace("\"seed\": 1", "\"seed\": " + seed));
  }

  private static Comparison compare(String baseline, String other) {
    return Comparison.of(
        ResultsDocument.of(baseline.getBytes(UTF_8)),
        ResultsDocument.of(other.getBytes(UTF_8)),
        new CommonParts(0, 0, List.of()),
        new Allowance(Allowance.USUAL, 1));
  }

  private static void assertMoved(Comparison found, String... statistics) {
    assertThat(found.moved()).extracting(Moved::statistic).containsExactly(statistics);
  }

  @Test
  void theWholeIsItselfAndThatOfAnotherSeed() {
    for (int seed : List.of(1, 2)) {
      Comparison same = compare(seed, WHOLE, WHOLE);
      assertThat(same.isDrift()).isFalse();
      assertThat(same.vanished()).isEmpty();
      assertThat(same.verdicts()).isEmpty();
    }
  }

  /** Of 10,000 replications 40 % drew the state: 4.9 percentage points are 7 standard errors. */
  @ParameterizedTest
  @CsvSource({"4100, 5900, false", "4490, 5510, true"})
  void statesAreAsFrequentUnderAnotherSeed(int low, int high, boolean isDrift) {
    String other =
        TEN.replace("\"replications\": 4000},", "\"replications\": %d},".formatted(low))
            .replace("\"replications\": 6000}", "\"replications\": %d}".formatted(high));

    Comparison found = compare(2, TEN, other);

    assertThat(found.isDrift()).isEqualTo(isDrift);
    if (isDrift) {
      assertMoved(found, "frequency", "frequency");
      assertThat(found.moved()).extracting(moved -> moved.place().given()).contains("low", "high");
    }
  }

  /** With two metrics, two fallbacks may be of one replication: the half of them is judged. */
  @ParameterizedTest
  @CsvSource({"380, false", "460, true"})
  void eventsAreAsFrequentUnderAnotherSeed(int times, boolean isDrift) {
    Comparison found = compare(2, TEN, TEN.replace("\"fallback\": 300", "\"fallback\": " + times));

    assertThat(found.isDrift()).isEqualTo(isDrift);
    assertThat(found.moved())
        .extracting(Moved::statistic)
        .isEqualTo(isDrift ? List.of("events.fallback") : List.of());
  }

  @ParameterizedTest
  @CsvSource({"2.5, false", "2.8, true"})
  void ratiosOfAnotherSeedAgreeWithinErrors(double value, boolean isDrift) {
    Comparison found =
        compare(2, RATIO, RATIO.replace("\"value\": 2,", "\"value\": %s,".formatted(value)));

    assertThat(found.isDrift()).isEqualTo(isDrift);
    assertThat(found.moved())
        .extracting(Moved::statistic)
        .isEqualTo(isDrift ? List.of("value of share") : List.of());
  }

  @Test
  void aRatioWithANoteIsNotHeldAgainstItsError() {
    String noted = RATIO.replace("\"value\": 2,", "\"value\": 9, \"note\": \"rough\",");

    assertThat(compare(2, RATIO, noted).isDrift()).isFalse();
  }

  @Test
  void exactQuantitiesAreTheSameWhateverTheSeed() {
    String other = EXACT.replace("\"value\": 3", "\"value\": 3.000001");
    String rounded = EXACT.replace("\"value\": 3", "\"value\": 3.0000000000001");

    assertMoved(compare(2, EXACT, other), "value of share");
    assertThat(compare(2, EXACT, rounded).isDrift()).isFalse();
  }

  @Test
  void allOfAQuantityIsTheSameToTheLastBitWhereEverythingIs() {
    assertMoved(
        compare(1, THRESHOLD, THRESHOLD.replace("80", "80.00000000000001")), "high of near");
    assertMoved(
        compare(1, RATIO, RATIO.replace("0.001", "0.0010000000000000002")), "bias of share");
  }

  @Test
  void anOutcomeThatChangesIsListedAndNoDriftByItself() {
    String other =
        THRESHOLD
            .replace("\"found\"", "\"not reached\"")
            .replace("\"value\": 70", "\"value\": null");

    Comparison found = compare(2, THRESHOLD, other);

    assertThat(found.isDrift()).isFalse();
    assertThat(found.verdicts()).extracting(Rejudged::statistic).containsExactly("near");
    assertThat(String.join("\n", ComparisonText.of(found, "a", "b")))
        .containsPattern("one \\(game\\) .* near +70.* found .* not reached");
  }

  @Test
  void whatVanishedIsDriftOfOneSeedAndListedOfTwo() {
    assertVanished(TWENTY, TEN.replace("0010\"", "00ff\""), "replications");
    assertVanished(RATE, "", "rate of mean");
    assertVanished(", " + EXACT, "", "value of share");
  }

  @Test
  void metricsAndStatesVanishLikewise() {
    String one = TEN.replace(", " + metric("welfare"), "");
    String renamed = TEN.replace("\"given\": \"low\"", "\"given\": \"lower\"");

    assertVanished(TEN, one, "mean");
    assertVanished(TEN, renamed, "mean", "mean");
    assertThat(compare(1, TEN, one).moved().get(0).place().metric()).isEqualTo("welfare");
    assertThat(compare(1, TEN, renamed).moved().get(0).place().given()).isEqualTo("low");
  }

  /** What another method does not compute, and rates of thresholds, are asked for by a study. */
  @Test
  void whatAStudyNoLongerAsksForIsNoDrift() {
    String asked = ", " + EXACT + ", " + THRESHOLD + "], \"points\"";
    String left = ", " + THRESHOLD + "], \"points\"";
    String both = WHOLE.replace("\"monte-carlo\",\n \"streams\"", "\"both\",\n \"streams\"");
    String rare = RATE.replace("\"mean\"", "\"P[>0.1]\"");

    assertThat(both).isNotEqualTo(WHOLE).contains(asked);
    assertThat(compare(both, WHOLE.replace(asked, left)).isDrift()).isFalse();
    assertThat(compare(both, both.replace(asked, left)).isDrift()).isTrue();
    assertThat(compare(WHOLE.replace(RATE, rare), WHOLE.replace(RATE, "")).isDrift()).isFalse();
  }

  /** A study that grew is no drift: what only the second run has is counted and named. */
  @Test
  void whatIsNewIsNoDrift() {
    Comparison found = compare(WHOLE.replace(", " + TWENTY, ""), WHOLE);

    assertThat(found.points().onlyOther()).hasSize(1);
    assertThat(found.isDrift()).isFalse();
  }

  private static void assertVanished(String text, String changed, String... statistics) {
    Comparison seed = compare(1, text, changed);
    Comparison seeds = compare(2, text, changed);

    assertMoved(seed, statistics);
    assertThat(seeds.isDrift()).isFalse();
    assertThat(seeds.vanished()).extracting(Moved::statistic).containsExactly(statistics);
    assertThat(seeds.vanished()).allMatch(moved -> moved.other().isMissingNode());
    assertThat(ComparisonText.of(seed, "a", "b")).contains("moved, the worst first:");
    assertThat(ComparisonText.of(seeds, "a", "b"))
        .contains("in the first alone, no drift by itself:");
  }
}
