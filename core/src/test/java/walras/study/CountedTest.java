package walras.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {

  @Test
  void oneThingIsNamedInTheSingular() {
    assertThat(Counted.of(0, "block")).isEqualTo("0 blocks");
    assertThat(Counted.of(1, "block")).isEqualTo("1 block");
    assertThat(Counted.of(2, "block")).isEqualTo("2 blocks");
    assertThat(Counted.of(1, "class", "classes")).isEqualTo("1 class");
    assertThat(Counted.of(3, "class", "classes")).isEqualTo("3 classes");
  }

  @Test
  void listsOfAnotherLengthSayBothLengths() {
    assertThat(Counted.wrongLength(1, 2, "state", "states"))
        .isEqualTo("has 1 entry, but there are 2 states");
    assertThat(Counted.wrongLength(2, 1, "state", "states"))
        .isEqualTo("has 2 entries, but there is 1 state");
  }
}
