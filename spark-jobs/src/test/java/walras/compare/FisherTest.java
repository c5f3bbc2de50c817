package walras.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherTest {

  @ParameterizedTest
  @CsvSource({"0, 10, 7, 12", "3, 50, 19, 40", "400, 1000, 300, 1000", "5, 9, 0, 300"})
  void probabilityIsTwiceTheHypergeometricTail(int first, int size, int second, int others) {
    HypergeometricDistribution law =
        new HypergeometricDistribution(null, size + others, first + second, size);
    double below = law.cumulativeProbability(first);
    double above = law.upperCumulativeProbability(first);

    assertThat(new Fisher(first, size, second, others).p())
        .isEqualTo(Math.min(1, 2 * Math.min(below, above)), within(1e-10));
  }

  @Test
  void equalFrequenciesAreNoEvidence() {
    assertThat(new Fisher(10, 100, 10, 100).p()).isEqualTo(1);
    assertThat(new Fisher(0, 100, 0, 1_000_000).p()).isEqualTo(1);
  }

  @Test
  void manyReplicationsAreJudgedAsTheNormalLawDoes() {
    Fisher far = new Fisher(50_000_000, 100_000_000, 50_030_000, 100_000_000);

    double normal = Compared.standardErrors(far.p());

    assertThat(normal).isEqualTo(far.z(), within(1e-3));
    assertThat(far.z()).isEqualTo(4.2426, within(1e-3));
  }

  @Test
  void countsBeyondTheirReplicationsAreImpossible() {
    assertThat(new Fisher(-1, 10, 3, 10).isPossible()).isFalse();
    assertThat(new Fisher(1, 10, 11, 10).isPossible()).isFalse();
    assertThat(new Fisher(1, 10, 10, 10).isPossible()).isTrue();
  }
}
