package walras.derived;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.estimate.Exceedance;
import walras.kernel.Condition;
import walras.kernel.Derived.Side;
import walras.kernel.Details;
import walras.kernel.Metric;
import walras.kernel.Truth;
import walras.numeric.Digits;
import walras.study.DesignPoint;

/**
 * Whether the means of a metric in all states keep to a level.
 *
 * <p>Intervals of k states hold all means at once, each at 1 - 0.05/k: that of Clopper and Pearson
 * where the metric is zero or one, else from the standard error. The condition holds if all of them
 * lie on its side, fails if one lies on the other, and is undecided else.
 */
final class KeptMeans {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final DesignPoint point;
  private final int position;
  private final List<Means> perState;

  /**
   * Creates a judge of one design point.
   *
   * @param position the position of the design point in the study
   * @param perState the means in each state
   */
  KeptMeans(DesignPoint point, int position, List<Means> perState) {
    this.point = point;
    this.position = position;
    this.perState = perState;
  }

  /** An interval of a mean. */
  private record Ends(double low, double high) {

    Truth keep(double level, Side side) {
      boolean holds = side == Side.AT_LEAST ? low >= level : high <= level;
      boolean fails = side == Side.AT_LEAST ? high < level : low > level;
      return holds ? Truth.HOLDS : fails ? Truth.FAILS : Truth.UNDECIDED;
    }
  }

  /**
   * Judges a condition.
   *
   * @param about receives the means and their intervals
   */
  Ruling of(Condition.MeanKept condition, Details about) {
    double level = condition.level().doubleValue();
    Details states = about.put("level", level).at("given");
    List<Truth> truths = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int state = 0; state < perState.size(); state++) {
      String name = point.market().states().get(state);
      Optional<KnownMean> known = perState.get(state).plain(position, condition.metric());
      if (known.isPresent()) {
        double mean = known.get().mean();
        Ends ends = ends(condition.metric(), known.get());
        if (Double.isNaN(ends.low())) {
          states.at(name).put("mean", mean).put("low", Double.NaN).put("high", Double.NaN);
          truths.add(Truth.UNDECIDED);
          reasons.add("%s %s, one replication".formatted(name, Digits.of(mean)));
          continue;
        }
        states.at(name).put("mean", mean).put("low", ends.low()).put("high", ends.high());
        truths.add(ends.keep(level, condition.side()));
        reasons.add("%s %s%s".formatted(name, Digits.of(mean), text(ends)));
      } else {
        truths.add(Truth.UNDECIDED);
        reasons.add(name + " unknown");
      }
    }
    return new Ruling(condition, Ruling.all(truths), String.join(", ", reasons));
  }

  private Ends ends(String metric, KnownMean known) {
    if (perState.get(0).isExact()) {
      return new Ends(known.mean(), known.mean());
    }
    if (isIndicator(metric)) {
      double level = 1 - (1 - DerivedValue.LEVEL) / perState.size();
      long count = Math.round(known.mean() * (double) known.replications());
      Exceedance hits = new Exceedance(HALF, count, known.replications());
      return new Ends(hits.low(level), hits.high(level));
    }
    double reach = Band.standardErrors(perState.size(), known) * known.standardError();
    return new Ends(known.mean() - reach, known.mean() + reach);
  }

  private boolean isIndicator(String metric) {
    return point.market().metrics().stream()
        .anyMatch(each -> each.name().equals(metric) && each.range() == Metric.Range.INDICATOR);
  }

  private static String text(Ends ends) {
    return ends.low() == ends.high()
        ? ""
        : " [%s, %s]".formatted(Digits.of(ends.low()), Digits.of(ends.high()));
  }
}
