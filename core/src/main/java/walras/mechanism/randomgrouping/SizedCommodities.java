package walras.mechanism.randomgrouping;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;

/** Random grouping in several commodities with a given number of agents. */
final class SizedCommodities implements SizedMarket {

  private static final long serialVersionUID = 1L;

  private final CommoditiesMarket market;
  private final List<SizedGrouping> parts;
  private final CommoditiesLimits limits;

  SizedCommodities(CommoditiesMarket market, List<SizedGrouping> parts) {
    this.market = market;
    this.parts = parts;
    limits = new CommoditiesLimits(parts);
  }

  CommoditiesMarket market() {
    return market;
  }

  /** Returns each commodity. */
  List<SizedGrouping> parts() {
    return parts;
  }

  @Override
  public long agents() {
    return parts.get(0).agents();
  }

  @Override
  public Optional<Grouping> grouping() {
    return parts.get(0).grouping();
  }

  @Override
  public double centre(int metric, int state) {
    return limit(metric, state).orElse(0);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return limits.of(metric);
  }

  /** What one commodity leaves undefined, the maximum or sum over all does too. */
  @Override
  public Optional<String> undefined(int metric) {
    return parts.stream().flatMap(part -> part.undefined(metric).stream()).findFirst();
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    return parts.stream().flatMap(part -> part.expectedGiven(metric).stream()).findFirst();
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void describeLimits(Details details) {
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      details
          .at("limits")
          .put(Measures.all().get(metric).name(), limits.of(metric).orElse(Double.NaN));
    }
    for (int commodity = 0; commodity < parts.size(); commodity++) {
      Details own = details.at("commodities").at(market.names().get(commodity));
      parts.get(commodity).describeLimits(own);
    }
  }

  @Override
  public double nanosecondsPerReplication() {
    return parts.stream().mapToDouble(SizedGrouping::nanosecondsPerReplication).sum();
  }

  @Override
  public Kernel kernel() {
    return new CommoditiesKernel(this);
  }
}
