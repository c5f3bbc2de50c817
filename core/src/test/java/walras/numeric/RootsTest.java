package walras.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootsTest {

  @Test
  void rootsAreFoundToTheLastDigits() {
    assertThat(Roots.between(x -> x * x - 2, 0, 2).orElseThrow())
        .isBetween(
            Math.nextDown(Math.nextDown(Math.sqrt(2))), Math.nextUp(Math.nextUp(Math.sqrt(2))));
  }

  @Test
  void rootsAtTheEndsAreReturned() {
    assertThat(Roots.between(x -> x, 0, 1)).hasValue(0);
    assertThat(Roots.between(x -> x - 1, 0, 1)).hasValue(1);
  }

  @Test
  void failureIsAnAnswer() {
    assertThat(Roots.between(x -> x + 1, 0, 1)).isEmpty();
    assertThat(Roots.between(x -> Double.NaN, 0, 1)).isEmpty();
    assertThat(Roots.between(x -> x - 0.5, 1, 0)).isEmpty();
  }
}
