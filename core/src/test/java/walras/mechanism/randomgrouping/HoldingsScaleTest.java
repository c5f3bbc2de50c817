package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import walras.kernel.Holdings;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Streams;

/** Populations with several units as they are used: large, and beside those with one. */
class HoldingsScaleTest {

  private static final Grid GRID = new Grid(500, TieRule.MAX, PriceRule.MIDDLE);

  /** Returns agents with some units of one commodity, of a thousand costs and values. */
  private static Population scattered(int agents, int units) {
    return new Population(
        "ab",
        (long) agents * units,
        List.of(""),
        holdings(Side.SELLER, agents, units),
        holdings(Side.BUYER, agents, units));
  }

  private static Holdings holdings(Side side, int agents, int units) {
    UniformRandomProvider rng = Streams.create(5, side.index()).economy();
    int sign = side == Side.SELLER ? 1 : -1;
    double[] amounts = new double[agents * units];
    int[] ends = new int[agents];
    for (int agent = 0; agent < agents; agent++) {
      double[] own = new double[units];
      Arrays.setAll(own, unit -> sign * (rng.nextInt(1000) + 0.25) / 1000);
      Arrays.sort(own);
      for (int unit = 0; unit < units; unit++) {
        amounts[agent * units + unit] = sign * own[unit];
      }
      ends[agent] = (agent + 1) * units;
    }
    return Holdings.ofAgents(side, 1, amounts, ends);
  }

  private static PopulationEnvironment environment(Population population) {
    return new PopulationEnvironment(GRID, population, new BigDecimal("0.001"));
  }

  @Test
  void groupingManyAgentsAllocatesNothing() {
    HoldingsMarket market = new HoldingsMarket(environment(scattered(100_000, 3)));
    Kernel kernel = market.at(200_000).kernel();
    Streams streams = Streams.create(1, 200_000);
    Outcome outcome = Outcome.create(market);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int replication = 0; replication < 800; replication++) {
      if (replication == 400) {
        allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      }
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
    }
    long during = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;

    assertThat(during / 400).as("bytes per replication").isLessThan(200);
  }

  /** Agents with one unit each are those of the kernel that splits intervals of places. */
  @Test
  void oneUnitEachIsWhatIntervalsOfPlacesFind() {
    Population several = scattered(2000, 1);
    double[][] amounts = new double[2][];
    long[][] counts = new long[2][];
    for (Side side : Side.values()) {
      Holdings own = several.holdings(side);
      amounts[side.index()] = new double[own.types()];
      counts[side.index()] = new long[own.types()];
      Arrays.setAll(amounts[side.index()], own::amount);
      Arrays.setAll(counts[side.index()], own::count);
    }
    Population one = new Population("ab", 4000, amounts[0], counts[0], amounts[1], counts[1]);
    HoldingsMarket market = new HoldingsMarket(environment(several));
    assertThat(market.book().elements[0].merged).as("kinds that the window merges").isEqualTo(2);

    SummaryStatistics[] found = run(market.at(4000).kernel(), Outcome.create(market));
    PopulationGroupingMarket other = new PopulationGroupingMarket(environment(one));
    SummaryStatistics[] expected = run(other.at(4000).kernel(), Outcome.create(other));

    for (int metric :
        List.of(
            Measures.PRICE_GAP,
            Measures.PRICE_ERROR_MARKET,
            Measures.EPS_UNIFORM,
            Measures.SURPLUS_LOSS,
            Measures.RATIONED_UNITS,
            Measures.RATIONED_AGENTS,
            Measures.TRADED_UNITS,
            Measures.MAX_SURPLUS,
            Measures.POOLED_SURPLUS_LOSS,
            Measures.GROUPING_COST)) {
      double error =
          Math.hypot(found[metric].getStandardDeviation(), expected[metric].getStandardDeviation())
              / Math.sqrt((double) found[metric].getN());
      assertThat(found[metric].getMean())
          .as(Measures.all().get(metric).name())
          .isEqualTo(expected[metric].getMean(), within(LARGEST_Z * error + 1e-12));
    }
  }

  private static SummaryStatistics[] run(Kernel kernel, Outcome outcome) {
    SummaryStatistics[] metrics = new SummaryStatistics[Measures.all().size()];
    Arrays.setAll(metrics, metric -> new SummaryStatistics());
    Streams streams = Streams.create(2, 4000);
    for (int replication = 0; replication < 3000; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < metrics.length; metric++) {
        metrics[metric].addValue(outcome.metric(metric));
      }
    }
    return metrics;
  }
}
