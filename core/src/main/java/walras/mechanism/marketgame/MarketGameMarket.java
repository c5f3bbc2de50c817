package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Assumption;
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
  private final List<Benchmark> benchmarks;
  private final List<Information> information;
  private final List<PriceAsymptotics> asymptotics;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  MarketGameMarket(Economy economy, List<Assumption> assumptions) {
    this.economy = economy;
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
    metrics = new MarketGameTheories(this).metrics();
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

  PriceAsymptotics asymptotics(int state) {
    return asymptotics.get(state);
  }

  @Override
  public void describe(Details details) {
    economy.describe(details);
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
            "Newton's method missed its certificate and the nested search solved stage 2"));
  }

  @Override
  public List<String> controls() {
    return CountControls.names(economy.model());
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
