package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Intervals cover as often as they say. With 600 studies, the share of covering intervals is within
 * 0.04 of a coverage of 0.95 but with probability 1e-5 for each truth, and below 0.9 with less than
 * 1e-6.
 */
class CoverageTest {

  private static final int STUDIES = 600;

  static Stream<Arguments> truths() {
    DoubleUnaryOperator root = n -> 1 / Math.sqrt(n);
    return Stream.of(1e4, 1e6, 1e8)
        .flatMap(
            replications ->
                Stream.of(
                    truth("pure", n -> 1 / Math.sqrt(n), root, -0.5, replications),
                    truth("1/N", n -> (1 + 1 / n) / Math.sqrt(n), root, -0.5, replications),
                    truth("5/N", n -> (1 + 5 / n) / Math.sqrt(n), root, -0.5, replications),
                    truth(
                        "root",
                        n -> (1 + 1 / Math.sqrt(n)) / Math.sqrt(n),
                        root,
                        -0.5,
                        replications),
                    truth("signed", n -> -0.3 / n, root, -1, replications)));
  }

  private static Arguments truth(
      String name,
      DoubleUnaryOperator truth,
      DoubleUnaryOperator spread,
      double exponent,
      double replications) {
    return Arguments.of(name, replications, truth, spread, exponent);
  }

  @ParameterizedTest(name = "{0}, {1} replications")
  @MethodSource("truths")
  void intervalsCover(
      String name,
      double replications,
      DoubleUnaryOperator truth,
      DoubleUnaryOperator spread,
      double exponent) {
    Random random = new Random(name.hashCode() + (long) replications);
    int covered = 0;
    for (int study = 0; study < STUDIES; study++) {
      RateFit fit = new RateFitter(Curves.drawn(random, truth, spread, replications)).power(0);
      Interval interval = fit.interval(0.95).orElseThrow();
      if (interval.low() <= exponent && exponent <= interval.high()) {
        covered++;
      }
    }
    assertThat((double) covered / STUDIES).isBetween(0.9, name.equals("signed") ? 1 : 0.99);
  }
}
