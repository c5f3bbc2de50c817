package walras.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "abc, abc, 0",
    "'', abc, 3",
    "abc, '', 3",
    "ab, ba, 1",
    "hihg, high, 1",
    "ca, abc, 3"
  })
  void aSwapOfNeighboursIsOneEdit(String a, String b, int expected) {
    assertThat(Texts.distance(a, b)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "replicatons, replications",
    "Seed, seed",
    "sed, seed",
    "t, T",
    "q, ''",
    "completely-else, ''"
  })
  void nearNamesAreSuggested(String found, String expected) {
    assertThat(Texts.nearest(found, List.of("replications", "seed", "sizes", "T")).orElse(""))
        .isEqualTo(expected);
  }

  @Test
  void valuesFoundStayOnOneBearableLine() {
    assertThat(Texts.shown("a\nb\u0000c")).isEqualTo("a b\\u0000c");
    assertThat(Texts.shown("")).isEqualTo("''");
    assertThat(Texts.shown("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
  }
}
