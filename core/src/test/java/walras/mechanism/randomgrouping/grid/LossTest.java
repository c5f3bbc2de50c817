package walras.mechanism.randomgrouping.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossTest {

  @Test
  void roundingIsNoLoss() {
    assertThat(Loss.of(0.1 + 0.2, 0.3)).isZero();
    assertThat(Loss.of(0.3, 0.1 + 0.2)).isZero();
    assertThat(Loss.of(0, 0)).isZero();
  }

  @Test
  void oneUnitOfManyIsALoss() {
    assertThat(Loss.of(1e12, 1e12 - 0.1)).isBetween(0.09, 0.11);
    assertThat(Loss.of(0, -0.5)).isEqualTo(0.5);
  }
}
