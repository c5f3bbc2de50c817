package walras.mechanism.efficienttrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Expectation;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;
import walras.mechanism.efficienttrade.cutoff.Owners;
import walras.mechanism.efficienttrade.types.TypeLaw;

/** The mechanism in one environment with a given number of agents. */
final class SizedTrade implements SizedMarket {

  private static final long serialVersionUID = 1L;

  private static final double ROUNDING = 8 * 0x1.0p-53;

  private final EfficientTradeMarket market;
  private final Owners owners;

  SizedTrade(EfficientTradeMarket market, long agents) {
    this.market = market;
    owners = market.environment().ownership().at(agents);
  }

  Environment environment() {
    return market.environment();
  }

  Owners owners() {
    return owners;
  }

  /** Returns K, what an agent values the good by per unit of the own type. */
  double factor() {
    return 1 + environment().interdependence() / (double) agents();
  }

  /** Returns the rounding of a sum of types and transfers: a few units in the last place. */
  double rounding() {
    TypeLaw types = environment().types();
    double largest = Math.max(Math.abs(types.lower()), Math.abs(types.upper()));
    return ROUNDING * (1 + environment().interdependence()) * largest;
  }

  @Override
  public long agents() {
    return owners.agents();
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.empty();
  }

  @Override
  public double centre(int metric, int state) {
    return market.measure(metric).centre();
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    Double limit = market.measure(metric).limit();
    return limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit);
  }

  @Override
  public double resolution(int metric, int state) {
    return metric < market.drawn()
        ? Experiment.of(environment()).resolution(this, metric)
        : Math.ulp(centre(metric, state));
  }

  @Override
  public Optional<String> undefined(int metric) {
    return metric < market.drawn()
        ? Experiment.of(environment()).undefined(this, metric)
        : Optional.empty();
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void describeLimits(Details details) {
    TradeLimits.describe(new Numbers(this), details);
  }

  @Override
  public double nanosecondsPerReplication() {
    return Experiment.of(environment()).nanoseconds(this);
  }

  @Override
  public Kernel kernel() {
    return new TradeKernel(Experiment.of(environment()).kernel(this), market.drawn(), constants());
  }

  /** Computes the metrics that no draw decides, in their order. */
  double[] constants() {
    Numbers numbers = new Numbers(this);
    return market.constants().stream()
        .mapToDouble(constant -> constant.value().applyAsDouble(numbers))
        .toArray();
  }

  @Override
  public List<Expectation> expectations() {
    Numbers numbers = new Numbers(this);
    List<Expectation> known = new ArrayList<>(Experiment.of(environment()).expectations(numbers));
    int metric = market.drawn();
    for (Constant constant : market.constants()) {
      known.add(new Expectation(metric++, 0, constant.deviation().applyAsDouble(numbers), 0));
    }
    return known;
  }
}
