package walras.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

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
    assertThat(Spelling.distance(a, b)).isEqualTo(expected);
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
    assertThat(Spelling.nearest(found, List.of("replications", "seed", "sizes", "T")).orElse(""))
        .isEqualTo(expected);
  }
}
