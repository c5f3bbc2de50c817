package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.testkit.StatisticalTests;

class MultivariateHypergeometricLawTest {

  private static final double ALL = Double.NEGATIVE_INFINITY;

  @Test
  void probabilitiesAreProductsOfBinomialCoefficients() {
    Map<String, Double> law = law(ALL, 4, 3, 2, 0, 4);

    assertThat(law.keySet())
        .containsExactly(
            "0004", "0103", "0202", "1003", "1102", "1201", "2002", "2101", "2200", "3001", "3100");
    assertThat(law.get("1102")).isEqualTo(3 * 2 * 6 / 126.0, within(1e-15));
    assertThat(law.get("3100")).isEqualTo(2 / 126.0, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "1, 0, 0, 1", "5, 5, 5, 0", "40, 30, 20, 45", "1, 60, 1, 61"})
  void probabilitiesSumToOne(long first, long second, long third, long draws) {
    double[] sum = new double[1];
    MultivariateHypergeometricLaw.of(new long[] {first, second, third}, draws)
        .visit(ALL, (logProbability, counts) -> sum[0] += Math.exp(logProbability));

    assertThat(sum[0]).isEqualTo(1, within(1e-12));
  }

  @Test
  void drawsFollowTheLaw() {
    long[] members = {3, 2, 4};
    Map<String, Double> law = law(ALL, 4, members);
    long[] observed = new long[law.size()];
    List<String> names = new ArrayList<>(law.keySet());
    Philox rng = Streams.create(20261120, 9).economy();
    long[] drawn = new long[members.length];
    for (int i = 0; i < 200_000; i++) {
      MultivariateHypergeometric.sample(rng, members, 4, drawn);
      observed[names.indexOf(name(drawn))]++;
    }
    double[] probabilities = law.values().stream().mapToDouble(Double::doubleValue).toArray();

    assertThat(StatisticalTests.chiSquare(probabilities, observed))
        .isGreaterThan(StatisticalTests.LEVEL);
  }

  @Test
  void unlikelyCountsAreLeftOut() {
    double least = Math.log(0.05);

    List<Double> likely =
        law(ALL, 4, 3, 2, 4).values().stream().filter(weight -> weight >= 0.05).toList();
    assertThat(law(least, 4, 3, 2, 4).values()).isNotEmpty().containsExactlyElementsOf(likely);
  }

  @Test
  void moreDrawsThanMembersAreRejected() {
    assertThatThrownBy(() -> MultivariateHypergeometricLaw.of(new long[] {3, 2}, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("draws must lie in [0, population 5], got 6");
  }

  private static Map<String, Double> law(double least, long draws, long... members) {
    Map<String, Double> law = new LinkedHashMap<>();
    MultivariateHypergeometricLaw.of(members, draws)
        .visit(least, (logProbability, counts) -> law.put(name(counts), Math.exp(logProbability)));
    return law;
  }

  private static String name(long[] counts) {
    StringBuilder name = new StringBuilder();
    Arrays.stream(counts).forEach(name::append);
    return name.toString();
  }
}
