package walras.mechanism.randomgrouping.interdependent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Enumeration;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/**
 * Draws of the kernel, and of the market agent by agent with an explicit permutation, against exact
 * laws. Each mean misses by more than it may with probability 1e-6.
 */
class KernelLawTest {

  private static final long SEED = 20261120;
  private static final int REPLICATIONS = 50_000;
  private static final int LITERAL_REPLICATIONS = 20_000;

  static Stream<Arguments> markets() {
    return Stream.of(
        Arguments.of("tiny_gss", 1),
        Arguments.of("tiny_gss", 2),
        Arguments.of("tiny_gss_three_signals", 1));
  }

  @ParameterizedTest(name = "{0}, n = {1}")
  @MethodSource("markets")
  void meansOfTheKernelAreExact(String name, int perGroup) {
    SizedInterdependent sized = Reference.sized(name, perGroup);
    ExactEstimates exact = ExactMethod.of(sized.market(), sized);
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
        var law = Objects.requireNonNull(exact.metrics().get(metric)).overall();
        double error = law.standardDeviation() / Math.sqrt(REPLICATIONS);
        assertThat(Math.abs(sums[metric] / REPLICATIONS - law.mean()))
            .as(sized.market().metrics().get(metric).name())
            .isLessThanOrEqualTo(StatisticalTests.LARGEST_Z * error + 1e-12);
      }
    }
  }

  @Test
  void meansAgentByAgentAreExact() {
    assertThat(z("surplus_loss", Sample::loss, false)).isLessThan(StatisticalTests.LARGEST_Z);
    assertThat(z("min_payoff", Sample::least, false)).isLessThan(StatisticalTests.LARGEST_Z);
    assertThat(z("surplus_loss_branch_2", Sample::branchLoss, false))
        .isLessThan(StatisticalTests.LARGEST_Z);
  }

  /** Negative control: serving cheap sellers first, not in random order, is noticed. */
  @Test
  void anotherOrderOfServiceIsNoticed() {
    assertThat(z("surplus_loss", Sample::loss, true)).isGreaterThan(StatisticalTests.LARGEST_Z);
  }

  /** What happened agent by agent: losses per agent in the main and second branch, least payoff. */
  private record Sample(double loss, double branchLoss, double least) {}

  /** Returns how many standard errors a mean agent by agent is from the reference's, for n = 3. */
  private static double z(String metric, ToDoubleFunction<Sample> value, boolean cheapFirst) {
    SignalEnvironment environment = Reference.market("tiny_gss").environment();
    UniformRandomProvider rng = Streams.create(SEED, 12).economy();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < LITERAL_REPLICATIONS; i++) {
      double x = value.applyAsDouble(sample(environment, 3, rng, cheapFirst));
      sum += x;
      squares += x * x;
    }
    double mean = sum / LITERAL_REPLICATIONS;
    double error = Math.sqrt((squares / LITERAL_REPLICATIONS - mean * mean) / LITERAL_REPLICATIONS);
    JsonNode expected = Reference.table("exact").path("tiny_gss").path("n").path("3").path(metric);
    return Math.abs(mean - expected.path("value").asDouble()) / error;
  }

  private static Sample sample(
      SignalEnvironment environment, int perGroup, UniformRandomProvider rng, boolean cheapFirst) {
    int state = rng.nextDouble() < environment.buyers().model().prior(0) ? 0 : 1;
    int[] sellers = draw(environment.sellers().model().signals(state), 2 * perGroup, rng);
    int[] buyers = draw(environment.buyers().model().signals(state), 2 * perGroup, rng);
    if (cheapFirst) {
      Arrays.sort(sellers, 0, perGroup);
      Arrays.sort(sellers, perGroup, 2 * perGroup);
    } else {
      shuffle(sellers, rng);
      shuffle(buyers, rng);
    }
    LiteralGrouping literal = new LiteralGrouping(environment, perGroup);
    LiteralGrouping.Messages messages = literal.announce(sellers, buyers);
    LiteralGrouping.Outcome main = literal.main(messages);
    LiteralGrouping.Outcome second =
        literal.random(messages, 1, rng.nextInt(environment.steps() + 1));
    double most = literal.maximum(state, sellers, buyers);
    double agents = 4.0 * perGroup;
    return new Sample(
        (most - literal.surplus(main, state, sellers, buyers)) / agents,
        (most - literal.surplus(second, state, sellers, buyers)) / agents,
        literal.leastPayoff(main, state, sellers, buyers));
  }

  private static int[] draw(double[] probabilities, int agents, UniformRandomProvider rng) {
    int[] signals = new int[agents];
    for (int agent = 0; agent < agents; agent++) {
      double uniform = rng.nextDouble();
      while (signals[agent] < probabilities.length - 1
          && uniform >= probabilities[signals[agent]]) {
        uniform -= probabilities[signals[agent]++];
      }
    }
    return signals;
  }

  private static void shuffle(int[] agents, UniformRandomProvider rng) {
    for (int i = agents.length - 1; i > 0; i--) {
      int j = rng.nextInt(i + 1);
      int held = agents[i];
      agents[i] = agents[j];
      agents[j] = held;
    }
  }

  /** With one kind of seller, only buyers' signals are enumerated: beliefs of many of them. */
  @ParameterizedTest(name = "{0} signals")
  @MethodSource("signals")
  void posteriorErrorsAreThoseOfTheReference(int signals) {
    Map<String, Object> fields = Reference.environment("gss_gap");
    fields.put("sellers", Map.of("probabilities", List.of("1"), "costs", List.of("0.45")));
    InterdependentMarket market = Reference.market(fields);
    Enumeration enumeration =
        market.at(2L * signals).enumerations().stream()
            .filter(one -> one.metrics().contains(Measures.POSTERIOR_ERROR_ALL))
            .findFirst()
            .orElseThrow();
    double[] mean = new double[1];
    enumeration.visit(
        0,
        Double.NEGATIVE_INFINITY,
        (logProbability, outcome) ->
            mean[0] += Math.exp(logProbability) * outcome.metric(Measures.POSTERIOR_ERROR_ALL));

    assertThat(mean[0])
        .isCloseTo(
            Reference.table("posterior_error_by_signals").path(String.valueOf(signals)).asDouble(),
            within(1e-12));
  }

  static Stream<Integer> signals() {
    return Stream.of(2, 10, 20);
  }
}
