package walras.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import walras.estimate.Estimate;
import walras.kernel.Details;
import walras.kernel.Expectation;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;
import walras.study.Exceed;
import walras.testkit.ControlledMarket;

/** Means that a market of two states, with probabilities 1/4 and 3/4, knows without enumeration. */
class KnownLawsTest {

  private static final ControlledMarket MARKET = ControlledMarket.of(0.25, 1);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final Exceed EXCEED = new Exceed(Map.of("signal", List.of(TWO)));

  /** A market whose metric has the centre 1 in both states. */
  private record Known(SizedMarket market, List<Expectation> expectations) implements SizedMarket {

    @Override
    public long agents() {
      return market.agents();
    }

    @Override
    public Optional<Grouping> grouping() {
      return market.grouping();
    }

    @Override
    public double centre(int metric, int state) {
      return 1;
    }

    @Override
    public Optional<String> undefined(int metric) {
      return market.undefined(metric);
    }

    @Override
    public List<String> warnings() {
      return market.warnings();
    }

    @Override
    public void describeLimits(Details details) {
      market.describeLimits(details);
    }

    @Override
    public double nanosecondsPerReplication() {
      return market.nanosecondsPerReplication();
    }

    @Override
    public Kernel kernel() {
      return market.kernel();
    }
  }

  private static Expectation known(int state, double deviation, double spread) {
    return new Expectation(0, state, deviation, spread);
  }

  private static ExactEstimates.OfMetric law(Expectation... known) {
    SizedMarket sized = new Known(MARKET.at(10), List.of(known));
    return Objects.requireNonNull(KnownLaws.of(MARKET, sized, EXCEED).get(0));
  }

  @Test
  void statesMixInProportionToTheirProbabilities() {
    ExactEstimate overall = law(known(0, 0, 2), known(1, 2, 0)).overall();

    assertThat(overall.mean()).isEqualTo(0.25 * 1 + 0.75 * 3);
    double within = 0.25 * 4;
    double between = 0.25 * 1.5 * 1.5 + 0.75 * 0.5 * 0.5;
    assertThat(overall.standardDeviation()).isCloseTo(Math.sqrt(within + between), within(1e-15));
    assertThat(overall.quantiles()).isEmpty();
  }

  @Test
  void theOrderOfStatesDoesNotMatter() {
    assertThat(law(known(1, 2, 0), known(0, 0, 2))).isEqualTo(law(known(0, 0, 2), known(1, 2, 0)));
  }

  @Test
  void aConstantIsItsOwnQuantiles() {
    ExactEstimate low = law(known(0, 0.5, 0), known(1, 1.5, 0)).given().get(0);
    ExactEstimate high = law(known(0, 0.5, 0), known(1, 1.5, 0)).given().get(1);

    assertThat(low.quantiles()).hasSize(Estimate.LEVELS.size()).containsOnly(1.5);
    assertThat(high.quantiles()).hasSize(Estimate.LEVELS.size()).containsOnly(2.5);
    assertThat(probability(low)).isZero();
    assertThat(probability(high)).isOne();
  }

  private static double probability(ExactEstimate estimate) {
    ExactExceedance exceedance = estimate.exceedances().get(0);
    assertThat(exceedance.threshold()).isEqualTo(TWO);
    return exceedance.probability().orElseThrow().value();
  }

  @Test
  void constantsThatDifferBetweenStatesAreNoConstant() {
    ExactEstimate overall = law(known(0, 0, 0), known(1, 2, 0)).overall();

    assertThat(overall.standardDeviation()).isCloseTo(Math.sqrt(0.75), within(1e-15));
    assertThat(overall.quantiles()).isEmpty();
    assertThat(overall.exceedances().get(0).probability()).isEmpty();
  }

  @Test
  void anUnknownSpreadIsSaid() {
    ExactEstimates.OfMetric law = law(known(0, 0, Double.NaN), known(1, 2, 1));

    assertThat(law.given().get(0).standardDeviation()).isNaN();
    assertThat(law.given().get(1).standardDeviation()).isOne();
    assertThat(law.overall().standardDeviation()).isNaN();
    assertThat(law.overall().mean()).isEqualTo(2.5);
    assertThat(law.isComplete()).isFalse();
  }

  @Test
  void deviationsTooSmallForTheCentreKeepTheirDigits() {
    ExactEstimate overall = law(known(0, 4e-20, 0), known(1, 4e-20, 0)).overall();

    assertThat(overall.mean()).isEqualTo(1);
    assertThat(overall.deviation().value()).isEqualTo(4e-20);
    assertThat(overall.standardDeviation()).isZero();
  }

  @Test
  void aMarketThatKnowsTooLittleOrTooMuchIsBroken() {
    assertThatThrownBy(() -> law(known(1, 0, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the mean of signal must be known in all states or in none");
    assertThatThrownBy(() -> law(known(0, 0, 0), known(1, 0, 0), known(0, 1, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the mean of signal must be known once in state 0");
    assertThatThrownBy(() -> known(0, Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> known(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
