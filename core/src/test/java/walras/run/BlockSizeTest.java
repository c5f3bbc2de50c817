package walras.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockSizeTest {

  @ParameterizedTest(name = "{0} ns, {1} states: {2}")
  @CsvSource({
    "1, 1, 10000",
    "2000, 3, 10000",
    "2001, 1, 5000",
    "500, 4, 5000",
    "500, 7, 2500",
    "500, 100, 125",
    "1e6, 1, 5",
    "2e7, 1, 1",
    "1e12, 1000, 1"
  })
  void sizesFollowCostAndStates(double nanoseconds, int states, int size) {
    assertThat(BlockSize.of(nanoseconds, states)).isEqualTo(size);
    assertThat(10_000 % BlockSize.of(nanoseconds, states)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void costsMustBePositive(double nanoseconds) {
    assertThatThrownBy(() -> BlockSize.of(nanoseconds, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("declared cost must be positive, got " + nanoseconds);
  }

  @Test
  void theNumbersVersionIsTheFifth() {
    assertThat(NumbersVersion.CURRENT).isEqualTo(5);
  }
}
