package walras.testkit;

import java.util.List;
import java.util.Optional;
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
import walras.kernel.ShardBuffers;
import walras.kernel.SizedMarket;
import walras.kernel.StreamedKernel;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Agents with uniform signals, of whom the kernel looks at every thousandth: their mean, and in a
 * second pass the mean distance from it. Sums are plain, so they show the order of merging.
 *
 * @param failsAbove the mean above which a replication fails
 * @param shardFailsAbove the mean beyond what all share above which it fails within a shard
 */
public record StreamedMarket(double failsAbove, double shardFailsAbove) implements Market {

  private static final int LOOKED_AT = (int) (StreamedKernel.SHARD / 1000);

  /** Creates a market that fails between passes only. */
  public StreamedMarket(double failsAbove) {
    this(failsAbove, Double.POSITIVE_INFINITY);
  }

  @Override
  public void describe(Details details) {
    details.put("fails-above", failsAbove);
  }

  @Override
  public List<String> states() {
    return List.of("only");
  }

  @Override
  public List<Double> prior() {
    return List.of(1.0);
  }

  @Override
  public Granularity granularity() {
    return Granularity.every(StreamedKernel.SHARD, StreamedKernel.SHARD << 20);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        new Metric("mean", "1", "Mean.", Metric.Range.REAL, List.of()),
        new Metric("distance", "1", "Mean distance from it.", Metric.Range.REAL, List.of()));
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

  private record Sized(StreamedMarket market, long agents) implements SizedMarket {

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
      return 5e6;
    }

    @Override
    public long shards() {
      return StreamedKernel.shards(agents);
    }

    @Override
    public Kernel kernel() {
      return new Passes(this);
    }
  }

  private record Passes(Sized sized) implements StreamedKernel {

    @Override
    public long shards() {
      return StreamedKernel.shards(sized.agents());
    }

    @Override
    public int stateLength() {
      return 4;
    }

    @Override
    public int partialLength() {
      return 1;
    }

    @Override
    public void begin(Streams streams, double[] state) {
      state[0] = streams.economy().nextDouble();
    }

    @Override
    public void pass(double[] state, Streams streams, long shard, double[] partial) {
      Philox rng = streams.shard(shard);
      double sum = 0;
      for (int agent = 0; agent < LOOKED_AT; agent++) {
        double signal = state[0] + rng.nextDouble();
        sum += state[1] == 0 ? signal : Math.abs(signal - state[2]);
      }
      if (state[1] == 0 && sum / LOOKED_AT - state[0] > sized.market().shardFailsAbove()) {
        throw new ReplicationFailure("shard %d is too large".formatted(shard));
      }
      partial[0] = sum;
    }

    @Override
    public void merge(double[] state, double[] partial, double[] next) {
      partial[0] += next[0];
    }

    @Override
    public boolean advance(double[] state, double[] merged) {
      double mean = merged[0] / ((double) shards() * LOOKED_AT);
      state[2 + (int) state[1]] = mean;
      state[1]++;
      if (mean > sized.market().failsAbove()) {
        throw new ReplicationFailure("the mean is too large");
      }
      return state[1] < 2;
    }

    @Override
    public void write(double[] state, Outcome outcome) {
      outcome.metric(0, state[2]);
      outcome.metric(1, state[3]);
    }

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      replicate(streams, outcome, ShardBuffers.of(this));
    }

    @Override
    public void describe(Details details) {
      details.put("agents", sized.agents());
    }
  }
}
