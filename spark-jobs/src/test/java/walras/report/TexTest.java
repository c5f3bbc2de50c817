package walras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TexTest {

  private static final String MARKET =
      "\"mechanism\": \"toy\", \"environment\": \"%s\", \"parameters\": {\"x_y\": \"50%%\"}";

  private static final String METRICS =
      """
      "metrics": [
       {"name": "gain:x>y", "unit": "1", "estimates": [
         {"replications": 9000, "mean": 0.0680802, "std_error": 0.00012, "std_dev": 0.01,
          "contributing": 4000}]},
       {"name": "price_error", "unit": "1", "estimates": [
         {"replications": 9000, "mean": 1.5389e-5, "std_error": 1.57e-7, "std_dev": 1e-5,
          "contributing": 99}]},
       {"name": "a&b#1", "unit": "1", "estimates": [
         {"replications": 9000, "mean": -125728.2, "std_error": 11.7, "std_dev": 1000,
          "contributing": 4000}]},
       {"name": "share", "unit": "1", "estimates": [
         {"replications": 9000, "mean": null, "std_error": null, "std_dev": null,
          "contributing": null}]},
       {"name": "50%", "unit": "1", "undefined": "no {half}"}]
      """;

  private static final String RATE =
      """
      {%s, "metric": "gain:x>y", "statistic": "mean", "model": "power",
       "rate": -0.49987654, "rate_low": -0.5012, "rate_high": -0.4985, "goodness_p": 0.5,
       "theory": {"model": "power", "rate": -0.5, "from": 10.0, "to": 1000.0},
       "verdict": {"is": "consistent"}},
      {%1$s, "metric": "gain:x>y", "statistic": "mean", "model": "power",
       "rate": -0.7, "rate_low": null, "rate_high": -0.65, "goodness_p": 0.00001,
       "theory": {"model": "power", "rate": -1.0, "from": 1000.0, "to": null},
       "verdict": {"is": "slower"}},
      {%1$s, "metric": "price_error", "given": "low_1", "statistic": "P[>0.01]",
       "model": "exponential", "rate": 0.00003171, "rate_low": 0.0000317, "rate_high": 0.00003172,
       "goodness_p": 0.5, "theory": {"model": "exponential", "rate": 0.00003, "from": 1.0},
       "verdict": {"is": "faster"}},
      {%1$s, "metric": "share", "statistic": "sd",
       "theory": {"model": "power", "rate": -0.5, "from": 1.0}, "note": "no fit"},
      {%1$s, "metric": "share", "statistic": "mean", "model": "zero", "goodness_p": 0.5,
       "theory": {"model": "zero", "from": 1.0}},
      {%1$s, "metric": "share", "statistic": "p50", "model": "power", "rate": -0.5,
       "rate_low": -0.6, "rate_high": -0.4}
      """;

  private static final ResultsDocument DOCUMENT = document();

  private static ResultsDocument document() {
    String point =
        """
        {"id": "00ff", %s, "size": 1000, "replications": 9000, "block_size": 100,
         "failures": {"count": 0}, "events": {}, "states": [], %s}
        """;
    String market = MARKET.formatted("a^b");
    String pair = MARKET.formatted("a^b minus c~d");
    String results =
        """
        {"schema": 1, "numbers": 1, "study": "toy", "seed": 7, "method": "monte-carlo",
         "streams": "common", "failures_at_most": 0.0, "points": [%s], "rates": [%s],
         "contrasts": [%s]}
        """
            .formatted(
                point.formatted(market, METRICS),
                RATE.formatted(market),
                point.formatted(pair, METRICS));
    return ResultsDocument.of(results.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void meansAreCutAtTheirErrorsAndMarkedWhereFewCarryThem() {
    assertThat(SummaryTex.of(DOCUMENT).lines())
        .containsExactly(
            "\\begin{table}",
            "  \\caption{a\\textasciicircum{}b (toy), x\\_y=50\\%: means, standard errors in"
                + " parentheses on the last digits; ! carried by few replications}",
            "  \\centering",
            "  \\begin{tabular}{rrrrr}",
            "    \\toprule",
            "    $N$ & gain:x$>$y & price\\_error & a\\&b\\#1 & share \\\\",
            "    \\midrule",
            "    1000 & $0.06808(12)$ & !$1.539(16) \\times 10^{-5}$ & $-125728(12)$ & - \\\\",
            "    \\bottomrule",
            "  \\end{tabular}",
            "\\end{table}",
            "",
            "\\begin{table}",
            "  \\caption{a\\textasciicircum{}b (toy), x\\_y=50\\%: means, standard errors in"
                + " parentheses on the last digits; ! carried by few replications}",
            "  \\centering",
            "  \\begin{tabular}{rr}",
            "    \\toprule",
            "    $N$ & 50\\% \\\\",
            "    \\midrule",
            "    1000 & undefined \\\\",
            "    \\bottomrule",
            "  \\end{tabular}",
            "\\end{table}");
  }

  @Test
  void contrastsHaveTheFormOfMeans() {
    assertThat(SummaryTex.contrasts(DOCUMENT).lines())
        .contains(
            "  \\caption{a\\textasciicircum{}b minus c\\textasciitilde{}d (toy), x\\_y=50\\%:"
                + " differences of means, paired standard errors; ! carried by few replications}",
            "    1000 & $0.06808(12)$ & !$1.539(16) \\times 10^{-5}$ & $-125728(12)$ & - \\\\");
  }

  @Test
  void ratesHaveTheDigitsOfTheirIntervalsAndTheirVerdicts() {
    assertThat(RatesTex.of(DOCUMENT).lines())
        .containsExactly(
            "\\begin{table}",
            "  \\caption{a\\textasciicircum{}b (toy), x\\_y=50\\%: rates, 95 \\% intervals,"
                + " verdicts on theory}",
            "  \\centering",
            "  \\begin{tabular}{lllrcrl}",
            "    \\toprule",
            "    metric & of & given & rate & interval & theory & verdict \\\\",
            "    \\midrule",
            "    gain:x$>$y & mean &  & $-0.4999$ & $[-0.5012, -0.4985]$ & $-0.50000$ &"
                + " consistent, N from 10 to 1000 \\\\",
            "    gain:x$>$y & mean &  & $-0.70000$ & $[-\\infty, -0.65000]$ & $-1.0000$ &"
                + " slower, law rejected, N from 1000 \\\\",
            "    price\\_error & P[$>$0.01] & low\\_1 & $3.1710 \\times 10^{-5}$ &"
                + " $[3.1700 \\times 10^{-5}, 3.1720 \\times 10^{-5}]$ &"
                + " $3.0000 \\times 10^{-5}$ & faster \\\\",
            "    share & sd &  &  &  & $-0.50000$ & no fit \\\\",
            "    share & mean &  &  &  &  & not judged \\\\",
            "    \\bottomrule",
            "  \\end{tabular}",
            "\\end{table}");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "price_error; price\\_error",
        "50 % of $2 & #3; 50 \\% of \\$2 \\& \\#3",
        "{x}; \\{x\\}",
        "x<y>z|u; x$<$y$>$z$|$u",
        "a\\b~c^d; a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d",
      })
  void textMeansToLatexWhatItSays(String text, String escaped) {
    assertThat(Tex.text(text)).isEqualTo(escaped);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "0.06808(12); $0.06808(12)$",
        "!1.50(25)e-7; !$1.50(25) \\times 10^{-7}$",
        "3.1712e-05; $3.1712 \\times 10^{-5}$",
        "-1.2573e+06; $-1.2573 \\times 10^{6}$",
        "undefined; undefined",
        "-; -",
      })
  void numbersAreMathematics(String shorthand, String mathematics) {
    assertThat(Tex.number(shorthand)).isEqualTo(mathematics);
  }
}
