package walras.contrast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;

/**
 * Two markets at one size, simulated with the same draws: its metrics are the differences between
 * theirs, so that their standard errors are those of paired samples.
 *
 * <p>Where both have the same states with the same prior, those are the states of the pair, and a
 * replication in which the drawn states differ fails. Otherwise there is one unnamed state.
 *
 * @param of the first market
 * @param minus the market that is subtracted
 * @param compared the metrics that both have and whose differences are taken
 */
public record PairedMarket(Side of, Side minus, List<PairedMetric> compared) implements Market {

  /** Copies the list and checks that sizes agree. */
  public PairedMarket {
    compared = List.copyOf(compared);
    if (of.sized().agents() != minus.sized().agents()) {
      throw new IllegalArgumentException(
          "sides must have the same size, got %d and %d"
              .formatted(of.sized().agents(), minus.sized().agents()));
    }
  }

  /** Returns the metrics that two markets have in common, in the order of the first. */
  public static List<PairedMetric> common(Market of, Market minus) {
    List<String> names = minus.metrics().stream().map(Metric::name).toList();
    List<PairedMetric> common = new ArrayList<>();
    for (int left = 0; left < of.metrics().size(); left++) {
      int right = names.indexOf(of.metrics().get(left).name());
      if (right >= 0) {
        common.add(new PairedMetric(left, right));
      }
    }
    return List.copyOf(common);
  }

  /** Tells whether both markets have the same states, which then are those of the pair. */
  public boolean hasCommonStates() {
    return of.hasStatesOf(minus);
  }

  @Override
  public void describe(Details details) {
    of.market().describe(details.at("of"));
    minus.market().describe(details.at("minus"));
  }

  @Override
  public List<String> states() {
    return hasCommonStates() ? of.market().states() : List.of("");
  }

  @Override
  public List<Double> prior() {
    return hasCommonStates() ? of.market().prior() : List.of(1.0);
  }

  @Override
  public Granularity granularity() {
    long agents = of.sized().agents();
    return new Granularity(agents, agents, agents);
  }

  @Override
  public List<Metric> metrics() {
    return compared.stream().map(pair -> difference(of.market().metrics().get(pair.of()))).toList();
  }

  private static Metric difference(Metric metric) {
    return new Metric(
        metric.name(),
        metric.unit(),
        "The difference between two markets with the same draws. " + metric.description(),
        Metric.Range.REAL,
        List.of());
  }

  /** Returns nothing: the events of both markets are counted where these stand alone. */
  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public List<String> controls() {
    return hasCommonStates()
        ? Stream.concat(
                of.market().controls().stream().map(name -> "of." + name),
                minus.market().controls().stream().map(name -> "minus." + name))
            .toList()
        : List.of();
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public SizedMarket at(long agents) {
    if (!granularity().admits(agents)) {
      throw new IllegalArgumentException(
          "pair must have %d agents, got %d".formatted(of.sized().agents(), agents));
    }
    return new SizedPair(this);
  }
}
