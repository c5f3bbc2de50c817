package walras.mechanism.randomgrouping;

import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Outcome;
import walras.kernel.SizedMarket;
import walras.sampling.Streams;

/** What replications of a market give, metric by metric. */
final class Replications {

  private static final long SEED = 20261121;

  private Replications() {}

  static SummaryStatistics[] run(Market market, long perGroup, int times) {
    SummaryStatistics[] statistics =
        Stream.generate(SummaryStatistics::new)
            .limit(Measures.all().size())
            .toArray(SummaryStatistics[]::new);
    outcomes(market, perGroup, times)
        .forEach(
            outcome -> {
              for (int metric = 0; metric < statistics.length; metric++) {
                statistics[metric].addValue(outcome.metric(metric));
              }
            });
    return statistics;
  }

  /** Returns the outcomes of replications one after the other; the next one overwrites it. */
  static Stream<Outcome> outcomes(Market market, long perGroup, int times) {
    SizedMarket sized = market.at(4 * perGroup);
    Kernel kernel = sized.kernel();
    Streams streams = Streams.create(SEED, sized.agents());
    Outcome outcome = Outcome.create(market);
    return Stream.iterate(0, replication -> replication < times, replication -> replication + 1)
        .map(
            replication -> {
              streams.address(replication);
              outcome.clear();
              kernel.replicate(streams, outcome);
              return outcome;
            });
  }

  static double error(SummaryStatistics statistics) {
    return statistics.getStandardDeviation() / Math.sqrt((double) statistics.getN());
  }
}
