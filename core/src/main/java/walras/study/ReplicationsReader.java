package walras.study;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads how many replications each design point gets: {@code replications} or {@code precision}.
 */
final class ReplicationsReader {

  private static final Replications UNKNOWN = new Replications.Fixed(1);

  private final NodeField count;
  private final NodeField precision;

  ReplicationsReader(NodeField top) {
    count = top.at("replications");
    precision = top.at("precision");
  }

  /** Returns the number; something after a problem. */
  Replications read(Method method) {
    if (precision.isPresent()) {
      return PrecisionReader.read(precision, count, method)
          .<Replications>map(Replications.UpTo::new)
          .orElse(UNKNOWN);
    }
    if (!count.isMapping()) {
      boolean required = count.isPresent() || method.simulates();
      return required
          ? new Replications.Fixed(Math.max(1, count.integer(1, Replications.MOST)))
          : UNKNOWN;
    }
    return count.at("points").isPresent() ? listed(count.at("points")) : budget();
  }

  /**
   * Reports what does not fit the design points.
   *
   * @param points the design points; empty if they could not be read
   */
  void check(Replications read, List<DesignPoint> points) {
    if (read instanceof Replications.UpTo upTo) {
      PrecisionCheck.report(precision, upTo.precision(), points);
    } else if (read instanceof Replications.Listed listed && !points.isEmpty()) {
      points.stream()
          .filter(point -> !listed.counts().containsKey(point.hash()))
          .findFirst()
          .ifPresent(
              point ->
                  count
                      .at("points")
                      .report(
                          "replications.points has no entry for point %s, N=%d"
                              .formatted(point.id(), point.size())));
    }
  }

  private Replications budget() {
    long agents = count.at("agents").integer(1, SizeRequest.LARGEST);
    long min = count.at("min").integer(1, Replications.MOST);
    long max = count.at("max").integer(1, Replications.MOST);
    if (count.sound() && max < min) {
      count.at("max").mustBe("be at least min, which is " + min);
    }
    return count.sound() ? new Replications.Budget(agents, min, max) : UNKNOWN;
  }

  private static Replications listed(NodeField field) {
    Map<Long, Long> counts = new LinkedHashMap<>();
    for (String id : field.keys()) {
      long replications = field.at(id).integer(1, Replications.MOST);
      try {
        counts.put(HexFormat.fromHexDigitsToLong(id), replications);
      } catch (IllegalArgumentException e) {
        field
            .at(id)
            .report(
                "%s: the identity of a design point has 16 hexadecimal digits, got %s"
                    .formatted(field.path(), Texts.shown(id)));
      }
    }
    return field.sound() ? new Replications.Listed(counts) : UNKNOWN;
  }
}
