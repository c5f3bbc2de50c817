package walras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final String RESULTS =
      """
      {"schema": 1, "numbers": 1, "study": "toys", "seed": 7, "method": "monte-carlo",
       "streams": "common", "failures_at_most": 0.0, "points": [],
       "rates": [
        {"mechanism": "toy", "environment": "toy", "parameters": {"eta": "0.1"},
         "metric": "price_error", "given": "low", "statistic": "mean", "model": "power",
         "constant": 0.75, "rate": -0.5, "rate_low": -0.501, "rate_high": -0.499,
         "sizes_used": 13, "goodness_p": 0.5,
         "logs": 1, "theory": {"model": "power", "rate": -0.5, "logs": 1, "source": "paper"},
         "verdict": {"is": "consistent", "rate_low": -0.502, "rate_high": -0.498}},
        {"mechanism": "toy", "environment": "toy", "parameters": {"eta": "0.1"},
         "metric": "gap", "statistic": "sd", "method": "monte-carlo",
         "theory": {"model": "exponential", "rate": 0.03, "source": "derived"},
         "note": "no fit: 1 of at least 4 sizes can be used"},
        {"mechanism": "toy", "environment": "toy", "parameters": {"eta": "0.1"},
         "metric": "gap", "statistic": "mean", "method": "exact",
         "model": "exponential", "constant": 2, "rate": 0.03,
         "rate_low": 0.02, "rate_high": null, "sizes_used": 6, "goodness_p": null}],
       "limits": [
        {"mechanism": "toy", "environment": "toy", "parameters": {"eta": "0.1"},
         "metric": "gap", "given": "low", "statistic": "mean", "method": "monte-carlo",
         "limit": 0.5, "distance": 0.25, "std_error": 0.05, "z": 5, "sizes_used": 4,
         "from": 100, "to": 3162, "goodness_p": 0.25,
         "verdict": {"is": "off limit", "low": 0.125, "high": 0.375}},
        {"mechanism": "toy", "environment": "toy", "parameters": {"eta": "0.1"},
         "metric": "gap", "statistic": "mean", "method": "monte-carlo", "limit": 0,
         "verdict": {"is": "inconclusive", "low": null, "high": null},
         "note": "no fit: 1 of at least 4 sizes can be used"}]}
      """;

  private static final ResultsDocument DOCUMENT =
      ResultsDocument.of(RESULTS.getBytes(StandardCharsets.UTF_8));

  @Test
  void everyFitIsARow() {
    String digest = DOCUMENT.digest();

    assertThat(RatesCsv.of(DOCUMENT).lines())
        .containsExactly(
            String.join(",", RatesCsv.COLUMNS),
            "toy,price_error,low,mean,power,0.75,-0.5,-0.501,-0.499,exponent of N,13,0.5,power,"
                + "-0.5,paper,consistent,,toy,eta=0.1,-0.502,-0.498,,"
                + digest
                + ",,,,,,,,,,,,,1,1",
            "toy,gap,,sd,,,,,,,,,exponential,0.03,derived,,,toy,eta=0.1,,,"
                + "no fit: 1 of at least 4 sizes can be used,"
                + digest
                + ",monte-carlo,,,,,,,,,,,,,",
            "toy,gap,,mean,exponential,2,0.03,0.02,,per agent,6,,,,,,,toy,eta=0.1,,,,"
                + digest
                + ",exact,,,,,,,,,,,,,",
            "toy,gap,low,limit,,,,,,,4,0.25,,,,off limit,,toy,eta=0.1,0.125,0.375,,"
                + digest
                + ",monte-carlo,100,3162,,,,,,0.5,0.25,0.05,5,,",
            "toy,gap,,limit,,,,,,,,,,,,inconclusive,,toy,eta=0.1,,,"
                + "no fit: 1 of at least 4 sizes can be used,"
                + digest
                + ",monte-carlo,,,,,,,,0,,,,,");
  }

  @Test
  void theTableOfLimitsShowsDistancesAndVerdicts() {
    assertThat(LimitsTable.of(DOCUMENT))
        .hasSize(5)
        .anyMatch(
            line ->
                line.startsWith("!  gap")
                    && line.contains("[0.12500, 0.37500]")
                    && line.endsWith("off limit"))
        .anyMatch(line -> line.startsWith("?  gap") && line.endsWith("inconclusive, no fit"));
  }

  @Test
  void theTableShowsWhatTheoryStates() {
    assertThat(RatesTable.of(DOCUMENT))
        .hasSize(5)
        .anyMatch(line -> line.startsWith("=  price_error") && line.endsWith("consistent"))
        .anyMatch(line -> line.contains("[-0.5010, -0.4990]"))
        .anyMatch(line -> line.contains("power (log N)^1 "))
        .anyMatch(line -> line.startsWith("   gap") && line.endsWith("no fit"));
  }
}
