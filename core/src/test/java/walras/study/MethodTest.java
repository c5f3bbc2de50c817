package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.mechanism.marketgame.MarketGame;

class MethodTest {

  private static Study marketGame(String method) {
    String text =
        new MarketGame().example().replaceAll("(?m)^replications:.*$", "method: " + method);
    return new StudyReader(MechanismCatalog.of(List.of(new MarketGame())))
        .read(new StudySource("study.yaml", text), List.of())
        .study();
  }

  @Test
  void anExactStudyNeedsNoReplications() {
    assertThat(marketGame("exact").method()).isEqualTo(Method.EXACT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exact", "both"})
  void aMechanismThatEnumeratesNothingIsLocated(String method) {
    assertThat(problems(BAZAAR + "method: " + method))
        .containsExactly(
            "study.yaml:8: method must be monte-carlo for mechanism 'bazaar', which enumerates"
                + " nothing in this environment, got "
                + method);
  }
}
