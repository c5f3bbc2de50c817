package walras.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import walras.kernel.Assumption;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Finding;
import walras.kernel.Granularity;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.kernel.Search;
import walras.kernel.SizedMarket;
import walras.sampling.Streams;

/** A market in which one replication in a hundred goes wrong. */
record TroubleMarket(String kernel) implements Market {

  private static final double SHARE = 0.01;

  @Override
  public void describe(Details details) {
    details.put("kernel", kernel);
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
    return Granularity.every(1, 1_000_000);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(new Metric("draw", "1", "A draw.", Metric.Range.REAL, List.of()));
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public List<Derived> derived() {
    return kernel.equals("searches")
        ? List.of(new Derived("found", "1", "A search.", new Derived.Searched(new TroubleSearch())))
        : List.of();
  }

  private record TroubleSearch() implements Search {

    private static final long serialVersionUID = 1L;

    @Override
    public String text() {
      return "something";
    }

    @Override
    public String manner() {
      return "looking";
    }

    @Override
    public double nanoseconds() {
      return 1;
    }

    @Override
    public Finding run(LongFunction<Streams> streams) {
      throw new ReplicationFailure("nothing is there");
    }
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public SizedMarket at(long agents) {
    return new Sized(kernel, agents);
  }

  private record Sized(String kernelName, long agents) implements SizedMarket {

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
    public void describeLimits(Details details) {}

    @Override
    public double nanosecondsPerReplication() {
      return 100;
    }

    @Override
    public Kernel kernel() {
      return new TroubleKernel(kernelName);
    }
  }

  private record TroubleKernel(String name) implements Kernel {

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      double draw = streams.economy().nextDouble();
      outcome.state(0);
      if (draw < SHARE) {
        goWrong();
      }
      outcome.metric(0, draw);
    }

    private void goWrong() {
      switch (name) {
        case "works", "searches" -> {}
        case "fails" -> throw new ReplicationFailure("no price clears the market");
        case "throws" -> throw new IllegalStateException("no such village\nbut a second line");
        case "exits" -> System.exit(3);
        case "overflows" -> throw new StackOverflowError();
        default -> throw new OutOfMemoryError("Java heap space");
      }
    }

    @Override
    public void describe(Details details) {}
  }
}
