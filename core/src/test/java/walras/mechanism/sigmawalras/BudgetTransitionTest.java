package walras.mechanism.sigmawalras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** Below the critical slope every market has a deficit; at it and above, none. */
class BudgetTransitionTest {

  private static final int REPLICATIONS = 20;

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "fundamental, uniform",
    "fundamental_exclusive, uniform",
    "group, uniform",
    "group_exclusive, group_factor",
    "fundamental, discrete"
  })
  void theSignOfEveryBudgetChangesAtTheCriticalSlope(String name, String law) {
    for (long agents : new long[] {10, 36, 100, 998, 10_000}) {
      assertThat(deficits(name, law, agents, "-1e-9")).isEqualTo(REPLICATIONS);
      assertThat(deficits(name, law, agents, "0")).isZero();
      assertThat(deficits(name, law, agents, "1e-9")).isZero();
    }
  }

  private static double deficits(String name, String law, long agents, String eta) {
    Map<String, Object> signals =
        switch (law) {
          case "discrete" -> Reference.law("F_LAW3");
          case "uniform" -> Map.of("law", "uniform");
          default -> Map.of("law", law, "weight", "0.5");
        };
    SizedSigma sized =
        (SizedSigma)
            Reference.market(
                    Reference.environment(name, signals, Map.of("rule", "critical", "eta", eta)))
                .at(agents);
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(20261121, agents);
    Outcome outcome = Outcome.create(sized.market());
    double deficits = 0;
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      deficits += outcome.metric(Measures.DEFICIT_INDICATOR);
    }
    return deficits;
  }
}
