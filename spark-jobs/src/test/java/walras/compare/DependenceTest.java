package walras.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.compare.Dependence.Sampled;

class DependenceTest {

  @ParameterizedTest
  @CsvSource({"10, 11", "10, 20", "7, 700"})
  void differenceFromALongerRunHasTheVarianceOfItsWeights(int shorter, int longer) {
    double squares = 0;
    for (int replication = 0; replication < longer; replication++) {
      double weight = (replication < shorter ? 1.0 / shorter : 0) - 1.0 / longer;
      squares += weight * weight;
    }
    Sampled first = new Sampled(0, 1 / Math.sqrt(shorter), shorter);
    Sampled second = new Sampled(0, 1 / Math.sqrt(longer), longer);

    assertThat(Dependence.PREFIX.spread(shorter, longer)).isEqualTo(squares, within(1e-12));
    assertThat(Dependence.PREFIX.error(first, second)).isEqualTo(Math.sqrt(squares), within(1e-12));
    assertThat(Dependence.PREFIX.error(second, first)).isEqualTo(Math.sqrt(squares), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"10, 11", "10, 20", "7, 700"})
  void noDependenceExceedsTheBound(int shorter, int longer) {
    double bound = Dependence.UNKNOWN.spread(shorter, longer);

    assertThat(bound).isGreaterThan(Dependence.INDEPENDENT.spread(shorter, longer));
    assertThat(bound).isGreaterThan(Dependence.PREFIX.spread(shorter, longer));
  }
}
