package walras.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.kernel.SizedMarket;
import walras.sampling.Streams;

/** The smallest market with all that travels: states, metrics, events and failures. */
record CoinMarket(double failureRate, Object note) implements Market {

  /** The size at which the first attempt of every task fails. */
  static final long UNLUCKY = 13;

  CoinMarket(double failureRate) {
    this(failureRate, "");
  }

  @Override
  public void describe(Details details) {
    details.put("failures", failureRate);
  }

  @Override
  public List<String> states() {
    return List.of("low", "high");
  }

  @Override
  public List<Double> prior() {
    return List.of(0.5, 0.5);
  }

  @Override
  public Granularity granularity() {
    return Granularity.every(1, 1_000_000_000);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        new Metric("share", "1", "Share of agents that trade.", Metric.Range.REAL, List.of()),
        new Metric("price", "money", "Price at which they trade.", Metric.Range.REAL, List.of()));
  }

  @Override
  public List<Event> events() {
    return List.of(new Event("dear", "The price exceeded two."));
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public SizedMarket at(long agents) {
    return new Sized(failureRate, agents);
  }

  /** The market at one size. */
  record Sized(double failureRate, long agents) implements SizedMarket {

    @Override
    public Optional<Grouping> grouping() {
      return Optional.empty();
    }

    @Override
    public double centre(int metric, int state) {
      return metric;
    }

    @Override
    public Optional<String> undefined(int metric) {
      return Optional.empty();
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public void describeLimits(Details details) {}

    @Override
    public double nanosecondsPerReplication() {
      return 100;
    }

    @Override
    public Kernel kernel() {
      if (agents < 0) {
        throw new IllegalArgumentException("a market must have agents, got " + agents);
      }
      TaskContext task = TaskContext.get();
      if (agents == UNLUCKY && task != null && task.attemptNumber() == 0) {
        throw new IllegalStateException("the first attempt of every task fails");
      }
      return new CoinKernel(failureRate);
    }
  }

  private record CoinKernel(double failureRate) implements Kernel {

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      double draw = streams.economy().nextDouble();
      if (draw < failureRate) {
        throw new ReplicationFailure("coin stands on its edge");
      }
      double price = streams.lotteries().nextDouble() / draw;
      outcome.state(draw < 0.5 ? 0 : 1);
      outcome.metric(0, draw);
      outcome.metric(1, price);
      if (price > 2) {
        outcome.count(0);
      }
    }

    @Override
    public void describe(Details details) {}
  }
}
