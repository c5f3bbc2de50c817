package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Approximation;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** The linear answer of the other agents against the market solved for every report. */
class FrozenResponseTest {

  /** Relative, times N: 0.04 was measured at most. */
  private static final double ERROR = 0.1;

  @ParameterizedTest(name = "{0}, N = {1}")
  @CsvSource({
    "nonlinear, 20, inclusive",
    "nonlinear, 100, inclusive",
    "nonlinear, 100, exclusive",
    "nonlinear_boundary, 100, inclusive"
  })
  void paymentsDifferByOrderOneOverN(String name, long agents, String own) {
    Map<String, Object> environment =
        Reference.environment(
            name, Map.of("law", "uniform"), Map.of("rule", "influence", "c", "3"));
    environment.put("own-signal", own);
    SizedSigma sized = new SizedSigma(Reference.market(environment), agents);
    Outcome held = replicate(new HeldKernel(sized), sized);
    Outcome frozen = replicate(new StreamedCurvedKernel(sized), sized);

    for (int metric :
        new int[] {
          Measures.REF_PRICE,
          Measures.WE_PRICE,
          Measures.VOLUME_PC,
          Measures.WE_SURPLUS_PC,
          Measures.ALLOC_MAX_ERROR,
          Measures.ALLOC_RMS_ERROR,
          Measures.SURPLUS_LOSS_PC,
          Measures.REF_PRICE_ABS_ERROR
        }) {
      assertThat(frozen.metric(metric))
          .as(Measures.all().get(metric).name())
          .isCloseTo(held.metric(metric), within(1e-12 * Math.abs(held.metric(metric)) + 1e-15));
    }
    for (int metric :
        new int[] {
          Measures.BUDGET_SURPLUS_PC,
          Measures.UTIL_LOSS_MAX,
          Measures.VCG_BUDGET_PC,
          Measures.UTIL_LOSS_MEAN,
          Measures.UNIT_PRICE_GAP_MAX,
          Measures.NAIVE_GAIN_MAX,
          Measures.NAIVE_GAIN_MEAN
        }) {
      double most = ERROR / agents * Math.abs(held.metric(metric));
      assertThat(frozen.metric(metric))
          .as(Measures.all().get(metric).name())
          .isCloseTo(held.metric(metric), within(most))
          .isNotEqualTo(held.metric(metric));
    }
  }

  /** The bound that stands in results is measured on fewer agents and other draws. */
  @ParameterizedTest(name = "{0}, N = {1}, {3}")
  @CsvSource({
    "nonlinear, 100, inclusive, uniform",
    "nonlinear, 250, exclusive, common_factor",
    "nonlinear_boundary, 100, inclusive, group_factor",
    "nonlinear_boundary, 250, exclusive, uniform"
  })
  void theErrorIsWithinItsBoundAndNotFarBelow(String name, long agents, String own, String law) {
    Map<String, String> signals =
        law.equals("uniform") ? Map.of("law", law) : Map.of("law", law, "weight", "0.5");
    Map<String, Object> environment =
        Reference.environment(name, signals, Map.of("rule", "influence", "c", "3"));
    environment.put("own-signal", own);
    SigmaMarket market = Reference.market(environment);
    SizedSigma sized = new SizedSigma(market, agents);
    Outcome held = replicate(new HeldKernel(sized), sized);
    Outcome frozen = replicate(new StreamedCurvedKernel(sized), sized);

    double closest = Double.POSITIVE_INFINITY;
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      Optional<Approximation> known = market.frozenError().of(metric, agents);
      if (sized.undefined(metric).isEmpty() && known.isPresent()) {
        double bound = known.orElseThrow().error();
        if (!Double.isNaN(bound)) {
          double error = Math.abs(frozen.metric(metric) - held.metric(metric));
          assertThat(error).as(Measures.all().get(metric).name()).isLessThanOrEqualTo(bound);
          closest = Math.min(closest, bound / error);
        }
      }
    }
    assertThat(closest).isLessThan(10);
  }

  @Test
  void onlyMarketsWhosePaymentsAreApproximateSaySo() {
    SigmaMarket market =
        Reference.market(
            Reference.environment(
                "nonlinear", Map.of("law", "uniform"), Map.of("rule", "influence", "c", "3")));

    assertThat(market.at(512).approximation(Measures.BUDGET_SURPLUS_PC)).isEmpty();
    assertThat(market.at(513).approximation(Measures.BUDGET_SURPLUS_PC)).isPresent();
    assertThat(market.at(513).approximation(Measures.REF_PRICE)).isEmpty();
    double small = market.at(1000).approximation(Measures.UTIL_LOSS_MAX).orElseThrow().error();
    double large = market.at(10_000).approximation(Measures.UTIL_LOSS_MAX).orElseThrow().error();
    assertThat(small / large).isCloseTo(100, within(1e-9));
  }

  private static Outcome replicate(Kernel kernel, SizedSigma sized) {
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(7, sized.agents());
    kernel.replicate(streams, outcome);
    return outcome;
  }
}
