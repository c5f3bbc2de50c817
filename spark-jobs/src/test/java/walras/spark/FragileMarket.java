package walras.spark;

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
import walras.kernel.SizedMarket;
import walras.sampling.Streams;

/**
 * The smallest market with tasks that suffer {@link Faults}. It declares a thousand times what a
 * replication costs, so that a block is one replication and a round a fraction of a second.
 */
record FragileMarket(CoinMarket coins) implements Market {

  @Override
  public void describe(Details details) {
    coins.describe(details);
  }

  @Override
  public List<String> states() {
    return coins.states();
  }

  @Override
  public List<Double> prior() {
    return coins.prior();
  }

  @Override
  public Granularity granularity() {
    return coins.granularity();
  }

  @Override
  public List<Metric> metrics() {
    return coins.metrics();
  }

  @Override
  public List<Event> events() {
    return coins.events();
  }

  @Override
  public List<Assumption> assumptions() {
    return coins.assumptions();
  }

  @Override
  public SizedMarket at(long agents) {
    return new Sized(coins.at(agents));
  }

  private record Sized(SizedMarket coins) implements SizedMarket {

    private static final double DECLARED_NANOSECONDS = 2e7;

    @Override
    public long agents() {
      return coins.agents();
    }

    @Override
    public Optional<Grouping> grouping() {
      return coins.grouping();
    }

    @Override
    public double centre(int metric, int state) {
      return coins.centre(metric, state);
    }

    @Override
    public Optional<String> undefined(int metric) {
      return coins.undefined(metric);
    }

    @Override
    public List<String> warnings() {
      return coins.warnings();
    }

    @Override
    public void describeLimits(Details details) {
      coins.describeLimits(details);
    }

    @Override
    public double nanosecondsPerReplication() {
      return DECLARED_NANOSECONDS;
    }

    @Override
    public Kernel kernel() {
      Faults.suffer();
      return new SlowKernel(coins.kernel());
    }
  }

  /** Tosses the coins of a replication among many that do not count. */
  private record SlowKernel(Kernel coins) implements Kernel {

    private static final int TOSSES = 500;

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      for (int toss = 0; toss < TOSSES; toss++) {
        boolean unused = streams.lotteries().nextDouble() < 0.5;
      }
      streams.rewind();
      coins.replicate(streams, outcome);
    }

    @Override
    public void describe(Details details) {
      coins.describe(details);
    }
  }
}
