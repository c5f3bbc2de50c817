package walras.testkit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
 * A market without economics: every metric is the state's centre plus a draw that shrinks with the
 * size, so that engines and statistics can be tested without a mechanism.
 *
 * @param states names of the states, equally likely
 * @param metricCount the number of metrics
 * @param failureShare the share of replications that fail
 * @param nanoseconds the declared cost
 */
public record ToyMarket(
    List<String> states, int metricCount, double failureShare, double nanoseconds)
    implements Market {

  /** Returns a market with two states that never fails. */
  public static ToyMarket of(int metricCount) {
    return new ToyMarket(List.of("low", "high"), metricCount, 0, 2_000);
  }

  @Override
  public void describe(Details details) {
    details.put("states", states).put("metrics", (long) metricCount);
    details.put("failures", failureShare);
  }

  @Override
  public List<Double> prior() {
    return states.stream().map(state -> 1.0 / states.size()).toList();
  }

  @Override
  public Granularity granularity() {
    return Granularity.every(1, 1_000_000_000_000_000L);
  }

  @Override
  public List<Metric> metrics() {
    return IntStream.range(0, metricCount)
        .mapToObj(
            i ->
                new Metric(
                    "metric_" + i, "1", "A draw around the state.", Metric.Range.REAL, List.of()))
        .toList();
  }

  @Override
  public List<Event> events() {
    return List.of(new Event("large_draw", "A draw exceeded 0.9."));
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public SizedMarket at(long agents) {
    return new Sized(this, agents);
  }

  private record Sized(ToyMarket market, long agents) implements SizedMarket {

    @Override
    public Optional<Grouping> grouping() {
      return Optional.empty();
    }

    @Override
    public double centre(int metric, int state) {
      return state;
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
      return market.nanoseconds();
    }

    @Override
    public Kernel kernel() {
      return new ToyKernel(this);
    }
  }

  private record ToyKernel(Sized sized) implements Kernel {

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      Philox rng = streams.economy();
      outcome.state(rng.nextInt(sized.market().states().size()));
      if (rng.nextDouble() < sized.market().failureShare()) {
        throw new ReplicationFailure("solver did not converge");
      }
      for (int metric = 0; metric < sized.market().metricCount(); metric++) {
        double draw = rng.nextDouble() + rng.nextDouble() - 1;
        if (draw > 0.9) {
          outcome.count(0);
        }
        outcome.metric(metric, outcome.state() + draw / Math.sqrt((double) sized.agents()));
      }
    }

    @Override
    public void describe(Details details) {
      details.put("agents", sized.agents());
    }
  }
}
