package walras.mechanism.randomgrouping.bundles;

import java.util.List;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;

/** Random grouping for bundles in one environment, with all that does not depend on the size. */
final class BundleMarket implements Market {

  private static final long serialVersionUID = 1L;
  private static final int AGENTS_PER_PAIR = 4;
  private static final Granularity SIZES =
      new Granularity(AGENTS_PER_PAIR, 1_000_000_000_000_000L, AGENTS_PER_PAIR);

  private final Tables tables;
  private final Competitive competitive;
  private final FluidLimit fluid;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  BundleMarket(Environment environment) {
    tables = new Tables(environment);
    competitive = Competitive.of(tables.dual, tables.sellers, tables.buyers);
    fluid = new FluidLimit(tables);
    metrics = new BundleTheories(tables, fluid).metrics();
    assumptions = BundleChecks.of(this);
  }

  Tables tables() {
    return tables;
  }

  Competitive competitive() {
    return competitive;
  }

  FluidLimit fluid() {
    return fluid;
  }

  @Override
  public void describe(Details details) {
    tables.environment.describe(details);
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
    return SIZES;
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
  public List<Assumption> assumptions() {
    return assumptions;
  }

  @Override
  public SizedMarket at(long agents) {
    if (!SIZES.admits(agents)) {
      throw new IllegalArgumentException(
          "agents must be a multiple of 4 in [4, 10^15], got " + agents);
    }
    return new SizedBundles(this, agents / AGENTS_PER_PAIR);
  }
}
