package walras.mechanism.randomgrouping;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;

/**
 * Random grouping of agents who trade several commodities, each with its own laws. Costs and values
 * are independent across commodities and payoffs add up, so each commodity is a market of its own
 * on the same grid; the agents and their order of service are common. Immutable.
 */
final class CommoditiesMarket implements Market {

  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final List<RandomGroupingMarket> parts;
  private final List<Metric> metrics;

  private CommoditiesMarket(List<String> names, List<RandomGroupingMarket> parts) {
    this.names = names;
    this.parts = parts;
    metrics = new CommoditiesTheories(parts).metrics();
  }

  static CommoditiesMarket of(List<String> names, List<Environment> commodities) {
    return new CommoditiesMarket(
        List.copyOf(names), commodities.stream().map(RandomGroupingMarket::new).toList());
  }

  List<String> names() {
    return names;
  }

  /** Returns the market of each commodity. */
  List<RandomGroupingMarket> parts() {
    return parts;
  }

  /** Returns the environment of one commodity, for what is common to all. */
  Environment common() {
    return parts.get(0).environment();
  }

  @Override
  public void describe(Details details) {
    common().grid().describe(details);
    common().describeCommon(details);
    details.put("order", names);
    for (int commodity = 0; commodity < parts.size(); commodity++) {
      Details own = details.at("commodities").at(names.get(commodity));
      parts.get(commodity).environment().describeLaws(own);
    }
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
    return parts.get(0).granularity();
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
    List<Assumption> assumptions = new ArrayList<>();
    for (int commodity = 0; commodity < parts.size(); commodity++) {
      String name = names.get(commodity);
      for (Assumption own : parts.get(commodity).assumptions()) {
        assumptions.add(
            new Assumption("%s: %s".formatted(name, own.name()), own.holds(), own.finding()));
      }
    }
    return assumptions;
  }

  @Override
  public SizedMarket at(long agents) {
    return new SizedCommodities(
        this, parts.stream().map(part -> (SizedGrouping) part.at(agents)).toList());
  }
}
