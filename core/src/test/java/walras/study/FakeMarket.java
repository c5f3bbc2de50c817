package walras.study;

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
import walras.kernel.SizedMarket;

/**
 * A market that does nothing: it has sizes, what was read for it, and groups of n sellers and n
 * buyers unless their number is 0.
 */
record FakeMarket(Granularity granularity, long groups, List<Double> read) implements Market {

  @Override
  public void describe(Details details) {
    details.put("groups", groups);
    details.put("read", read.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public List<String> states() {
    return List.of("");
  }

  @Override
  public List<Double> prior() {
    return List.of(1.0);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(new Metric("turnover", "1", "Nothing.", Metric.Range.REAL, List.of()));
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
    if (!granularity.admits(agents)) {
      throw new IllegalArgumentException("size is not admitted, got " + agents);
    }
    return new Sized(agents, groups);
  }

  /** The market at a size. */
  record Sized(long agents, long groups) implements SizedMarket {

    @Override
    public Optional<Grouping> grouping() {
      return groups == 0
          ? Optional.empty()
          : Optional.of(new Grouping(groups, agents / (2 * groups)));
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
      return 1;
    }

    @Override
    public Kernel kernel() {
      throw new UnsupportedOperationException();
    }
  }
}
