package walras.study;

import walras.kernel.Metric;

/** Reports levels that a metric always or never keeps, whatever is drawn. */
final class LevelCheck {

  private LevelCheck() {}

  /** Reports a level that the metric cannot exceed, or always exceeds. */
  static void exceeds(NodeField field, Metric metric, double level) {
    Metric.Range range = metric.range();
    if (level < range.least() || level >= range.most()) {
      String allowed =
          Double.isInfinite(range.most())
              ? "be at least %.0f".formatted(range.least())
              : "lie in [%.0f, %.0f)".formatted(range.least(), range.most());
      report(field, metric, allowed);
    }
  }

  /** Reports a level that the metric cannot reach, or never falls short of. */
  static void reaches(NodeField field, Metric metric, double level) {
    Metric.Range range = metric.range();
    if (level <= range.least() || level > range.most()) {
      String allowed =
          Double.isInfinite(range.most())
              ? "be above %.0f".formatted(range.least())
              : "lie in (%.0f, %.0f]".formatted(range.least(), range.most());
      report(field, metric, allowed);
    }
  }

  private static void report(NodeField field, Metric metric, String allowed) {
    if (field.isPresent() && field.sound()) {
      field.mustBe("%s, as '%s' does".formatted(allowed, metric.name()));
    }
  }
}
