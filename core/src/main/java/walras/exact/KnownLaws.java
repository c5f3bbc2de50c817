package walras.exact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import walras.estimate.Estimate;
import walras.exact.ExactEstimates.OfMetric;
import walras.kernel.Expectation;
import walras.kernel.Market;
import walras.kernel.SizedMarket;
import walras.numeric.Scaled;
import walras.study.Exceed;

/** The laws of metrics of which a market knows the mean without enumeration. */
final class KnownLaws {

  private final Market market;
  private final SizedMarket sized;
  private final Exceed exceed;
  private final List<Double> prior;

  private KnownLaws(Market market, SizedMarket sized, Exceed exceed) {
    this.market = market;
    this.sized = sized;
    this.exceed = exceed;
    double sum = market.prior().stream().mapToDouble(Double::doubleValue).sum();
    prior = market.prior().stream().map(probability -> probability / sum).toList();
  }

  /** Returns the laws by the index of their metric. */
  static SortedMap<Integer, OfMetric> of(Market market, SizedMarket sized, Exceed exceed) {
    KnownLaws laws = new KnownLaws(market, sized, exceed);
    SortedMap<Integer, SortedMap<Integer, Expectation>> byMetric = new TreeMap<>();
    for (Expectation known : sized.expectations()) {
      Expectation twice =
          byMetric
              .computeIfAbsent(known.metric(), unused -> new TreeMap<>())
              .put(known.state(), known);
      if (twice != null) {
        throw laws.broken(known, "once in state " + known.state());
      }
    }
    SortedMap<Integer, OfMetric> metrics = new TreeMap<>();
    for (Map.Entry<Integer, SortedMap<Integer, Expectation>> known : byMetric.entrySet()) {
      metrics.put(known.getKey(), laws.law(List.copyOf(known.getValue().values())));
    }
    return metrics;
  }

  private OfMetric law(List<Expectation> known) {
    if (known.size() != prior.size()) {
      throw broken(known.get(0), "in all states or in none");
    }
    List<ExactEstimate> given = known.stream().map(this::given).toList();
    return new OfMetric(given.size() == 1 ? given.get(0) : overall(known), given);
  }

  private IllegalStateException broken(Expectation known, String rule) {
    String metric = market.metrics().get(known.metric()).name();
    return new IllegalStateException("the mean of %s must be known %s".formatted(metric, rule));
  }

  private ExactEstimate given(Expectation known) {
    double centre = sized.centre(known.metric(), known.state());
    return estimate(known, centre, known.deviation(), known.standardDeviation());
  }

  /** Mixes the states; a metric that differs between them is not the same in all replications. */
  private ExactEstimate overall(List<Expectation> known) {
    double origin = sized.centre(known.get(0).metric(), 0);
    double deviation = 0;
    for (int state = 0; state < known.size(); state++) {
      deviation += prior.get(state) * shift(known.get(state), origin);
    }
    double variance = 0;
    for (int state = 0; state < known.size(); state++) {
      double spread = known.get(state).standardDeviation();
      double shift = shift(known.get(state), origin) - deviation;
      variance += prior.get(state) * (spread * spread + shift * shift);
    }
    return estimate(known.get(0), origin, deviation, Math.sqrt(variance));
  }

  private double shift(Expectation known, double origin) {
    return sized.centre(known.metric(), known.state()) - origin + known.deviation();
  }

  private ExactEstimate estimate(
      Expectation known, double origin, double deviation, double spread) {
    double value = origin + deviation;
    List<Double> quantiles =
        spread == 0 ? Collections.nCopies(Estimate.LEVELS.size(), value) : List.of();
    List<ExactExceedance> exceedances = new ArrayList<>();
    for (BigDecimal threshold : exceed.of(market.metrics().get(known.metric()).name())) {
      Optional<Scaled> probability =
          spread == 0
              ? Optional.of(scaled(value > threshold.doubleValue() ? 1 : 0))
              : Optional.empty();
      exceedances.add(new ExactExceedance(threshold, probability));
    }
    return new ExactEstimate(origin, scaled(deviation), scaled(spread), quantiles, exceedances);
  }

  private static Scaled scaled(double number) {
    return Double.isNaN(number) ? new Scaled(number, 0) : Scaled.of(number, 0);
  }
}
