package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import walras.report.AlignedTable;
import walras.study.Counted;

/** What a comparison prints: what agreed in numbers, what moved as a table, the worst first. */
public final class ComparisonText {

  private static final int MOST_ROWS = 50;

  private ComparisonText() {}

  /**
   * Returns the lines.
   *
   * @param baseline the first folder as the user named it
   * @param other the second
   */
  public static List<String> of(Comparison comparison, String baseline, String other) {
    List<String> lines = new ArrayList<>();
    lines.add("%s against %s: %s".formatted(baseline, other, comparison.relation().text()));
    lines.add("");
    lines.addAll(points(comparison.points()));
    lines.addAll(counts(comparison));
    lines.addAll(table("moved, the worst first:", comparison.moved()));
    if (!comparison.relation().isOfOneSeed()) {
      lines.addAll(table("in the first alone, no drift by itself:", comparison.vanished()));
    }
    lines.addAll(verdicts(comparison.verdicts()));
    lines.add("");
    lines.add(result(comparison));
    return lines;
  }

  /** Returns the one line that says what came of it. */
  public static String result(Comparison comparison) {
    return comparison.isDrift()
        ? "drift: %d moved".formatted(comparison.moved().size())
        : "no drift";
  }

  private static List<String> points(Comparison.Points points) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ("design points: %d in both (%d with equal replications), %d in the first alone, %d in the"
                + " second alone")
            .formatted(
                points.inBoth(),
                points.equallyLong(),
                points.onlyBaseline().size(),
                points.onlyOther().size()));
    if (!points.metricsOfOne().isEmpty()) {
      lines.add("metrics of one run alone: " + String.join(", ", points.metricsOfOne()));
    }
    return lines;
  }

  private static List<String> counts(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    Comparison.Equal equal = comparison.equal();
    if (equal.compared() > 0) {
      String how = comparison.relation() == Relation.SAME_DRAWS ? "to the last bit" : "to 1e-9";
      lines.add(
          "must be equal %s: %s, %s not"
              .formatted(
                  how,
                  Counted.of(equal.compared(), "number"),
                  Counted.of(equal.moved(), "is", "are")));
    }
    if (comparison.isOfCommonReplications()) {
      lines.add(comparison.prefixes().text());
    }
    Comparison.Judged judged = comparison.judged();
    if (judged.compared() > 0) {
      Allowance allowance = comparison.allowance();
      lines.add(
          String.format(
              Locale.ROOT,
              "must agree within errors: %s, %s not; the largest difference is %.1f"
                  + " standard errors, drift begins at %.1f (level %.2g at look %d)",
              Counted.of(judged.compared(), "estimate"),
              Counted.of(judged.moved(), "does", "do"),
              judged.largest(),
              judged.allowed(),
              allowance.spent(),
              allowance.look()));
    }
    if (judged.uncarried() > 0) {
      lines.add(
          "not compared: %s that too few replications carry"
              .formatted(Counted.of(judged.uncarried(), "mean")));
    }
    return lines;
  }

  private static List<String> table(String title, List<Moved> moved) {
    if (moved.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("", title, ""));
    AlignedTable table = AlignedTable.of("lrllllrrrrr");
    table.row(
        "market",
        "N",
        "point",
        "metric",
        "given",
        "of",
        "baseline",
        "other",
        "difference",
        "relative",
        "z");
    for (Moved number : moved.subList(0, Math.min(MOST_ROWS, moved.size()))) {
      Place place = number.place();
      table.row(
          place.market(),
          size(place),
          place.point(),
          place.metric(),
          place.given(),
          number.statistic(),
          text(number.baseline()),
          text(number.other()),
          number(number.difference()),
          number(number.relative()),
          number(number.z()));
    }
    lines.addAll(table.lines());
    if (moved.size() > MOST_ROWS) {
      lines.add("and %d more: --json lists all".formatted(moved.size() - MOST_ROWS));
    }
    return lines;
  }

  private static List<String> verdicts(List<Rejudged> verdicts) {
    if (verdicts.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("", "verdicts that changed:", ""));
    AlignedTable table = AlignedTable.of("lrlllrlrl");
    table.row("market", "N", "metric", "given", "of", "baseline", "verdict", "other", "verdict");
    for (Rejudged verdict : verdicts) {
      Place place = verdict.place();
      table.row(
          place.market(),
          size(place),
          place.metric(),
          place.given(),
          verdict.statistic(),
          rounded(verdict.baseline().value()),
          verdict.baseline().verdict(),
          rounded(verdict.other().value()),
          verdict.other().verdict());
    }
    lines.addAll(table.lines());
    return lines;
  }

  private static String size(Place place) {
    return place.size() == 0 ? "" : String.valueOf(place.size());
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "-" : node.asText();
  }

  private static String rounded(JsonNode node) {
    return node.isNumber() ? String.format(Locale.ROOT, "%.5g", node.asDouble()) : "-";
  }

  private static String number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? ""
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
