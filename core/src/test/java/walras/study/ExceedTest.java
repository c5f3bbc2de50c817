package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import walras.mechanism.marketgame.MarketGame;

class ExceedTest {

  private static List<String> marketGameProblems(String exceed) {
    StudyReader reader = new StudyReader(MechanismCatalog.of(List.of(new MarketGame())));
    StudySource source = new StudySource("study.yaml", new MarketGame().example());
    try {
      reader.read(source, List.of("exceed=" + exceed));
      return List.of();
    } catch (InvalidStudyException e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }

  @Test
  void thresholdsAreExactAndAscending() {
    Exceed exceed = read(BAZAAR, "exceed={turnover: [0.1, -1, 1/4]}").study().exceed();

    assertThat(exceed.of("turnover"))
        .containsExactly(new BigDecimal("-1"), new BigDecimal("0.1"), new BigDecimal("0.25"));
    assertThat(exceed.of("price")).isEmpty();
    assertThat(read(BAZAAR, "exceed={turnover: 3}").study().exceed().of("turnover"))
        .containsExactly(new BigDecimal("3"));
  }

  @Test
  void nothingIsCountedUnlessAsked() {
    assertThat(read(BAZAAR).study().exceed()).isEqualTo(Exceed.NOTHING);
  }

  @Test
  void everyProblemIsLocated() {
    assertThat(problems(BAZAAR, "exceed={turnovr: 1, turnover: [0.1, 1e-1, many]}"))
        .containsExactlyInAnyOrder(
            "--set exceed: exceed.turnovr is no metric; did you mean 'turnover'? metrics: turnover",
            "--set exceed: exceed.turnover[1] must differ from the thresholds before it, got 1e-1",
            "--set exceed: exceed.turnover[2] must be a number, got many");
    assertThat(problems(BAZAAR, "exceed={turnover: []}"))
        .containsExactly(
            "--set exceed: exceed.turnover must be a number or a list of 1 to 20 numbers, got"
                + " an empty list");
    String many = String.join(", ", Collections.nCopies(21, "1"));
    assertThat(problems(BAZAAR, "exceed={turnover: [%s]}".formatted(many)))
        .containsExactly(
            "--set exceed: exceed.turnover must be a number or a list of 1 to 20 numbers, got"
                + " a list of 21 entries");
  }

  @Test
  void aThresholdThatIsAlwaysOrNeverExceededIsRefused() {
    assertThat(marketGameProblems("{price_error: -0.1, posterior_error: [0.5, 1]}"))
        .containsExactlyInAnyOrder(
            "--set exceed: exceed.price_error must be at least 0, as 'price_error' does, got -0.1",
            "--set exceed: exceed.posterior_error[1] must lie in [0, 1), as 'posterior_error' does,"
                + " got 1");
    assertThat(marketGameProblems("{price_error_signed: -0.1, posterior_error: 0}")).isEmpty();
  }
}
