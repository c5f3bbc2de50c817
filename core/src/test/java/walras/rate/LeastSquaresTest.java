package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

  @RepeatedTest(20)
  void agreesWithALibrary(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    int count = 1 + random.nextInt(4);
    double[][] columns = new double[count][12];
    double[][] rows = new double[12][count];
    double[] target = new double[12];
    for (int i = 0; i < 12; i++) {
      for (int k = 0; k < count; k++) {
        columns[k][i] = Math.pow(1e3, k) * random.nextGaussian();
        rows[i][k] = columns[k][i];
      }
      target[i] = random.nextGaussian();
    }
    OLSMultipleLinearRegression library = new OLSMultipleLinearRegression();
    library.setNoIntercept(true);
    library.newSampleData(target, rows);

    LeastSquares ours = LeastSquares.solve(columns, target);

    double expected = library.calculateResidualSumOfSquares();
    assertThat(ours.residual()).isCloseTo(expected, within(1e-12 * expected));
    for (int k = 0; k < count; k++) {
      double factor = library.estimateRegressionParameters()[k];
      assertThat(ours.coefficient(k)).isCloseTo(factor, within(1e-9 * Math.abs(factor)));
    }
  }

  @Test
  void theFitOfHugeValuesKeepsItsSmallResidual() {
    double[] column = {1e8, 1e8, 1e8, 1e8};

    assertThat(
            LeastSquares.solve(new double[][] {column}, new double[] {1e8 + 1, 1e8 - 1, 1e8, 1e8}))
        .satisfies(fit -> assertThat(fit.residual()).isCloseTo(2, within(1e-6)));
  }

  @Test
  void aDependentColumnGetsNoPart() {
    double[] column = {1, 2, 3};
    double[] twice = {2, 4, 6};

    LeastSquares fit = LeastSquares.solve(new double[][] {column, twice}, new double[] {1, 2, 3});

    assertThat(fit.coefficient(0)).isCloseTo(1, within(1e-14));
    assertThat(fit.coefficient(1)).isZero();
    assertThat(fit.residual()).isLessThan(1e-28);
  }

  @Test
  void withoutColumnsNothingIsExplained() {
    assertThat(LeastSquares.solve(new double[0][], new double[] {3, 4}).residual())
        .isCloseTo(25, within(1e-13));
  }
}
