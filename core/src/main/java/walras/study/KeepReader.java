package walras.study;

import java.util.List;
import java.util.Set;
import walras.kernel.Metric;

/** Reads whether a row is kept of each replication. */
final class KeepReader {

  private static final String NO = "false";
  private static final String YES = "true";

  /** The columns beside those of metrics, and the one that folders of design points make. */
  private static final Set<String> COLUMNS =
      Set.of("point", "replication", "size", "state", "failure", "log_weight", "drawn_from");

  private KeepReader() {}

  /** Reads the field, and reports what has no rows. */
  static boolean read(NodeField field, Method method, List<DesignPoint> points) {
    boolean keeps = field.isPresent() && field.oneOf(List.of(NO, YES)).equals(YES);
    if (keeps && !method.simulates()) {
      field.mustBe(
          "be %s with 'method: %s', which simulates nothing".formatted(NO, method.spelling()));
    }
    if (keeps) {
      points.stream()
          .flatMap(point -> point.market().metrics().stream())
          .map(Metric::name)
          .filter(COLUMNS::contains)
          .findFirst()
          .ifPresent(
              name ->
                  field.mustBe(
                      "be %s where a metric is named '%s', as another column is"
                          .formatted(NO, name)));
    }
    return keeps;
  }
}
