package walras.mechanism.efficienttrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** Replications leave nothing for the garbage collector. */
class AllocationTest {

  private static final int REPLICATIONS = 5_000;
  private static final long AGENTS = 12;

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource({
    "uniform_0_1, equal, ORDER_STATISTICS",
    "power_5, replicate_50_30_20, ORDER_STATISTICS",
    "beta_2_5, one_owner, ORDER_STATISTICS",
    "paper_sine, equal, ORDER_STATISTICS",
    "truncnorm_0_1, equal, ORDER_STATISTICS",
    "triangle, two_owners, ORDER_STATISTICS",
    "uniform_0_1, equal, PROFILE",
    "uniform_0_1, replicate_50_30_20, INTERIM",
    "truncexp_1_5, equal, INTERIM",
    "uniform_0_1, equal, POSTED_PRICE"
  })
  void replicationsAllocateNothing(String law, String ownership, Simulation simulation) {
    EfficientTradeMarket market = Markets.of(law, ownership, "1", simulation);
    Kernel kernel = market.at(AGENTS).kernel();
    Streams streams = Streams.create(1, AGENTS);
    Outcome outcome = Outcome.create(market);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int replication = 0; replication < 2 * REPLICATIONS; replication++) {
      if (replication == REPLICATIONS) {
        before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      }
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
    }
    long during = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(during / REPLICATIONS).as("bytes per replication").isZero();
  }
}
