package walras.mechanism.efficienttrade.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.mechanism.efficienttrade.cutoff.Golden;

/** Gaps prepared for many evaluations against a search for each. */
class GapTableTest {

  /** About fifty units in the last place, of the gap or, where it is more apt, the probability. */
  private static final double ROUNDING = 1e-14;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uniform_2_5",
        "paper_sine",
        "paper_sine_root",
        "power_5",
        "beta_2_2",
        "beta_2_5",
        "beta_5_2",
        "beta_half_half",
        "beta_2p5_1p5",
        "truncexp_1_5",
        "truncnorm_05_02",
        "truncnorm_0_1",
        "step_gap",
        "triangle"
      })
  void preparedGapsAreThoseOfASearch(String name) {
    TypeLaw law = Golden.law(name);
    DoubleUnaryOperator gaps = law.gaps();
    for (double probability = 1e-21; probability < 1; probability *= 1.0137) {
      assertThat(isGap(law, gaps.applyAsDouble(probability), probability))
          .as("%s at %s", name, probability)
          .isTrue();
    }
    assertThat(gaps.applyAsDouble(0)).isZero();
    assertThat(gaps.applyAsDouble(1)).isEqualTo(law.width());
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper_sine", "beta_2_5", "truncnorm_0_1"})
  void gapsSlightlyOffAreNot(String name) {
    TypeLaw law = Golden.law(name);
    for (double probability : new double[] {1e-12, 1e-3, 0.2}) {
      double gap = law.gaps().applyAsDouble(probability);
      assertThat(isGap(law, gap * (1 + 1e-12), probability)).isFalse();
    }
  }

  /** Where the density is steep, the gap cannot, and where it is flat, the probability need not. */
  private static boolean isGap(TypeLaw law, double gap, double probability) {
    double searched = law.gapOfTail(probability);
    return Math.abs(gap - searched) <= ROUNDING * searched
        || Math.abs(law.tail(gap) - probability) <= ROUNDING * probability;
  }

  /** Poles and high orders of contact at either end, as steep as studies may ask for. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "0.1, 100", "100, 0.1", "100, 100", "1, 0.3"})
  void preparedGapsOfExtremeBetaLawsAreThoseOfASearch(BigDecimal first, BigDecimal second) {
    TypeLaw law = new BetaTypes(first, second);
    DoubleUnaryOperator gaps = law.gaps();
    for (double small = 1e-19; small < 0.5; small *= 1.17) {
      assertThat(isGap(law, gaps.applyAsDouble(small), small)).as("at %s", small).isTrue();
      double large = 1 - small;
      assertThat(isGap(law, gaps.applyAsDouble(large), large)).as("at %s", large).isTrue();
    }
  }

  @Test
  void gapsRiseWithTheProbability() {
    DoubleUnaryOperator gaps = Golden.law("paper_sine").gaps();
    double before = 0;
    for (double probability = 1e-6; probability < 1; probability += 1e-5) {
      double gap = gaps.applyAsDouble(probability);
      assertThat(gap).isGreaterThan(before);
      before = gap;
    }
  }
}
