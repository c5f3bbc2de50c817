package walras.testkit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * A market whose first metric is the state plus a function of the controls plus noise, so its mean
 * in a state is the state; the other metrics are noise. The second control never varies and the
 * third is twice the first.
 *
 * @param metricCount the number of metrics
 * @param rare the prior of the first of two states
 * @param noise the standard deviation of the noise, where that of the rest is about one
 * @param broken the share of replications in which kernels throw what they may not
 */
public record ControlledMarket(int metricCount, double rare, double noise, double broken)
    implements Market {

  private static final double ROOT_12 = Math.sqrt(12);

  /** Returns a market with one metric that never breaks. */
  public static ControlledMarket of(double rare, double noise) {
    return new ControlledMarket(1, rare, noise, 0);
  }

  @Override
  public void describe(Details details) {
    details.put("rare", rare).put("noise", noise);
  }

  @Override
  public List<String> states() {
    return List.of("rare", "common");
  }

  @Override
  public List<Double> prior() {
    return List.of(rare, 1 - rare);
  }

  @Override
  public Granularity granularity() {
    return Granularity.every(1, 1_000_000);
  }

  @Override
  public List<Metric> metrics() {
    return Stream.concat(
            Stream.of("signal"), IntStream.range(1, metricCount).mapToObj(i -> "noise_" + i))
        .map(name -> new Metric(name, "1", "A draw.", Metric.Range.REAL, List.of()))
        .collect(Collectors.toUnmodifiableList());
  }

  @Override
  public List<String> controls() {
    return List.of("draw", "never", "twice", "square");
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public SizedMarket at(long agents) {
    return new Sized(this, agents);
  }

  private record Sized(ControlledMarket market, long agents) implements SizedMarket {

    @Override
    public Optional<Grouping> grouping() {
      return Optional.empty();
    }

    @Override
    public double centre(int metric, int state) {
      return 0;
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
    public void describeLimits(Details details) {
      details.put("agents", agents);
    }

    @Override
    public double nanosecondsPerReplication() {
      return 1_000;
    }

    @Override
    public Kernel kernel() {
      return new ControlledKernel(market);
    }
  }

  private record ControlledKernel(ControlledMarket market) implements Kernel {

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      Philox rng = streams.economy();
      if (rng.nextDouble() < market.broken()) {
        throw new IllegalStateException("broken");
      }
      if (rng.nextDouble() < 0.001) {
        throw new ReplicationFailure("unlucky");
      }
      outcome.state(rng.nextDouble() < market.rare() ? 0 : 1);
      double draw = ROOT_12 * (rng.nextDouble() - 0.5);
      outcome.control(0, draw);
      outcome.control(2, 2 * draw);
      outcome.control(3, draw * draw - 1);
      double explained = (1 + outcome.state()) * draw + 0.1 * (draw * draw - 1);
      for (int metric = 0; metric < market.metricCount(); metric++) {
        double noise = market.noise() * ROOT_12 * (rng.nextDouble() - 0.5);
        outcome.metric(metric, metric == 0 ? outcome.state() + explained + noise : noise);
      }
    }

    @Override
    public void describe(Details details) {
      details.put("metrics", (long) market.metricCount());
    }
  }
}
