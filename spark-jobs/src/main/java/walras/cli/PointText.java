package walras.cli;

import java.util.stream.Collectors;
import walras.study.DesignPoint;

/** Names a design point for a reader. */
final class PointText {

  private PointText() {}

  /** Returns market, varied parameters, N and n, and the point's identity. */
  static String title(DesignPoint point) {
    String parameters =
        point.parameters().entrySet().stream()
            .map(parameter -> ", " + parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining());
    String groups =
        point
            .sized()
            .grouping()
            .map(
                grouping ->
                    " (%d groups of n=%d)".formatted(grouping.groups(), grouping.perGroup()))
            .orElse("");
    return "%s%s, N=%d%s, point %s"
        .formatted(point.environment(), parameters, point.size(), groups, point.id());
  }
}
