package walras.cli;

import java.util.stream.Collectors;
import walras.study.DesignPoint;

/** Names a design point for a reader. */
final class PointText {

  private PointText() {}

  /** Returns market and varied parameters. */
  static String market(DesignPoint point) {
    return point.environment()
        + point.parameters().entrySet().stream()
            .map(parameter -> ", " + parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining());
  }

  /** Returns market, varied parameters, N and n, and the point's identity. */
  static String title(DesignPoint point) {
    String groups =
        point
            .sized()
            .grouping()
            .map(
                grouping ->
                    " (%d groups of n=%d)".formatted(grouping.groups(), grouping.perGroup()))
            .orElse("");
    return "%s, N=%d%s, point %s".formatted(market(point), point.size(), groups, point.id());
  }
}
