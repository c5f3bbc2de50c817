package walras.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text has a value or a reason; {@code JAZZER_FUZZ=1} searches on. */
class ExpressionFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void anyTextHasAValueOrAReason(byte[] bytes) {
    try {
      assertThat(Expression.evaluate(new String(bytes, UTF_8), Scope.of(400, 100)).getDenominator())
          .isPositive();
    } catch (ExpressionException e) {
      assertThat(e.reason()).isNotBlank();
    }
  }
}
