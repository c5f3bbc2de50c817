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
 * A market with a gap, whose mean is {@code N^-1/2} up to 10,000 agents and {@code 100/N} from
 * there on, a level that theory calls constant and a balance that it calls zero.
 *
 * @param exponents what theory says of the gap: one for all sizes, or one for each side of the
 *     change
 * @param growth the exponent by which the level grows in truth
 * @param excess the mean of the balance in truth
 */
record RegimesMarket(List<Double> exponents, double growth, double excess) implements Market {

  private static final long CHANGE = 10_000;
  private static final double SPREAD = 0.02;

  /** Copies the list. */
  RegimesMarket {
    exponents = List.copyOf(exponents);
  }

  @Override
  public void describe(Details details) {
    details.put("exponents", exponents.stream().mapToDouble(Double::doubleValue).toArray());
    details.put("growth", growth).put("excess", excess);
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
      theories.add(theory(new Decay.Power(exponents.get(i), null), from, to));
      from = to;
    }
    return List.of(
        new Metric("gap", "1", "A gap.", Metric.Range.NONNEGATIVE, theories),
        steady("level", new Decay.Constant()),
        steady("balance", new Decay.Zero()));
  }

  private static Metric steady(String name, Decay decay) {
    List<Theory> theories = List.of(theory(decay, 100, Double.POSITIVE_INFINITY));
    return new Metric(name, "1", "Does not change.", Metric.Range.REAL, theories);
  }

  private static Theory theory(Decay decay, double from, double to) {
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
    return new Sized(this, agents);
  }

  private record Sized(RegimesMarket market, long agents) implements SizedMarket {

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
      return metric == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
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
      double gap = agents <= CHANGE ? 1 / Math.sqrt(size) : Math.sqrt((double) CHANGE) / size;
      double level = StrictMath.pow(size, market.growth());
      return new NoisyKernel(gap, level, market.excess());
    }
  }

  private record NoisyKernel(double gap, double level, double balance) implements Kernel {

    @Override
    public void replicate(Streams streams, Outcome outcome) {
      outcome.state(0);
      outcome.metric(0, gap * (1 + noise(streams)));
      outcome.metric(1, level * (1 + noise(streams)));
      outcome.metric(2, balance + noise(streams));
    }

    private static double noise(Streams streams) {
      return SPREAD * (streams.economy().nextDouble() - 0.5);
    }

    @Override
    public void describe(Details details) {}
  }
}
