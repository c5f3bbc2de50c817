package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import walras.estimate.Estimate;

class RateOptionsTest {

  @Test
  void nothingAskedMeansAllSizesAndAMarginOfTwoHundredths() {
    RateOptions options = read(BAZAAR).study().rates();

    assertThat(options.margin()).isEqualTo(0.02);
    assertThat(options.of("price")).isEqualTo(RateOptions.OfMetric.DEFAULT);
  }

  @Test
  void whatIsAskedIsRead() {
    RateOptions options =
        read(
                BAZAAR,
                "verdict-margin=0.05",
                "rates={turnover: {from: 1e3, to: 1e8, model: power, logs: 1,"
                    + " quantiles: [p95, p50, p95], bootstrap: 1000}}")
            .study()
            .rates();

    assertThat(options.margin()).isEqualTo(0.05);
    assertThat(options.of("turnover"))
        .isEqualTo(
            new RateOptions.OfMetric(
                1000,
                100_000_000,
                RateModel.POWER,
                1.0,
                List.of(new BigDecimal("0.95"), new BigDecimal("0.50")),
                1000));
  }

  @Test
  void quantilesAreThoseOfEstimates() {
    assertThat(RateOptionsReader.LEVELS).isEqualTo(Estimate.LEVELS);
  }

  @Test
  void everyProblemIsLocated() {
    assertThat(
            problems(
                BAZAAR,
                "verdict-margin=2",
                "rates={turnovr: {from: 100, to: 10, model: powr, form: 1, quantiles: [p96],"
                    + " bootstrap: 5}}"))
        .containsExactlyInAnyOrder(
            "--set verdict-margin: verdict-margin must lie in (0, 1), got 2",
            "--set rates: rates.turnovr is no metric; did you mean 'turnover'? metrics: turnover",
            "--set rates: rates.turnovr.to must be at least from, which is 100, got 10",
            "--set rates: rates.turnovr.model must be one of power, exponential, constant, zero,"
                + " got powr; did you mean 'power'?",
            "--set rates: rates.turnovr.quantiles[0] must be one of p01, p05, p25, p50, p75, p95,"
                + " p99, got p96; did you mean 'p95'?",
            "--set rates: rates.turnovr.bootstrap must be a whole number from 100 to 100000, got 5",
            "--set rates: unknown field 'form' in rates.turnovr; did you mean 'from'? allowed:"
                + " from, to, model, logs, quantiles, bootstrap");
  }

  @Test
  void logarithmsBelongToPowersAndAreFew() {
    assertThat(problems(BAZAAR, "rates={turnover: {logs: 1e300, model: power}}"))
        .containsExactly("--set rates: rates.turnover.logs must lie in [-20, 20], got 1e300");
    assertThat(problems(BAZAAR, "rates={turnover: {logs: 2, model: zero}}"))
        .containsExactly("--set rates: rates.turnover.logs needs model power, got zero");
  }
}
