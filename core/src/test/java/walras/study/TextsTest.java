package walras.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void valuesFoundStayOnOneBearableLine() {
    assertThat(Texts.shown("a\nb\u0000c")).isEqualTo("a b\\u0000c");
    assertThat(Texts.shown("")).isEqualTo("''");
    assertThat(Texts.shown("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
  }
}
