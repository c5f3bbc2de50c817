package walras.mechanism.randomgrouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/**
 * How the metrics of several commodities behave as agents grow, as far as the laws of each
 * commodity tell. Where all are in one regime, means of sums are sums and their variances are sums,
 * as commodities are independent; largest distances keep the exponent.
 */
final class CommoditiesTheories {

  private final List<RandomGroupingMarket> parts;

  CommoditiesTheories(List<RandomGroupingMarket> parts) {
    this.parts = parts;
  }

  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    for (int index = 0; index < Measures.all().size(); index++) {
      Metric first = parts.get(0).metrics().get(index);
      metrics.add(
          new Metric(
              first.name(), first.unit(), first.description(), range(index), theories(index)));
    }
    return metrics;
  }

  private Metric.Range range(int index) {
    return parts.stream()
        .map(part -> part.metrics().get(index).range())
        .filter(range -> range == Metric.Range.REAL)
        .findFirst()
        .orElse(parts.get(0).metrics().get(index).range());
  }

  private List<Theory> theories(int index) {
    List<Theory> theories = new ArrayList<>();
    for (Theory first : parts.get(0).metrics().get(index).theories()) {
      Optional<Theory> common = Optional.of(first);
      for (RandomGroupingMarket part : parts.subList(1, parts.size())) {
        List<Theory> others = part.metrics().get(index).theories();
        common = common.flatMap(law -> combined(index, law, others));
      }
      common.filter(law -> law.from() < law.to()).ifPresent(theories::add);
    }
    return theories;
  }

  /** Returns the law of one commodity more, of the same statistic in the same regime. */
  private static Optional<Theory> combined(int index, Theory law, List<Theory> others) {
    return others.stream()
        .filter(other -> other.statistic().equals(law.statistic()))
        .filter(other -> other.reference().equals(law.reference()))
        .findFirst()
        .flatMap(
            other ->
                combined(index, law, other.decay())
                    .map(
                        decay ->
                            new Theory(
                                law.statistic(),
                                law.given(),
                                decay,
                                Math.max(law.from(), other.from()),
                                Math.min(law.to(), other.to()),
                                law.source(),
                                law.reference())));
  }

  private static Optional<Decay> combined(int index, Theory law, Decay other) {
    if (law.decay() instanceof Decay.Power one && other instanceof Decay.Power two) {
      boolean isMean = law.statistic().equals(Statistic.MEAN);
      DoubleBinaryOperator sum = isMean ? Double::sum : Math::hypot;
      return Optional.of(
          new Decay.Power(
              one.exponent(), isSum(index) ? sum(one.constant(), two.constant(), sum) : null));
    }
    if (law.decay() instanceof Decay.Exponential one && other instanceof Decay.Exponential two) {
      return Optional.of(new Decay.Exponential(Math.min(one.rate(), two.rate()), one.prefactor()));
    }
    return law.decay().equals(other) ? Optional.of(other) : Optional.empty();
  }

  private static @Nullable Double sum(
      @Nullable Double one, @Nullable Double other, DoubleBinaryOperator sum) {
    return one == null || other == null ? null : Double.valueOf(sum.applyAsDouble(one, other));
  }

  /** Tells whether a metric is a sum over commodities. */
  private static boolean isSum(int index) {
    return switch (index) {
      case Measures.SURPLUS,
          Measures.SURPLUS_LOSS,
          Measures.RATIONED_UNITS,
          Measures.TRADED_UNITS,
          Measures.POOLED_SURPLUS_LOSS,
          Measures.POOLED_RATIONED_UNITS,
          Measures.GROUPING_COST ->
          true;
      default -> false;
    };
  }
}
