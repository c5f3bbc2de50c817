package walras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnfittedTest {

  private static final String FEW = "no fit: 1 of at least 4 sizes can be used";
  private static final String ALIKE =
      "no fit: 0 of at least 4 sizes can be used; 7 sizes left out: no variation";

  private static String row(String metric, String content) {
    return """
        {"mechanism": "toy", "environment": "toy", "parameters": {}, "metric": "%s",
         "statistic": "mean", "theory": {"model": "power", "rate": -0.5},
         "verdict": {"is": "inconclusive"}, %s}
        """
        .formatted(metric, content);
  }

  private static String without(String metric, String reason) {
    return row(metric, "\"note\": \"%s\"".formatted(reason));
  }

  private static ResultsDocument results(List<String> rows) {
    return ResultsDocument.of(
        """
        {"schema": 1, "numbers": 1, "study": "toy", "seed": 7, "method": "monte-carlo",
         "streams": "common", "failures_at_most": 0.0, "points": [], "rates": [%1$s],
         "limits": [%1$s]}
        """
            .formatted(String.join(",", rows))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> unfitted() {
    return new ArrayList<>(
        List.of(
            without("price", FEW),
            without("gap", ALIKE),
            without("price", FEW),
            without("welfare", FEW)));
  }

  @Test
  void aMarketWithoutAnyFitHasALinePerReason() {
    ResultsDocument results = results(unfitted());

    assertThat(RatesTable.of(results))
        .containsExactly(
            "toy: rates, 95 % intervals, verdicts on theory",
            "", "price (2), welfare (1): " + FEW, "gap (1): " + ALIKE);
    assertThat(LimitsTable.of(results))
        .hasSize(4)
        .contains("price (2), welfare (1): " + FEW, "gap (1): " + ALIKE);
  }

  @Test
  void besideAFitEveryRowIsShown() {
    List<String> rows = unfitted();
    rows.add(row("offer", "\"model\": \"power\", \"rate\": -0.5, \"distance\": 0.0"));
    ResultsDocument results = results(rows);

    assertThat(RatesTable.of(results)).hasSize(3 + 5).noneMatch(line -> line.contains(FEW));
    assertThat(LimitsTable.of(results)).hasSize(3 + 5).noneMatch(line -> line.contains(FEW));
  }
}
