package walras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExceedanceTableTest {

  private static final String RESULTS =
      """
      {"schema": 1, "numbers": 1, "study": "toy", "seed": 7, "method": "both",
       "streams": "common", "failures_at_most": 0.0, "rates": [],
       "points": [
        {"id": "00ff", "mechanism": "toy", "environment": "toy", "parameters": {},
         "size": 40, "replications": 100, "block_size": 100,
         "failures": {"count": 0}, "events": {}, "states": [],
         "metrics": [
          {"name": "price", "unit": "1", "estimates": [
            {"replications": 100, "mean": 1.5, "std_error": 0.25, "std_dev": 2.5, "quantiles": {},
             "exceed": [
              {"threshold": 2.0, "count": 25, "probability": 0.25, "low": 0.17, "high": 0.35},
              {"threshold": 1.0E7, "count": 0, "probability": 0.0, "low": 0.0, "high": 0.04}]
             %s}]}]}]}
      """;

  private static ResultsDocument results(String exact) {
    return ResultsDocument.of(RESULTS.formatted(exact).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void exactProbabilitiesStandBesideCounts() {
    String exact =
        """
        , "exact": {"mean": 1.4, "exceed": [
              {"threshold": 2.0, "probability": 0.2625},
              {"threshold": 1.0E7, "probability": null}]}
        """;

    assertThat(ExceedanceTable.of(results(exact)))
        .containsExactly(
            "toy: probabilities of exceedance, exact 95 % intervals",
            "",
            " N  event                probability  interval            exact",
            "40  P[price > 2]             0.25000  [0.17000, 0.35000]  0.26250",
            "40  P[price > 10000000]       0.0000  [0.0000, 0.040000]");
  }

  @Test
  void withoutEnumerationThereIsNoSuchColumn() {
    assertThat(ExceedanceTable.of(results("")))
        .contains(
            " N  event                probability  interval",
            "40  P[price > 2]             0.25000  [0.17000, 0.35000]");
  }
}
