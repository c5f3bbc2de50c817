package walras.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Assumption;
import walras.kernel.Decay;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.SizedMarket;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.sampling.Streams;

/**
 * A market with one gap, whose mean is {@code N^-1/2} up to 10,000 agents and {@code 100/N} from
 * there on.
 *
 * @param exponents what theory says: one for all sizes, or one for each side of the change
 */
record RegimesMarket(List<Double> exponents) implements Market {

  private static final long CHANGE = 10_000;
  private static final double SPREAD = 0.02;

  /** Copies the list. */
  RegimesMarket {
    exponents = List.copyOf(exponents);
  }

  @Override
  public void describe(Details details) {
    details.put("exponents", exponents.stream().mapToDouble(Double::doubleValue).toArray());
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
    return Granularity.every(1, 1_000_000_000);
  }

  @Override
  public List<Metric> metrics() {
    List<Theory> theories = new ArrayList<>();
    double from = 100;
    for (int i = 0; i < exponents.size(); i++) {
      boolean last = i == exponents.size() - 1;
      double to = last ? Double.POSITIVE_INFINITY : (double) CHANGE;
      theories.add(theory(exponents.get(i), from, to));
      from = to;
    }
    return List.of(new Metric("gap", "1", "A gap.", Metric.Range.NONNEGATIVE, theories));
  }

  private static Theory theory(double exponent, double from, double to) {
    Decay decay = new Decay.Power(exponent, null);
    return new Theory(Statistic.MEAN, null, decay, from, to, Theory.Source.DERIVED, "this test");
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
    return new Sized(agents);
  }

  private record Sized(long agents) implements SizedMarket {

    @Override
    public Optional<Grouping> grouping() {
      return Optional.empty();
    }

    @Override
    public double centre(int metric, int state) {
      return 0;
    }

    @Override
    public OptionalDouble limit(int metric, int state) {
      return OptionalDouble.of(0);
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
      double size = (double) agents;
      return new GapKernel(
          agents <= CHANGE ? 1 / Math.sqrt(size) : Math.sqrt((double) CHANGE) / size);
    }
  }

  private record GapKernel(double mean) implements Kernel {

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      outcome.state(0);
      double draw = streams.economy().nextDouble() - 0.5;
      outcome.metric(0, mean * (1 + SPREAD * draw));
    }

    @Override
    public void describe(Details details) {}
  }
}
