package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import walras.exact.ExactEstimates;
import walras.exact.ExactMethod;
import walras.kernel.Outcome;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * The kernel, and agents one by one in random groups, against enumerated laws. Each comparison of
 * means is false with a probability of 1e-6 at most.
 */
class LawAgreementTest {

  private static final long SEED = 20261120;
  private static final int PER_GROUP = 2;
  private static final int REPLICATIONS = 200_000;
  private static final int LITERAL_REPLICATIONS = 20_000;

  /** How much an estimated standard deviation may be off, relatively. */
  private static final double SPREAD_TOLERANCE = 0.03;

  private static final RingMarket MARKET = Reference.market(Reference.tiny());
  private static final SizedRing SIZED = (SizedRing) MARKET.at(6L * PER_GROUP);

  private static ExactEstimates exact = new ExactEstimates(new TreeMap<>(), new TreeMap<>());
  private static SummaryStatistics[] literal = empty();

  @BeforeAll
  static void enumerateAndPlay() {
    exact = ExactMethod.of(MARKET, SIZED);
    literal = literally();
  }

  @Test
  void kernelDrawsTheEnumeratedLaw() {
    SummaryStatistics[] found = empty();
    RingKernel kernel = new RingKernel(SIZED);
    Streams streams = Streams.create(SEED, SIZED.agents());
    Outcome outcome = Outcome.create(MARKET);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < found.length; metric++) {
        found[metric].addValue(outcome.metric(metric));
      }
    }
    for (int metric = 0; metric < found.length; metric++) {
      if (SIZED.undefined(metric).isEmpty()) {
        String name = Measures.all().get(metric).name();
        double spread = spread(metric);
        assertThat(found[metric].getMean()).as(name).isEqualTo(mean(metric), near(found[metric]));
        assertThat(found[metric].getStandardDeviation())
            .as("sd of " + name)
            .isEqualTo(spread, within(SPREAD_TOLERANCE * spread + 1e-15));
      }
    }
  }

  @Test
  void agentsInRandomGroupsFollowTheEnumeratedLaw() {
    int compared = 0;
    for (int metric = 0; metric < literal.length; metric++) {
      if (literal[metric].getN() > 0) {
        assertThat(literal[metric].getMean())
            .as(Measures.all().get(metric).name())
            .isEqualTo(mean(metric), near(literal[metric]));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(23);
  }

  /** What second messages lose is not what third messages lose: the comparison can tell. */
  @Test
  void anotherMessageIsAnotherLaw() {
    SummaryStatistics third = literal[Measures.SURPLUS_LOSS_BRANCH_1 + 4];

    assertThat(Math.abs(third.getMean() - mean(Measures.SURPLUS_LOSS_BRANCH_1 + 2)))
        .isGreaterThan(LARGEST_Z * error(third));
  }

  private static SummaryStatistics[] literally() {
    SummaryStatistics[] statistics = empty();
    Philox rng = Streams.create(SEED, -1).economy();
    LiteralWorld world = Reference.world(MARKET.environment());
    int agents = world.groups() * PER_GROUP;
    for (int replication = 0; replication < LITERAL_REPLICATIONS; replication++) {
      int state = rng.nextDouble() < world.prior()[0] ? 0 : 1;
      int[] sellers = grouped(signals(world.sellerLaw()[state], agents, rng), rng);
      int[] buyers = grouped(signals(world.buyerLaw()[state], agents, rng), rng);
      observe(new LiteralRing(world, sellers, buyers), state, rng, statistics);
    }
    return statistics;
  }

  private static int[] signals(double[] law, int agents, Philox rng) {
    int[] signals = new int[agents];
    Arrays.setAll(signals, agent -> rng.nextDouble() < law[0] ? 0 : 1);
    return signals;
  }

  /** Puts agents in the order of a random permutation. */
  private static int[] grouped(int[] signals, Philox rng) {
    int[] places = PermutationSampler.natural(signals.length);
    PermutationSampler.shuffle(rng, places);
    return Arrays.stream(places).map(agent -> signals[agent]).toArray();
  }

  private static void observe(
      LiteralRing ring, int state, Philox rng, SummaryStatistics[] statistics) {
    RingEnvironment environment = MARKET.environment();
    int groups = environment.groups();
    int steps = environment.grid().steps();
    double agents = SIZED.agents();
    double most = ring.maximum(state);
    LiteralRing.Allocation main = ring.main();
    LiteralRing.Allocation pooled = ring.pooled();
    int[] formed = IntStream.range(0, groups).map(ring::formed).toArray();
    int gap = Arrays.stream(formed).max().orElseThrow() - Arrays.stream(formed).min().orElseThrow();
    int error =
        Arrays.stream(formed).map(p -> Math.abs(p - ring.pooledPrice())).max().orElseThrow();
    double unserved = IntStream.range(0, groups).map(ring::excess).map(x -> Math.max(x, 0)).sum();
    double forced = IntStream.range(0, groups).map(ring::excess).map(x -> Math.max(-x, 0)).sum();
    double loss = (most - ring.surplus(state, main)) / agents;
    statistics[Measures.PRICE_GAP].addValue((double) gap / steps);
    statistics[Measures.PROB_PRICE_GAP_ZERO].addValue(gap == 0 ? 1 : 0);
    statistics[Measures.PRICE_ERROR_MARKET].addValue((double) error / steps);
    statistics[Measures.MAX_SURPLUS].addValue(most / agents);
    statistics[Measures.SURPLUS].addValue(ring.surplus(state, main) / agents);
    statistics[Measures.SURPLUS_LOSS].addValue(loss);
    statistics[Measures.UNSERVED_UNITS].addValue(unserved / agents);
    statistics[Measures.FORCED_UNITS].addValue(forced / agents);
    statistics[Measures.RATIONED_AGENTS].addValue((unserved + forced) / agents);
    statistics[Measures.TRADED_UNITS].addValue(Arrays.stream(main.bought()).sum() / agents);
    statistics[Measures.MIN_PAYOFF].addValue(ring.leastPayoff(state, main));
    statistics[Measures.POSTERIOR_ERROR_ALL].addValue(1 - ring.fullBelief()[state]);
    statistics[Measures.CONDITION3_VIOLATION_SHARE].addValue(ring.misinformed());
    statistics[Measures.POOLED_SURPLUS_LOSS].addValue(
        (most - ring.surplus(state, pooled)) / agents);
    statistics[Measures.GROUPING_COST].addValue(
        (ring.surplus(state, pooled) - ring.surplus(state, main)) / agents);
    lottery(ring, state, rng, loss, statistics);
  }

  private static void lottery(
      LiteralRing ring, int state, Philox rng, double loss, SummaryStatistics[] statistics) {
    RingEnvironment environment = MARKET.environment();
    double eta = environment.eta();
    double agents = SIZED.agents();
    double eps = Objects.requireNonNull(environment.signals().eps()).doubleValue();
    double mixed = (1 - 6 * eta) * loss;
    double efficient = loss <= eps + 1e-12 ? 1 - 6 * eta : 0;
    for (int branch = 1; branch <= 6; branch++) {
      int price = rng.nextInt(environment.grid().steps() + 1);
      double own = (ring.maximum(state) - ring.surplus(state, ring.pairs(branch, price))) / agents;
      statistics[Measures.SURPLUS_LOSS_BRANCH_1 + branch - 1].addValue(own);
      mixed += eta * own;
      efficient += own <= eps + 1e-12 ? eta : 0;
    }
    statistics[Measures.MECHANISM_SURPLUS_LOSS].addValue(mixed);
    statistics[Measures.EPS_EFFICIENT].addValue(efficient);
  }

  private static double mean(int metric) {
    return Objects.requireNonNull(exact.metrics().get(metric)).overall().mean();
  }

  private static double spread(int metric) {
    return Objects.requireNonNull(exact.metrics().get(metric)).overall().standardDeviation();
  }

  private static Offset<Double> near(SummaryStatistics statistics) {
    return within(LARGEST_Z * error(statistics) + 1e-15);
  }

  private static double error(SummaryStatistics statistics) {
    return statistics.getStandardDeviation() / Math.sqrt((double) statistics.getN());
  }

  private static SummaryStatistics[] empty() {
    return Stream.generate(SummaryStatistics::new)
        .limit(Measures.all().size())
        .toArray(SummaryStatistics[]::new);
  }
}
