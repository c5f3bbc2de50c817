package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/** What the means of the metrics of several commodities tend to. Immutable. */
final class CommoditiesLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<SizedGrouping> parts;

  CommoditiesLimits(List<SizedGrouping> parts) {
    this.parts = parts;
  }

  /** Returns the limit of a metric's mean, or nothing where there is none or none is known. */
  OptionalDouble of(int metric) {
    return switch (metric) {
      case Measures.PRICE_GAP,
          Measures.PRICE_ERROR_MARKET,
          Measures.PRICE_ERROR_LIMIT,
          Measures.PRICE_ERROR_GRID_LIMIT,
          Measures.POOLED_PRICE_ERROR_LIMIT ->
          unlessRandom(combined(metric, Math::max));
      case Measures.MANIP_GAIN, Measures.BUDGET_RESIDUAL -> combined(metric, Math::max);
      case Measures.PROB_PRICE_GAP_ZERO, Measures.EPS_UNIFORM ->
          combined(metric, (one, other) -> one * other);
      case Measures.RELATIVE_EFFICIENCY ->
          ratio(
              combined(Measures.SURPLUS, Double::sum), combined(Measures.MAX_SURPLUS, Double::sum));
      case Measures.RATIONED_SHARE -> unlessRandom(rationedShare());
      case Measures.RATIONED_AGENTS -> rationedAgents();
      case Measures.EPS_EFFICIENT -> unlessRandom(efficient());
      default -> combined(metric, Double::sum);
    };
  }

  /** Returns the limits of all commodities combined; nothing if one has none. */
  private OptionalDouble combined(int metric, DoubleBinaryOperator combine) {
    List<OptionalDouble> limits = parts.stream().map(part -> part.limit(metric, 0)).toList();
    return limits.stream().allMatch(OptionalDouble::isPresent)
        ? limits.stream().mapToDouble(OptionalDouble::getAsDouble).reduce(combine)
        : OptionalDouble.empty();
  }

  /** What is not linear in random outcomes has another mean than follows from theirs. */
  private OptionalDouble unlessRandom(OptionalDouble limit) {
    return parts.stream().anyMatch(SizedGrouping::isLimitRandom) ? OptionalDouble.empty() : limit;
  }

  private static OptionalDouble ratio(OptionalDouble part, OptionalDouble all) {
    return part.isPresent() && all.isPresent() && all.getAsDouble() > 0
        ? OptionalDouble.of(part.getAsDouble() / all.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The long sides announce what is traded and what is rationed. */
  private OptionalDouble rationedShare() {
    OptionalDouble rationed = combined(Measures.RATIONED_UNITS, Double::sum);
    OptionalDouble traded = combined(Measures.TRADED_UNITS, Double::sum);
    return rationed.isPresent() && traded.isPresent()
        ? ratio(rationed, OptionalDouble.of(rationed.getAsDouble() + traded.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** Known where nobody is rationed in any commodity. */
  private OptionalDouble rationedAgents() {
    OptionalDouble most = combined(Measures.RATIONED_AGENTS, Math::max);
    return most.isPresent() && most.getAsDouble() == 0 ? most : OptionalDouble.empty();
  }

  private OptionalDouble efficient() {
    OptionalDouble loss = combined(Measures.SURPLUS_LOSS, Double::sum);
    BigDecimal eps = parts.get(0).environment().eps();
    return loss.isPresent() && eps != null
        ? GroupingLimits.efficient(loss.getAsDouble(), eps)
        : OptionalDouble.empty();
  }
}
