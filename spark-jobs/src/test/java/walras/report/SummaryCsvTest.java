package walras.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryCsvTest {

  private static final String RESULTS =
      """
      {"schema": 1, "numbers": 1, "study": "toy", "seed": 7, "method": "monte-carlo",
       "streams": "common", "failures_at_most": 0.0,
       "points": [
        {"id": "00ff", "mechanism": "toy", "environment": "a, b", "parameters":
         {"eta": "0.02", "x": "1"},
         "size": 40, "groups": 4, "per_group": 10, "replications": 100, "block_size": 100,
         "failures": {"count": 1}, "events": {}, "states": [],
         "metrics": [
          {"name": "price", "unit": "r/q", "estimates": [
            {"replications": 99, "mean": 1.5, "std_error": 0.25,
             "reduced_mean": 1.25, "reduced_std_error": 0.125, "std_dev": 2.5, "kurtosis": null,
             "contributing": 33.7,
             "min": {"value": -1e-9, "replication": 3}, "max": {"value": 9, "replication": 4},
             "quantiles": {"p01": 0.1, "p05": 0.2, "p25": 0.3, "p50": 0.4, "p75": 0.5, "p95": 0.6,
             "p99": null}, "limit": 1.0},
            {"given": "low", "replications": 1, "mean": 1.5, "std_error": null, "std_dev": null,
             "quantiles": {}}]},
          {"name": "gap", "unit": "util", "undefined": "no \\"pure\\" equilibrium"}]}]}
      """;

  private static final ResultsDocument DOCUMENT =
      ResultsDocument.of(RESULTS.getBytes(StandardCharsets.UTF_8));

  @Test
  void everyEstimateIsARowAndMissingValuesAreEmpty() {
    List<String> lines = SummaryCsv.of(DOCUMENT).lines().toList();

    String tail = DOCUMENT.digest();
    assertThat(lines)
        .containsExactly(
            String.join(",", SummaryCsv.COLUMNS),
            "toy,40,price,,r/q,99,1,1.5,0.25,2.5,-1.0E-9,9,0.1,0.2,0.3,0.4,0.5,0.6,,00ff,"
                + "\"a, b\",eta=0.02; x=1,4,10,monte-carlo,1.0,2.0,0.125,33,"
                + "mean carried by fewer than 100 replications,"
                + tail
                + ",,,,,1.25,,,,,,,,,,,",
            "toy,40,price,low,r/q,1,1,1.5,,,,,,,,,,,,00ff,\"a, b\",eta=0.02; x=1,4,10,"
                + "monte-carlo,,,,,,"
                + tail
                + ",,,,,,,,,,,,,,,,",
            "toy,40,gap,,util,,1,,,,,,,,,,,,,00ff,\"a, b\",eta=0.02; x=1,4,10,monte-carlo,,,,,"
                + "\"undefined: no \"\"pure\"\" equilibrium\","
                + tail
                + ",,,,,,,,,,,,,,,,");
  }

  @Test
  void anApproximationIsNotedWithItsErrorWhereOneIsKnown() {
    String price = "\"unit\": \"r/q\", ";
    String known = price + "\"approximate\": {\"reason\": \"a guess\", \"error\": 0.00125},";
    String unknown = price + "\"approximate\": {\"reason\": \"a guess\"},";

    assertThat(SummaryCsv.of(document(known, price)))
        .contains(",approximate: off by at most 0.0013; mean carried by");
    assertThat(SummaryCsv.of(document(unknown, price)))
        .contains(",approximate: a guess; mean carried by");
  }

  private static ResultsDocument document(String replacement, String part) {
    return ResultsDocument.of(RESULTS.replace(part, replacement).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theTableShowsWhatIsDefined() {
    assertThat(SummaryTable.of(DOCUMENT))
        .startsWith(
            "a, b (toy), eta=0.02; x=1: means, standard errors in parentheses on the last digits",
            "",
            " N   n  replications      price",
            "40  10           100  !1.50(25)",
            "",
            "undefined (no \"pure\" equilibrium): gap");
  }

  @Test
  void aMetricThatIsDefinedAtSomeSizesHasItsColumn() {
    String defined =
        RESULTS
            .substring(RESULTS.indexOf("{\"id\""), RESULTS.lastIndexOf("]}"))
            .replace(
                "\"undefined\": \"no \\\"pure\\\" equilibrium\"", "\"estimates\": [{\"mean\": 2}]");
    String both = RESULTS.substring(0, RESULTS.lastIndexOf("]}")) + ",\n" + defined + "]}";

    assertThat(SummaryTable.of(ResultsDocument.of(both.getBytes(StandardCharsets.UTF_8))))
        .contains(
            " N   n  replications      price        gap",
            "40  10           100  !1.50(25)  undefined")
        .noneMatch(line -> line.startsWith("undefined ("));
  }

  @Test
  void textThatIsNoResultsIsDamage() {
    assertThatThrownBy(() -> ResultsDocument.of("{\"schema\": ".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DamagedResultsException.class)
        .hasMessage("results.json is damaged: no JSON at line 1, column 12");
    assertThatThrownBy(() -> ResultsDocument.of("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DamagedResultsException.class)
        .hasMessage("results.json is damaged: schema must be 1, it is missing");
  }
}
