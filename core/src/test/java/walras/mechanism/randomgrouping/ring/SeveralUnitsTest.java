package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** Rings of agents with several units: by counts, and by enumeration of counts and of agents. */
class SeveralUnitsTest {

  private static final long SEED = 20261120;
  private static final int REPLICATIONS = 50_000;
  private static final double ROUNDING = 1e-12;
  private static final double EPS = 0.05;
  private static final double ETA = market("max").environment().eta();

  private final Map<Integer, Double> means = new TreeMap<>();

  @ParameterizedTest(name = "tie {0}, n = {1}")
  @CsvSource({"max, 1", "min, 1", "max, 2"})
  void enumeratedCountsHaveTheLawOfAgents(String tie, int perGroup) {
    RingMarket market = market(tie);
    ExactEstimates exact = ExactMethod.of(market, market.at(6L * perGroup));
    enumerate(market, perGroup);

    assertThat(means).hasSize(perGroup == 1 ? 23 : 15);
    means.forEach(
        (metric, mean) ->
            assertThat(Objects.requireNonNull(exact.metrics().get(metric)).overall().mean())
                .as(Measures.all().get(metric).name())
                .isEqualTo(mean, within(10 * ROUNDING)));
  }

  /** The tie rule decides quantities here: the comparison above can tell. */
  @Test
  void theTieRuleMatters() {
    enumerate(market("max"), 1);
    double most = Objects.requireNonNull(means.get(Measures.SURPLUS_LOSS_BRANCH_1 + 1));
    means.clear();
    enumerate(market("min"), 1);

    assertThat(
            Math.abs(most - Objects.requireNonNull(means.get(Measures.SURPLUS_LOSS_BRANCH_1 + 1))))
        .isGreaterThan(1e-3);
  }

  /** Each mean misses by more than it may with probability 1e-6. */
  @ParameterizedTest(name = "n = {0}")
  @ValueSource(ints = {1, 2})
  void meansOfTheKernelAreExact(int perGroup) {
    RingMarket market = market("max");
    SizedRing sized = (SizedRing) market.at(6L * perGroup);
    ExactEstimates exact = ExactMethod.of(market, sized);
    SummaryStatistics[] found =
        Stream.generate(SummaryStatistics::new)
            .limit(Measures.all().size())
            .toArray(SummaryStatistics[]::new);
    RingKernel kernel = new RingKernel(sized);
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < found.length; metric++) {
        found[metric].addValue(outcome.metric(metric));
      }
    }
    for (int metric = 0; metric < found.length; metric++) {
      var law = exact.metrics().get(metric);
      if (sized.undefined(metric).isEmpty() && law != null) {
        double error = law.overall().standardDeviation() / Math.sqrt(REPLICATIONS);
        assertThat(found[metric].getMean())
            .as(Measures.all().get(metric).name())
            .isEqualTo(law.overall().mean(), within(LARGEST_Z * error + ROUNDING));
      }
    }
  }

  private static RingMarket market(String tie) {
    Map<String, Object> fields = Reference.fewUnits();
    fields.put("tie", tie);
    return Reference.market(fields);
  }

  /** Tries all states and signals of each agent, in the order of service. */
  private void enumerate(RingMarket market, int perGroup) {
    LiteralWorld world = Reference.world(market.environment());
    int agents = world.groups() * perGroup;
    for (int state = 0; state < 2; state++) {
      for (int code = 0; code < 1 << (2 * agents); code++) {
        int bits = code;
        int[] signals = IntStream.range(0, 2 * agents).map(i -> bits >> i & 1).toArray();
        int[] sellers = Arrays.copyOf(signals, agents);
        int[] buyers = Arrays.copyOfRange(signals, agents, 2 * agents);
        double weight = world.prior()[state];
        for (int i = 0; i < agents; i++) {
          weight *= world.sellerLaw()[state][sellers[i]] * world.buyerLaw()[state][buyers[i]];
        }
        observe(new LiteralRing(world, sellers, buyers), world, state, weight);
      }
    }
  }

  private void observe(LiteralRing ring, LiteralWorld world, int state, double weight) {
    double agents = 2.0 * world.groups() * ring.perGroup();
    LiteralRing.Allocation main = ring.main();
    double most = ring.maximum(state);
    double surplus = ring.surplus(state, main);
    double pooled = ring.surplus(state, ring.pooled());
    int[] excess = IntStream.range(0, world.groups()).map(ring::excess).toArray();
    add(Measures.SURPLUS, weight, surplus / agents);
    add(Measures.MAX_SURPLUS, weight, most / agents);
    add(Measures.SURPLUS_LOSS, weight, (most - surplus) / agents);
    add(Measures.RELATIVE_EFFICIENCY, weight, most > ROUNDING ? surplus / most : 1);
    add(Measures.UNSERVED_UNITS, weight, sum(excess, 1) / agents);
    add(Measures.FORCED_UNITS, weight, sum(excess, -1) / agents);
    add(Measures.RATIONED_UNITS, weight, (sum(excess, 1) + sum(excess, -1)) / agents);
    add(Measures.RATIONED_AGENTS, weight, ring.rationed() / agents);
    add(Measures.TRADED_UNITS, weight, Arrays.stream(main.bought()).sum() / agents);
    add(Measures.MIN_PAYOFF, weight, ring.leastPayoff(state, main));
    add(Measures.CONDITION3_VIOLATION_SHARE, weight, ring.misinformed());
    add(Measures.POSTERIOR_ERROR_ALL, weight, 1 - ring.fullBelief()[state]);
    add(Measures.POOLED_SURPLUS_LOSS, weight, (most - pooled) / agents);
    int[] formed = IntStream.range(0, world.groups()).map(ring::formed).toArray();
    int gap = Arrays.stream(formed).max().orElseThrow() - Arrays.stream(formed).min().orElseThrow();
    add(Measures.PRICE_GAP, weight, (double) gap / world.steps());
    add(Measures.PROB_PRICE_GAP_ZERO, weight, gap == 0 ? 1 : 0);
    if (ring.perGroup() == 1) {
      add(Measures.GROUPING_COST, weight, (pooled - surplus) / agents);
      lottery(ring, world, state, weight);
    }
  }

  /** Which pairs meet at each price, in all orders of agents. */
  private void lottery(LiteralRing ring, LiteralWorld world, int state, double weight) {
    double agents = 2.0 * world.groups() * ring.perGroup();
    double most = ring.maximum(state);
    double loss = (most - ring.surplus(state, ring.main())) / agents;
    double efficient = loss <= EPS + ROUNDING ? 1 - 6 * ETA : 0;
    for (int branch = 1; branch <= Pairs.BRANCHES; branch++) {
      double each = 1.0 / (world.steps() + 1);
      for (int price = 0; price <= world.steps(); price++) {
        double own = (most - ring.surplus(state, ring.pairs(branch, price))) / agents;
        add(Measures.SURPLUS_LOSS_BRANCH_1 + branch - 1, weight * each, own);
        efficient += own <= EPS + ROUNDING ? ETA * each : 0;
      }
    }
    add(Measures.EPS_EFFICIENT, weight, efficient);
  }

  private static double sum(int[] excess, int sign) {
    return Arrays.stream(excess).map(x -> Math.max(0, sign * x)).sum();
  }

  private void add(int metric, double weight, double value) {
    means.merge(metric, weight * value, (one, other) -> Objects.requireNonNull(one) + other);
  }
}
