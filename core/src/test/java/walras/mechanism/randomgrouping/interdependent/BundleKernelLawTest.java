package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.exact.ExactEstimate;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.interdependent.LiteralPairs.Trade;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/**
 * Draws of the kernel, and of the market agent by agent, against exact laws. Each mean misses by
 * more than it may with probability 1e-6.
 */
class BundleKernelLawTest {

  private static final long SEED = 20261120;
  private static final int REPLICATIONS = 50_000;
  private static final int LITERAL_REPLICATIONS = 20_000;

  /** The exact laws for two sellers in a group. */
  private static final ExactEstimates TWO = exact();

  private static ExactEstimates exact() {
    SizedBundles sized = BundleExamples.sized(BundleExamples.tiny(), 2);
    return ExactMethod.of(sized.market(), sized);
  }

  @ParameterizedTest(name = "n = {0}")
  @ValueSource(ints = {1, 2})
  void meansOfTheKernelAreExact(int perGroup) {
    SizedBundles sized = BundleExamples.sized(BundleExamples.tiny(), perGroup);
    ExactEstimates exact = perGroup == 2 ? TWO : ExactMethod.of(sized.market(), sized);
    Kernel kernel = sized.kernel();
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(SEED, sized.agents());
    double[] sums = new double[sized.market().metrics().size()];
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < sums.length; metric++) {
        sums[metric] += outcome.metric(metric);
      }
    }

    for (int metric = 0; metric < sums.length; metric++) {
      if (sized.undefined(metric).isEmpty()) {
        ExactEstimate law = law(exact, metric);
        double error = law.standardDeviation() / Math.sqrt(REPLICATIONS);
        assertThat(Math.abs(sums[metric] / REPLICATIONS - law.mean()))
            .as(sized.market().metrics().get(metric).name())
            .isLessThanOrEqualTo(StatisticalTests.LARGEST_Z * error + 1e-12);
      }
    }
  }

  private static ExactEstimate law(ExactEstimates exact, int metric) {
    return Objects.requireNonNull(exact.metrics().get(metric)).overall();
  }

  @Test
  void meansAgentByAgentAreExact() {
    assertThat(z(Measures.SURPLUS, false)).isLessThan(StatisticalTests.LARGEST_Z);
    assertThat(z(Measures.RATIONED_AGENTS, false)).isLessThan(StatisticalTests.LARGEST_Z);
  }

  /** Negative control: states with the probabilities of each other are noticed. */
  @Test
  void anotherPriorIsNoticed() {
    assertThat(z(Measures.SURPLUS, true)).isGreaterThan(StatisticalTests.LARGEST_Z);
  }

  /** Returns how many standard errors a mean agent by agent is from the exact one, for n = 2. */
  private static double z(int metric, boolean swapped) {
    SizedBundles sized = BundleExamples.sized(BundleExamples.tiny(), 2);
    BundleEnvironment environment = sized.market().environment();
    UniformRandomProvider rng = Streams.create(SEED, 12).economy();
    double sum = 0;
    for (int i = 0; i < LITERAL_REPLICATIONS; i++) {
      sum += sample(environment, metric, rng, swapped) / sized.agents();
    }
    ExactEstimate law = law(TWO, metric);
    double error = law.standardDeviation() / Math.sqrt(LITERAL_REPLICATIONS);
    return Math.abs(sum / LITERAL_REPLICATIONS - law.mean()) / error;
  }

  /** Returns the surplus of both groups, or how many do not sell what they announce. */
  private static double sample(
      BundleEnvironment environment, int metric, UniformRandomProvider rng, boolean swapped) {
    double prior = environment.signals().buyers().model().prior(swapped ? 1 : 0);
    int state = rng.nextDouble() < prior ? 0 : 1;
    int[] sellers = signals(environment.signals().sellers(), state, rng);
    int[] buyers = signals(environment.signals().buyers(), state, rng);
    LiteralPairs market = new LiteralPairs(environment, sellers, buyers);
    double sum = 0;
    for (int group = 0; group < 2; group++) {
      Trade trade = market.trade(group, 2, market.formed(1 - group));
      sum += metric == Measures.SURPLUS ? market.surplus(group, trade, state) : trade.rationed();
    }
    return sum;
  }

  private static int[] signals(Side side, int state, UniformRandomProvider rng) {
    int[] signals = new int[4];
    for (int agent = 0; agent < signals.length; agent++) {
      double uniform = rng.nextDouble();
      int signal = 0;
      double sum = side.model().signal(state, 0);
      while (uniform >= sum && signal < side.signals() - 1) {
        signal++;
        sum += side.model().signal(state, signal);
      }
      signals[agent] = signal;
    }
    return signals;
  }
}
