package walras.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaussLegendreTest {

  /** Points and weights are rounded to doubles, and there are at most twenty of them. */
  private static final double ROUNDING = 1e-15;

  static Stream<GaussLegendre> rules() {
    return Stream.of(GaussLegendre.EIGHT, GaussLegendre.TWELVE, GaussLegendre.TWENTY);
  }

  private static double power(double x, int degree) {
    double power = 1;
    for (int i = 0; i < degree; i++) {
      power *= x;
    }
    return power;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void polynomialsAreIntegratedExactlyUpToTheirDegree(GaussLegendre rule) {
    for (int degree = 0; degree < 2 * rule.size(); degree++) {
      int n = degree;
      assertThat(rule.integrate(x -> power(x, n), 0, 1))
          .as("degree %d", n)
          .isCloseTo(1.0 / (n + 1), within(ROUNDING));
    }
  }

  /** The first power that is missed, by 2^(2n + 1) (n!)^4 / ((2n + 1) ((2n)!)^2) on [-1, 1]. */
  @ParameterizedTest
  @MethodSource("rules")
  void theNextDegreeIsMissedByTheErrorOfTheRule(GaussLegendre rule) {
    int n = rule.size();
    double error = Math.scalb(1.0, 2 * n + 1) / (2 * n + 1);
    for (int i = 1; i <= n; i++) {
      double step = (double) i / (n + i);
      error *= step * step;
    }
    double missed = 2.0 / (2 * n + 1) - rule.integrate(x -> power(x, 2 * n), -1, 1);

    assertThat(missed).isCloseTo(error, within(ROUNDING)).isGreaterThan(1000 * ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void pointsAndWeightsAreThoseOfTheIntegral(GaussLegendre rule) {
    List<Double> points =
        IntStream.range(0, rule.size()).mapToObj(i -> rule.point(i, 3, 7)).toList();
    double sum = 0;
    double backwards = 0;
    for (int i = 0; i < rule.size(); i++) {
      sum += rule.weight(i, 3, 7) * power(rule.point(i, 3, 7), 3);
      backwards += rule.weight(i, 7, 3) * power(rule.point(i, 7, 3), 3);
      assertThat(rule.point(i, -1, 1)).isEqualTo(rule.point(i));
      assertThat(rule.weight(i, -1, 1)).isEqualTo(rule.weight(i));
    }

    assertThat(points).isSorted().doesNotHaveDuplicates().allMatch(x -> x > 3 && x < 7);
    assertThat(sum).isCloseTo(580, within(1e-11));
    assertThat(backwards).isCloseTo(-580, within(1e-11));
  }
}
