package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;

import org.junit.jupiter.api.Test;

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
                "rates={turnover: {from: 1e3, to: 1e8, model: power, logs: 1}}")
            .study()
            .rates();

    assertThat(options.margin()).isEqualTo(0.05);
    assertThat(options.of("turnover"))
        .isEqualTo(new RateOptions.OfMetric(1000, 100_000_000, RateModel.POWER, 1));
  }

  @Test
  void everyProblemIsLocated() {
    assertThat(
            problems(
                BAZAAR,
                "verdict-margin=2",
                "rates={turnovr: {from: 100, to: 10, model: powr, form: 1}}"))
        .containsExactlyInAnyOrder(
            "--set verdict-margin: verdict-margin must lie in (0, 1), got 2",
            "--set rates: rates.turnovr is no metric; did you mean 'turnover'? metrics: turnover",
            "--set rates: rates.turnovr.to must be at least from, which is 100, got 10",
            "--set rates: rates.turnovr.model must be one of power, exponential, constant, zero,"
                + " got powr; did you mean 'power'?",
            "--set rates: unknown field 'form' in rates.turnovr; did you mean 'from'? allowed:"
                + " from, to, model, logs");
  }
}
