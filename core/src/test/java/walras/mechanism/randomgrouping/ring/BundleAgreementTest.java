package walras.mechanism.randomgrouping.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.bundles.BundleDeal;
import walras.mechanism.randomgrouping.signals.bundles.PricePair;
import walras.sampling.Streams;
import walras.testkit.StatisticalTests;

/** Counts against agents: the same agents, once by signal and once one by one. */
class BundleAgreementTest {

  private static final double ROUNDING = 1e-9;
  private static final long SEED = 20261121;
  private static final int LITERAL_REPLICATIONS = 1500;
  private static final int REPLICATIONS = 20_000;

  /** The cases of a property: a failing seed appears in the name of the failed invocation. */
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  /** Money on the grid and between its prices, complements and substitutes, all rules. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void countsDoWhatAgentsDo(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    BundleRingMarket market = BundleExamples.random(rng);
    BundleRing ring = market.ring();
    int perGroup = rng.nextInt(1, 3);
    int agents = ring.groups() * perGroup;
    int[] sellers = rng.ints(agents, 0, ring.bundles().sellerSignals()).toArray();
    int[] buyers = rng.ints(agents, 0, ring.bundles().buyerSignals()).toArray();
    int state = rng.nextInt(2);
    BundlePlay play = play(market, sellers, buyers, state);
    LiteralBundleRing literal = new LiteralBundleRing(ring, sellers, buyers);

    long misinformed = 0;
    for (int group = 0; group <= ring.groups(); group++) {
      assertThat(ints(play.formed(group))).isEqualTo(literal.formed(group));
      assertSame(play.deal(group), literal, group);
    }
    for (int seller = 0; seller < agents; seller++) {
      int[] at = literal.traded(seller / perGroup);
      int third = literal.announced(true, seller, 2)[at[0]][at[1]];
      misinformed += third == literal.announced(true, seller, 3)[at[0]][at[1]] ? 0 : 1;
    }
    assertThat(play.misinformed()).isEqualTo(misinformed);
  }

  private static void assertSame(BundleDeal deal, LiteralBundleRing literal, int market) {
    assertThat(ints(deal.prices())).isEqualTo(literal.traded(market));
    int[] offered = literal.asked(true, market);
    int[] wanted = literal.asked(false, market);
    int[] sold = literal.sold(market);
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      assertThat(deal.supply(commodity)).isEqualTo(units(offered, commodity));
      assertThat(deal.demand(commodity)).isEqualTo(units(wanted, commodity));
      assertThat(units(sold, commodity)).isEqualTo(units(wanted, commodity));
    }
  }

  private static int units(int[] bundles, int commodity) {
    return Arrays.stream(bundles).map(bundle -> Bundle.units(bundle, commodity)).sum();
  }

  /** With one pair in each group nothing is left to chance but prices: all of them, one by one. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pairsTradeWhatTheirLeadersAnnounce(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 1).economy();
    BundleRingMarket market = BundleExamples.random(rng);
    BundleRing ring = market.ring();
    int[] sellers = rng.ints(ring.groups(), 0, ring.bundles().sellerSignals()).toArray();
    int[] buyers = rng.ints(ring.groups(), 0, ring.bundles().buyerSignals()).toArray();
    BundlePlay play = play(market, sellers, buyers, 1);
    LiteralBundleRing literal = new LiteralBundleRing(ring, sellers, buyers);
    BundlePairs pairs = new BundlePairs(ring);
    int prices = ring.grid().steps() + 1;
    PricePair at = new PricePair();
    for (Pairs branch : Pairs.ALL) {
      double sum = 0;
      for (int i = 0; i < prices * prices; i++) {
        at.set(i / prices, i % prices);
        double surplus = literal.pairs(branch.isLedBySeller(), branch.message(), 1, ints(at));
        double drawn = pairs.drawn(branch, at, play, Streams.create(seed, 2).lotteries());
        assertThat(drawn).isCloseTo(surplus, within(ROUNDING));
        sum += surplus;
      }
      double expected = 0;
      for (int group = 0; group < ring.groups(); group++) {
        expected += pairs.expected(branch, group, play);
      }
      assertThat(expected).isCloseTo(sum / (prices * prices), within(ROUNDING));
    }
  }

  private static final List<Integer> COMPARED =
      List.of(
          Measures.SURPLUS,
          Measures.RATIONED_AGENTS,
          Measures.TRADED_UNITS,
          Measures.MIN_PAYOFF,
          Measures.SURPLUS_LOSS_BRANCH_1,
          Measures.SURPLUS_LOSS_BRANCH_1 + 3,
          Measures.SURPLUS_LOSS_BRANCH_1 + 4);

  /** Means of both kinds of draws; each assertion fails with probability 1e-6 if both are right. */
  @ParameterizedTest(name = "n = {0}")
  @ValueSource(ints = {1, 2})
  void replicationsHaveTheLawOfAgents(int perGroup) {
    assertThat(distances(perGroup, false))
        .allSatisfy(distance -> assertThat(distance).isLessThan(StatisticalTests.LARGEST_Z));
  }

  /** Control: signals drawn as if the states were swapped are found out. */
  @ParameterizedTest(name = "n = {0}")
  @ValueSource(ints = {1, 2})
  void anotherLawIsFoundOut(int perGroup) {
    assertThat(distances(perGroup, true).get(0)).isGreaterThan(StatisticalTests.LARGEST_Z);
  }

  /** Returns by how many standard errors means differ, by metric. */
  private static List<Double> distances(int perGroup, boolean isSwapped) {
    SizedBundleRing sized = BundleExamples.sized(BundleExamples.tiny(), perGroup);
    Kernel kernel = sized.kernel();
    Outcome outcome = Outcome.create(sized.market());
    Streams streams = Streams.create(SEED, sized.agents());
    List<Sample> counts = COMPARED.stream().map(metric -> new Sample()).toList();
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
      for (int i = 0; i < COMPARED.size(); i++) {
        counts.get(i).add(reached(outcome, COMPARED.get(i)));
      }
    }
    UniformRandomProvider rng = Streams.create(SEED, 7).economy();
    List<Sample> agents = COMPARED.stream().map(metric -> new Sample()).toList();
    for (int replication = 0; replication < LITERAL_REPLICATIONS; replication++) {
      addLiteral(sized, rng, isSwapped, agents);
    }
    return IntStream.range(0, COMPARED.size())
        .mapToObj(i -> counts.get(i).distance(agents.get(i)))
        .toList();
  }

  /** Of branches, the surplus per agent. */
  private static double reached(Outcome outcome, int metric) {
    double value = outcome.metric(metric);
    return Measures.isBranch(metric) ? outcome.metric(Measures.MAX_SURPLUS) - value : value;
  }

  /** Mean and standard error. */
  private static final class Sample {
    private double sum;
    private double squares;
    private int count;

    void add(double number) {
      sum += number;
      squares += number * number;
      count++;
    }

    double mean() {
      return sum / count;
    }

    double distance(Sample other) {
      return Math.abs(mean() - other.mean()) / Math.hypot(error(), other.error());
    }

    double error() {
      return Math.sqrt((squares / count - mean() * mean()) / count);
    }
  }

  private static void addLiteral(
      SizedBundleRing sized, UniformRandomProvider rng, boolean isSwapped, List<Sample> samples) {
    BundleRing ring = sized.market().ring();
    int state = rng.nextDouble() < sized.market().prior().get(isSwapped ? 1 : 0) ? 0 : 1;
    int agents = (int) sized.agents() / 2;
    Side ofSellers = ring.bundles().signals().sellers();
    Side ofBuyers = ring.bundles().signals().buyers();
    LiteralBundleRing literal =
        new LiteralBundleRing(
            ring, signals(ofSellers, state, agents, rng), signals(ofBuyers, state, agents, rng));
    int prices = ring.grid().steps() + 1;
    int[] at = {rng.nextInt(prices), rng.nextInt(prices)};
    for (int i = 0; i < COMPARED.size(); i++) {
      samples.get(i).add(of(literal, COMPARED.get(i), state, at) / (2 * agents));
    }
  }

  private static double of(LiteralBundleRing literal, int metric, int state, int[] at) {
    if (Measures.isBranch(metric)) {
      Pairs branch = Pairs.ALL.get(metric - Measures.SURPLUS_LOSS_BRANCH_1);
      return literal.pairs(branch.isLedBySeller(), branch.message(), state, at);
    }
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int group = 0; group < literal.groups(); group++) {
      sum += ofGroup(literal, group, metric, state);
      least = Math.min(least, Arrays.stream(literal.payoffs(group, state, 1)).min().orElseThrow());
    }
    return metric == Measures.MIN_PAYOFF ? least * literal.agents() : sum;
  }

  private static double ofGroup(LiteralBundleRing literal, int group, int metric, int state) {
    int[] sold = literal.sold(group);
    return switch (metric) {
      case Measures.SURPLUS -> Arrays.stream(literal.payoffs(group, state, 0)).sum();
      case Measures.TRADED_UNITS -> units(sold, 0) + units(sold, 1);
      default -> {
        int[] offered = literal.asked(true, group);
        int rationed = 0;
        for (int seller = 0; seller < sold.length; seller++) {
          rationed += sold[seller] == offered[seller] ? 0 : 1;
        }
        yield rationed;
      }
    };
  }

  private static int[] signals(Side side, int state, int agents, UniformRandomProvider rng) {
    int[] signals = new int[agents];
    for (int agent = 0; agent < agents; agent++) {
      signals[agent] = rng.nextDouble() < side.model().signal(state, 0) ? 0 : 1;
    }
    return signals;
  }

  private static int[] ints(PricePair prices) {
    return new int[] {prices.first(), prices.second()};
  }

  private static BundlePlay play(BundleRingMarket market, int[] sellers, int[] buyers, int state) {
    int perGroup = sellers.length / market.ring().groups();
    BundlePlay play = new BundlePlay(market, perGroup);
    for (int agent = 0; agent < sellers.length; agent++) {
      play.counts().sellers[agent / perGroup][sellers[agent]]++;
      play.counts().buyers[agent / perGroup][buyers[agent]]++;
    }
    play.counts().pool();
    play.setState(state);
    play.announce();
    return play;
  }
}
