package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.environment.Information;
import walras.kernel.Assumption;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;

/** The market game in one economy, with everything that does not depend on the size. */
final class MarketGameMarket implements Market {

  private static final long serialVersionUID = 1L;
  private static final Granularity SIZES = Granularity.every(2, 1_000_000_000_000_000L);

  private final Economy economy;
  private final FirstStage firstStage;
  private final Tolerances tolerances;
  private final OneStageRule oneStageRule;
  private final @Nullable ScanRange scan;
  private final OneStage oneStage;
  private final List<Benchmark> benchmarks;
  private final List<OneStageLimits> oneStageLimits;
  private final List<Information> information;
  private final List<PriceAsymptotics> asymptotics;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  /** Creates a market without a search whose benchmark makes the offers of a continuum. */
  MarketGameMarket(Economy economy, Tolerances tolerances, List<Assumption> assumptions) {
    this(economy, tolerances, OneStageRule.CONTINUUM, null, assumptions);
  }

  /**
   * Creates a market.
   *
   * @param scan the sizes in which to look for the one from which truth is an equilibrium, or null
   */
  MarketGameMarket(
      Economy economy,
      Tolerances tolerances,
      OneStageRule oneStageRule,
      @Nullable ScanRange scan,
      List<Assumption> assumptions) {
    this.economy = economy;
    this.tolerances = tolerances;
    this.oneStageRule = oneStageRule;
    this.scan = scan;
    this.assumptions = List.copyOf(assumptions);
    firstStage = new FirstStage(economy);
    benchmarks = new ArrayList<>();
    information = new ArrayList<>();
    asymptotics = new ArrayList<>();
    for (int z = 0; z < economy.states(); z++) {
      Benchmark benchmark = new Benchmark(economy, firstStage, z);
      benchmarks.add(benchmark);
      information.add(new Information(economy.model(), z));
      asymptotics.add(new PriceAsymptotics(economy, benchmark, z));
    }
    oneStage = OneStage.of(economy, benchmarks.stream().mapToDouble(Benchmark::price).toArray());
    oneStageLimits = new ArrayList<>();
    for (int z = 0; z < economy.states() && oneStage.missing().isEmpty(); z++) {
      oneStageLimits.add(OneStageLimits.of(economy, oneStage, z));
    }
    metrics = new MarketGameTheories(this).metrics();
  }

  Tolerances tolerances() {
    return tolerances;
  }

  /** Returns the sizes to be searched for the threshold, or null where none are given. */
  @Nullable ScanRange scan() {
    return scan;
  }

  /** Returns the gain of utility that counts as none, or NaN where none was given. */
  double eps() {
    return tolerances.eps() == null ? Double.NaN : tolerances.eps().doubleValue();
  }

  OneStageRule oneStageRule() {
    return oneStageRule;
  }

  /** Returns the one-stage benchmark with a continuum of agents. */
  OneStage oneStage() {
    return oneStage;
  }

  /** Returns the limits of the one-stage benchmark in a state, where the continuum has one. */
  OneStageLimits oneStageLimits(int state) {
    return oneStageLimits.get(state);
  }

  Economy economy() {
    return economy;
  }

  FirstStage firstStage() {
    return firstStage;
  }

  Benchmark benchmark(int state) {
    return benchmarks.get(state);
  }

  Information information(int state) {
    return information.get(state);
  }

  /** Returns the number of agents from which a wrong posterior no longer shows. */
  double settledFrom() {
    double least =
        information.size() == 1
            ? Double.POSITIVE_INFINITY
            : information.stream().mapToDouble(Information::leastChernoff).min().orElseThrow();
    return Math.ceil(PriceAsymptotics.settledFrom((1 - economy.eta()) * least));
  }

  PriceAsymptotics asymptotics(int state) {
    return asymptotics.get(state);
  }

  @Override
  public void describe(Details details) {
    economy.describe(details);
    tolerances.describe(details);
    oneStageRule.describe(details);
    if (scan != null) {
      scan.describe(details.at("scan"));
    }
  }

  @Override
  public List<String> states() {
    return economy.model().states();
  }

  @Override
  public List<Double> prior() {
    List<Double> prior = new ArrayList<>();
    for (int z = 0; z < economy.states(); z++) {
      prior.add(economy.model().prior(z));
    }
    return prior;
  }

  @Override
  public Granularity granularity() {
    return SIZES;
  }

  @Override
  public List<Metric> metrics() {
    return metrics;
  }

  @Override
  public List<Event> events() {
    return List.of(
        new Event(
            "stage_two_fallback",
            "Newton's method missed its certificate and the nested search solved stage 2"),
        new Event(
            "efficiency_fallback",
            "Newton's method did not end and bracketing found an efficiency gap or waste"));
  }

  @Override
  public List<String> controls() {
    return CountControls.names(economy.model());
  }

  @Override
  public List<Derived> derived() {
    List<Derived> derived = new ArrayList<>();
    IncentiveSearch.of(this).map(IncentiveSearch::quantity).ifPresent(derived::add);
    TheoremThree.of(this).map(TheoremThree::quantity).ifPresent(derived::add);
    return derived;
  }

  @Override
  public List<Assumption> assumptions() {
    return assumptions;
  }

  @Override
  public SizedMarket at(long agents) {
    if (!SIZES.admits(agents)) {
      throw new IllegalArgumentException("agents must lie in [2, 10^15], got " + agents);
    }
    return new SizedMarketGame(this, agents);
  }
}
