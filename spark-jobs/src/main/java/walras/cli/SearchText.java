package walras.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import walras.derived.Findings;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Search;
import walras.study.DesignPoint;
import walras.study.Study;

/** Says what the markets of a study search for, and what they found. */
final class SearchText {

  private static final double NANOSECONDS = 1e9;

  private SearchText() {}

  /** Returns one line per search: what, where, how, and what it costs. */
  static List<String> lines(Study study) {
    Map<Search, DesignPoint> searches = new LinkedHashMap<>();
    for (DesignPoint point : study.points()) {
      for (Derived quantity : study.derived(point.market())) {
        quantity.formula().searches().forEach(search -> searches.putIfAbsent(search, point));
      }
    }
    List<String> lines = new ArrayList<>();
    searches.forEach((search, point) -> lines.add(line(search, point)));
    return lines;
  }

  private static String line(Search search, DesignPoint point) {
    return String.format(
        Locale.ROOT,
        "%s: %s; by %s; about %.2g core seconds",
        PointText.market(point),
        search.text(),
        search.manner(),
        search.nanoseconds() / NANOSECONDS);
  }

  /** Writes what the searches of a design point's market found, under the names of quantities. */
  static void describe(Study study, DesignPoint point, Findings findings, Details details) {
    for (Derived quantity : study.derived(point.market())) {
      if (quantity.formula() instanceof Derived.Searched searched) {
        details.put(quantity.name(), findings.of(searched.search(), point).details());
      }
    }
  }
}
