package walras.study;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import walras.kernel.Details;
import walras.kernel.Market;
import walras.kernel.Metric;

/**
 * The content of a design point as one text, independent of how the study was written.
 *
 * <p>It is the environment as the mechanism describes it, with every double as the 16 hexadecimal
 * digits of its bits. Changing this form changes the identity of every design point.
 */
final class Canonical {

  private Canonical() {}

  /** Returns 64 bits that identify a design point by its content. */
  static long hash(String mechanism, Market market, long agents) {
    Details environment = new Details();
    market.describe(environment);
    return digest(
        "mechanism: %s\nenvironment: %s\nsize: %d\n".formatted(mechanism, of(environment), agents));
  }

  /** Returns 64 bits that identify a design point that is drawn from other laws than its own. */
  static long hash(DesignPoint point, Sampling sampling) {
    return digest("point: %s\nsampling: %s\n".formatted(point.id(), sampling.spelling()));
  }

  /** Returns 64 bits that identify a contrast by its sides and the metrics it compares. */
  static long hash(DesignPoint of, DesignPoint minus, Market pair) {
    return digest(
        "of: %s\nminus: %s\nmetrics: %s\n"
            .formatted(
                of.id(), minus.id(), of(pair.metrics().stream().map(Metric::name).toList())));
  }

  private static long digest(String content) {
    return ByteBuffer.wrap(Sha256.of(content)).getLong();
  }

  private static String of(Object value) {
    if (value instanceof Details branch) {
      return branch.entries().entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ":" + of(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Canonical::of).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Double number) {
      return Long.toHexString(Double.doubleToLongBits(number + 0.0));
    }
    return value instanceof String text ? quoted(text) : value.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
