package walras.mechanism.randomgrouping;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;
import walras.sampling.Streams;

/** Populations as they are used: large, exact on the grid, on other machines. */
class PopulationRunTest {

  private static final int TYPES = 10_000;
  private static final long OF_EACH = 50;

  /** A million agents with ten thousand costs and values. */
  private static PopulationGroupingMarket million() {
    double[] costs = new double[TYPES];
    double[] values = new double[TYPES];
    long[] counts = new long[TYPES];
    for (int type = 0; type < TYPES; type++) {
      costs[type] = (type + 0.37) / TYPES;
      values[type] = (type + 0.61) / TYPES;
      counts[type] = OF_EACH;
    }
    return new PopulationGroupingMarket(
        new PopulationEnvironment(
            new Grid(20_000, TieRule.MAX, PriceRule.MIDDLE),
            new Population("ab", 2 * TYPES * OF_EACH, costs, counts, values, counts),
            new BigDecimal("0.001")));
  }

  @Test
  void groupingAMillionAgentsAllocatesNothing() {
    PopulationGroupingMarket market = million();
    Kernel kernel = market.at(1_000_000).kernel();
    Streams streams = Streams.create(1, 1_000_000);
    Outcome outcome = Outcome.create(market);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int replication = 0; replication < 10_000; replication++) {
      if (replication == 5_000) {
        allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      }
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
    }
    long during = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;

    assertThat(during / 5_000).as("bytes per replication").isLessThan(200);
  }

  @Test
  void replicationsAreTheSameAfterTravellingAndInAnyOrder()
      throws IOException, ClassNotFoundException {
    PopulationGroupingMarket market = million();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
      output.writeObject(market.at(1_000_000));
    }
    SizedPopulation travelled;
    try (ObjectInputStream input =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      travelled = (SizedPopulation) input.readObject();
    }
    Kernel here = market.at(1_000_000).kernel();
    Kernel there = travelled.kernel();
    Streams streams = Streams.create(1, 1_000_000);
    Outcome outcome = Outcome.create(market);
    Outcome other = Outcome.create(market);
    for (int replication = 200; replication > 0; replication--) {
      streams.address(7);
      there.replicate(streams, other);
      streams.address(replication);
      outcome.clear();
      here.replicate(streams, outcome);
      other.clear();
      streams.address(replication);
      there.replicate(streams, other);
      for (int metric = 0; metric < Measures.all().size(); metric++) {
        assertThat(Double.compare(other.metric(metric), outcome.metric(metric))).isZero();
      }
      assertThat(other.profile().size()).isEqualTo(outcome.profile().size());
      for (int range = 0; range < outcome.profile().size(); range++) {
        assertThat(other.profile().from(range)).isEqualTo(outcome.profile().from(range));
        assertThat(other.profile().probability(range))
            .isEqualTo(outcome.profile().probability(range));
      }
    }
  }

  @Test
  void amountsMeetTheGridAsDecimals() {
    UniformRandomProvider rng = Streams.create(3, 0).economy();
    for (int i = 0; i < 20_000; i++) {
      BigDecimal decimal = BigDecimal.valueOf(rng.nextInt(-100_000, 1_100_000), rng.nextInt(3, 7));
      int steps = i % 2 == 0 ? (int) Math.pow(10, rng.nextInt(7)) : rng.nextInt(1, 1_000_000);
      for (TieRule tie : TieRule.values()) {
        Grid grid = new Grid(steps, tie, PriceRule.MIDDLE);
        double amount = decimal.doubleValue();
        assertThat(PopulationThresholds.of(Side.SELLER, amount, grid))
            .isEqualTo(tie.supply(decimal, steps));
        assertThat(PopulationThresholds.of(Side.BUYER, amount, grid))
            .isEqualTo(tie.demand(decimal, steps));
      }
    }
  }
}
