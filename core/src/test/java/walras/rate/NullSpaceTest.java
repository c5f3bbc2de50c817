package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NullSpaceTest {

  @RepeatedTest(20)
  void everyVectorSolvesEveryEquation(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    int unknowns = 2 + random.nextInt(3);
    int equations = 1 + random.nextInt(unknowns - 1);
    double[][] rows = new double[equations][];
    for (int i = 0; i < equations; i++) {
      rows[i] = random.doubles(unknowns, -1, 1).toArray();
    }
    double[][] original = new double[equations][];
    for (int i = 0; i < equations; i++) {
      original[i] = rows[i].clone();
    }

    double[][] basis = NullSpace.of(rows, unknowns);

    assertThat(basis).hasNumberOfRows(unknowns - equations);
    for (double[] row : original) {
      for (double[] vector : basis) {
        double product = 0;
        for (int k = 0; k < unknowns; k++) {
          product += row[k] * vector[k];
        }
        assertThat(product).isCloseTo(0, within(1e-12));
      }
    }
  }

  @Test
  void dependentEquationsAreRefused() {
    assertThatThrownBy(() -> NullSpace.of(new double[][] {{1, 2}, {2, 4}}, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
