package walras.study;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/** Holds the field {@code precision} to the design points of its study. */
final class PrecisionCheck {

  /** The number of sizes without which no rate is fitted. */
  static final int LEAST_SIZES = 4;

  private final NodeField field;
  private final Precision precision;
  private final List<DesignPoint> points;

  private PrecisionCheck(NodeField field, Precision precision, List<DesignPoint> points) {
    this.field = field;
    this.precision = precision;
    this.points = points;
  }

  /**
   * Reports what no number of replications could mend.
   *
   * @param points the design points; empty if they could not be read
   */
  static void report(NodeField field, Precision precision, List<DesignPoint> points) {
    new PrecisionCheck(field, precision, points).report();
  }

  private void report() {
    if (points.isEmpty() || !isMetricKnown() || !isStateKnown()) {
      return;
    }
    if (precision instanceof Precision.OfRate rate) {
      checkSizes();
      checkTheory(rate);
    } else if (precision instanceof Precision.OfMean mean && mean.relative() > 0) {
      checkSign();
    }
  }

  private NodeField subject() {
    return field.at(precision instanceof Precision.OfRate ? "rate" : "metric");
  }

  private boolean isMetricKnown() {
    String name = precision.metric();
    TreeSet<String> known = new TreeSet<>();
    points.forEach(
        point -> point.market().metrics().stream().map(Metric::name).forEach(known::add));
    if (!known.contains(name)) {
      subject()
          .report(
              "%s: %s is no metric%s"
                  .formatted(
                      subject().path(),
                      Texts.shown(name),
                      Spelling.choice(name, "metrics", List.copyOf(known))));
    } else if (points.stream().allMatch(point -> JudgedStates.metric(point, name) < 0)) {
      subject()
          .report(
              "%s: metric '%s' is undefined at every design point"
                  .formatted(subject().path(), name));
      return false;
    }
    return known.contains(name);
  }

  private boolean isStateKnown() {
    if (precision.given() == null) {
      return true;
    }
    List<String> states =
        points.stream()
            .filter(point -> JudgedStates.metric(point, precision.metric()) >= 0)
            .map(point -> point.market().states())
            .flatMap(Collection::stream)
            .distinct()
            .toList();
    field.at("given").oneOf(states);
    return field.sound();
  }

  /** A mean that tends to zero from both sides: its error is never a share of it, but by luck. */
  private void checkSign() {
    for (DesignPoint point : points) {
      int metric = JudgedStates.metric(point, precision.metric());
      for (int state : JudgedStates.of(point, precision)) {
        OptionalDouble limit = point.sized().limit(metric, Math.max(0, state));
        if (point.market().metrics().get(metric).range().isSigned()
            && limit.isPresent()
            && limit.getAsDouble() == 0) {
          field
              .at("relative")
              .report(
                  ("precision.relative cannot judge metric '%s', which has either sign and limit 0"
                          + " at N=%d: its error is a share of its mean only where the mean is far"
                          + " from 0 by luck; give precision.absolute, in its unit (%s), or judge a"
                          + " metric without a sign")
                      .formatted(
                          precision.metric(),
                          point.size(),
                          point.market().metrics().get(metric).unit()));
          return;
        }
      }
    }
  }

  private void checkSizes() {
    Map<List<Object>, Integer> sizes = new HashMap<>();
    for (DesignPoint point : points) {
      if (!JudgedStates.of(point, precision).isEmpty()) {
        sizes.merge(
            List.of(point.mechanism(), point.environment(), point.parameters()), 1, Integer::sum);
      }
    }
    sizes.values().stream()
        .filter(count -> count < LEAST_SIZES)
        .findFirst()
        .ifPresent(
            count ->
                field
                    .at("rate")
                    .report(
                        "precision.rate needs at least %d sizes of each market, got %d"
                            .formatted(LEAST_SIZES, count)));
  }

  private void checkTheory(Precision.OfRate rate) {
    for (DesignPoint point : points) {
      int metric = JudgedStates.metric(point, rate.metric());
      for (int state : JudgedStates.of(point, rate)) {
        for (Theory theory : point.market().metrics().get(metric).theories()) {
          Integer given = theory.given();
          boolean flat =
              theory.decay() instanceof Decay.Zero || theory.decay() instanceof Decay.Constant;
          if (theory.statistic().equals(Statistic.MEAN)
              && flat
              && (given == null || given == state)) {
            field
                .at("rate")
                .report(
                    "precision.rate: the mean of metric '%s' does not change with N (%s)"
                        .formatted(rate.metric(), theory.reference()));
            return;
          }
        }
      }
    }
  }
}
