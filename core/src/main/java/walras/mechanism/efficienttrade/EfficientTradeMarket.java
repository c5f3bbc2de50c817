package walras.mechanism.efficienttrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import walras.kernel.Assumption;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;
import walras.mechanism.efficienttrade.cutoff.Ownership;

/** The mechanism in one environment: metrics that are drawn, then those that are not. */
final class EfficientTradeMarket implements Market {

  private static final long serialVersionUID = 1L;

  private final Environment environment;
  private final List<Measure> drawn;
  private final List<Measure> measures;
  private final List<Metric> metrics;
  private final Granularity sizes;
  private final List<Assumption> assumptions;
  private final SharedScan scan;

  /** The same whoever computes it. */
  private transient volatile @Nullable List<Constant> constants;

  EfficientTradeMarket(Environment environment) {
    this.environment = environment;
    Experiment experiment = Experiment.of(environment);
    drawn = experiment.measures();
    List<Measure> all = new ArrayList<>(drawn);
    constants().forEach(constant -> all.add(constant.measure()));
    measures = List.copyOf(all);
    metrics = measures.stream().map(Measure::metric).toList();
    sizes = upTo(environment.ownership().granularity(), experiment.mostAgents());
    assumptions = TradeChecks.of(environment);
    scan = new SharedScan(environment.types(), environment.ownership());
  }

  private static Granularity upTo(Granularity admitted, long most) {
    long largest = Math.min(admitted.largest(), most / admitted.step() * admitted.step());
    return new Granularity(
        admitted.smallest(), Math.max(admitted.smallest(), largest), admitted.step());
  }

  Environment environment() {
    return environment;
  }

  /** Returns the number of metrics that draws decide; the others follow them. */
  int drawn() {
    return drawn.size();
  }

  /** Returns the metrics that no draw decides. */
  List<Constant> constants() {
    List<Constant> known = constants;
    if (known == null) {
      known = Constants.of(environment);
      constants = known;
    }
    return known;
  }

  Measure measure(int metric) {
    return measures.get(metric);
  }

  @Override
  public void describe(Details details) {
    environment.describe(details);
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
  public Granularity granularity() {
    return sizes;
  }

  @Override
  public Optional<String> sizesBecause() {
    return environment.ownership() instanceof Ownership.Explicit
        ? Optional.of("as many as ownership.shares lists")
        : Optional.empty();
  }

  @Override
  public List<Metric> metrics() {
    return metrics;
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public List<Derived> derived() {
    List<Derived> derived = new ArrayList<>(Experiment.of(environment).derived());
    if (!(environment.ownership() instanceof Ownership.Explicit)) {
      derived.addAll(SizeSearch.all(scan, environment.interdependence()));
    }
    return List.copyOf(derived);
  }

  @Override
  public List<Assumption> assumptions() {
    return assumptions;
  }

  @Override
  public SizedMarket at(long agents) {
    if (!sizes.admits(agents)) {
      throw new IllegalArgumentException(
          "agents must be a multiple of %d in [%d, %d], got %d"
              .formatted(sizes.step(), sizes.smallest(), sizes.largest(), agents));
    }
    return new SizedTrade(this, agents);
  }
}
