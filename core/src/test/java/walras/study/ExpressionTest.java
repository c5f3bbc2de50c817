package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final Scope SIZE = Scope.of(400, 100);

  @ParameterizedTest
  @CsvSource({
    "0.02, 1/50",
    "1e6, 1000000",
    "1E+2, 100",
    "2.5e-3, 1/400",
    ".5, 1/2",
    "5., 5",
    "1/2, 1/2",
    "1/3 + 1/6, 1/2",
    "2 - 3 - 4, -5",
    "2 * (3 + 4), 14",
    "12 / 3 / 2, 2",
    "-2^2, -4",
    "(-2)^2, 4",
    "2^3^2, 512",
    "2^-1, 1/2",
    "+3, 3",
    "--3, 3",
    "N, 400",
    "n, 100",
    "0.5/n, 1/200",
    "even(20*sqrt(n)), 200",
    "ceil(log(n)), 5",
    "sqrt(1/4), 1/2",
    "8^(1/3), 2",
    "floor(-1/2), -1",
    "floor(5/2), 2",
    "ceil(-5/2), -2",
    "round(5/2), 3",
    "round(-5/2), -2",
    "even(3), 4",
    "even(5), 6",
    "even(-3), -2",
    "even(2.9), 2",
    "1e-1000 * 1e1000, 1",
  })
  void expressionsHaveExactValues(String text, String expected) throws ExpressionException {
    String[] parts = expected.split("/", 2);
    BigFraction fraction =
        new BigFraction(new BigDecimal(parts[0]).toBigIntegerExact())
            .divide(parts.length == 2 ? Integer.parseInt(parts[1]) : 1);

    assertThat(Expression.evaluate(text, SIZE)).isEqualTo(fraction);
  }

  @Test
  void rootsAndLogarithmsAreDoubles() throws ExpressionException {
    assertThat(Expression.evaluate("sqrt(2)", SIZE).doubleValue()).isEqualTo(Math.sqrt(2));
    assertThat(Expression.evaluate("log(2)", SIZE).doubleValue()).isEqualTo(StrictMath.log(2));
    assertThat(Expression.evaluate("2^0.5", SIZE).doubleValue()).isEqualTo(StrictMath.pow(2, 0.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x | unknown name 'x'",
        "sqr(4) | unknown function 'sqr'; did you mean 'sqrt'?",
        "sqrt | sqrt needs an argument in parentheses",
        "1/0 | division by zero",
        "0^-1 | division by zero",
        "sqrt(-1) | square root of a negative number",
        "log(0) | logarithm of a number that is not positive",
        "(-8)^(1/3) | broken power of a negative number",
        "1e999999999 | exponents may reach from -1000 to 1000",
        "1e99999999999999999999 | exponents may reach from -1000 to 1000",
        "1e1001 | exponents may reach from -1000 to 1000",
        "9^9^9^9 | power beyond all bounds",
        "10^(10^10) | power beyond all bounds",
        "(1e1000*1e1000)*1e1000 | a value beyond all bounds",
        "1e1000^0.5 | a value beyond all bounds",
        "1 + | it ends too early",
        "(1 | it ends too early",
        "1 2 | unexpected '2'",
        "1) | unexpected ')'",
        "2n | unexpected 'n'",
        ". | unexpected '.'",
        "1e | it ends too early",
        "1,000 | unexpected ','",
        "0x10 | unexpected 'x'",
        ".inf | unexpected '.'",
        "½ | unexpected '½'",
      })
  void textsWithoutAValueSayWhy(String text, String reason) {
    assertThatThrownBy(() -> Expression.evaluate(text, SIZE))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(reason);
  }

  @Test
  void sizesHaveNoValueOutsideAnEnvironment() {
    assertThatThrownBy(() -> Expression.evaluate("2*N", Scope.constant()))
        .hasMessage("N has no value outside an environment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "sqrt(", "2^"})
  void longExpressionsEndInAMessage(String part) {
    assertThatThrownBy(() -> Expression.evaluate(part.repeat(200 / part.length()), SIZE))
        .hasMessage("it ends too early");
    assertThatThrownBy(() -> Expression.evaluate(part.repeat(201), SIZE))
        .hasMessage("longer than 200 characters");
  }

  @Test
  void theScopeRemembersWhatWasAskedFor() throws ExpressionException {
    Scope scope = Scope.of(400, 100);
    Expression.evaluate("1/2", scope);
    assertThat(scope.isAgentsUsed() || scope.isPerGroupUsed()).isFalse();
    Expression.evaluate("N/2", scope);
    assertThat(scope.isAgentsUsed()).isTrue();
    assertThat(scope.isPerGroupUsed()).isFalse();
  }
}
