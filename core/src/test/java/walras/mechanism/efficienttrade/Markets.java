package walras.mechanism.efficienttrade;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.mechanism.efficienttrade.cutoff.Golden;
import walras.sampling.Streams;

/** Markets of the reference tables. */
final class Markets {

  static final List<BigDecimal> LEVELS =
      Stream.of("0.1", "0.3", "0.5", "0.7", "0.9").map(BigDecimal::new).toList();

  private Markets() {}

  static EfficientTradeMarket of(String law, String ownership, String beta, Simulation simulation) {
    List<BigDecimal> levels = simulation == Simulation.INTERIM ? LEVELS : List.of();
    return of(law, ownership, beta, simulation, levels);
  }

  static EfficientTradeMarket of(
      String law, String ownership, String beta, Simulation simulation, List<BigDecimal> levels) {
    return new EfficientTradeMarket(
        new Environment(
            Golden.law(law),
            Golden.ownership(ownership),
            new BigDecimal(beta),
            simulation,
            levels,
            null));
  }

  static SizedTrade at(EfficientTradeMarket market, long agents) {
    return (SizedTrade) market.at(agents);
  }

  static int index(EfficientTradeMarket market, String metric) {
    return market.metrics().stream().map(Metric::name).toList().indexOf(metric);
  }

  /** Mean and standard error of every metric, in columns. */
  static double[][] simulate(EfficientTradeMarket market, long agents, int replications) {
    int metrics = market.metrics().size();
    double[] sums = new double[metrics];
    double[] squares = new double[metrics];
    double[] first = new double[metrics];
    Streams streams = Streams.create(20261120, agents);
    Kernel kernel = market.at(agents).kernel();
    Outcome outcome = Outcome.create(market);
    for (int replication = 0; replication < replications; replication++) {
      streams.address(replication);
      outcome.clear();
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < metrics; metric++) {
        double value = outcome.metric(metric);
        first[metric] = replication == 0 ? value : first[metric];
        double shifted = value - first[metric];
        sums[metric] += shifted;
        squares[metric] += shifted * shifted;
      }
    }
    double[][] result = new double[2][metrics];
    for (int metric = 0; metric < metrics; metric++) {
      double mean = sums[metric] / replications;
      double variance = squares[metric] / replications - mean * mean;
      result[0][metric] = first[metric] + mean;
      result[1][metric] = Math.sqrt(Math.max(0, variance) / replications);
    }
    return result;
  }
}
