package walras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarketsTest {

  private static final String POINT =
      """
      {"id": "00ff", "mechanism": "toy", "environment": "toy", "parameters": {"eta": "%1$s"},
       "size": 40, "replications": 100, "block_size": 100,
       "failures": {"count": 0}, "events": {}, "states": [],
       "metrics": [
        {"name": "price", "unit": "1", "estimates": [
          {"replications": 100, "mean": 1.5, "std_error": 0.25, "std_dev": 2.5, "quantiles": {},
           "exceed": [
            {"threshold": 2.0, "count": 25, "probability": 0.25, "low": 0.17, "high": 0.35}]}]}]}
      """;

  private static final String ROW =
      """
      {"mechanism": "toy", "environment": "toy", "parameters": {"eta": "%1$s"},
       "metric": "price", "name": "ratio", "size": 40, "value": 1.5, "std_error": 0.25,
       "low": 1, "high": 2, "statistic": "mean", "model": "power", "rate": -0.5, "rate_low": -0.6,
       "rate_high": -0.4, "limit": 1, "distance": 0.25, "z": 5,
       "theory": {"model": "power", "rate": -0.5},
       "verdict": {"is": "consistent", "low": 0.125, "high": 0.375}}
      """;

  private static final ResultsDocument RESULTS =
      ResultsDocument.of(
          """
          {"schema": 1, "numbers": 1, "study": "toys", "seed": 7, "method": "monte-carlo",
           "streams": "common", "failures_at_most": 0.0, "points": [%1$s], "contrasts": [%1$s],
           "rates": [%2$s], "limits": [%2$s], "derived": [%2$s]}
          """
              .formatted(threeTimes(POINT), threeTimes(ROW))
              .getBytes(StandardCharsets.UTF_8));

  private static String threeTimes(String object) {
    return String.join(
        ",", object.formatted("0.1"), object.formatted("0.2"), object.formatted("0.3"));
  }

  private static Arguments table(String name, Function<ResultsDocument, List<String>> table) {
    return Arguments.of(name, table);
  }

  private static Stream<Arguments> tables() {
    return Stream.of(
        table("means", SummaryTable::of),
        table("contrasts", SummaryTable::contrasts),
        table("rates", RatesTable::of),
        table("limits", LimitsTable::of),
        table("exceedances", ExceedanceTable::of),
        table("derived", DerivedTable::of));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void oneEmptyLineStandsBetweenMarkets(
      String name, Function<ResultsDocument, List<String>> table) {
    List<String> lines = table.apply(RESULTS);
    String text = String.join("\n", lines);

    assertThat(text).startsWith("toy, eta=0.1: ").doesNotContain("\n\n\n").doesNotEndWith("\n");
    assertThat(text).contains("\n\ntoy, eta=0.2: ").contains("\n\ntoy, eta=0.3: ");
  }
}
