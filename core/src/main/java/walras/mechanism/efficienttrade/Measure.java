package walras.mechanism.efficienttrade;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Metric.Range;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/**
 * A metric and what its mean tends to.
 *
 * @param limit the limit, or null where there is none
 */
record Measure(Metric metric, @Nullable Double limit) implements Serializable {

  static final String MONEY = "money";
  static final String SHARE = "share";
  static final String ONE = "1";

  private static final String REFERENCE = "rates";

  /** Returns a measure of any number without limit or theory. */
  static Measure of(String name, String unit, String description) {
    return new Measure(new Metric(name, unit, description, Range.REAL, List.of()), null);
  }

  /** Returns the limit, or zero where there is none: deviations are measured from it. */
  double centre() {
    return limit == null ? 0 : limit;
  }

  /** Returns this measure with values in a range. */
  Measure in(Range range) {
    return new Measure(
        new Metric(metric.name(), metric.unit(), metric.description(), range, metric.theories()),
        limit);
  }

  /** Returns this measure with a limit. */
  Measure to(double value) {
    return new Measure(metric, value);
  }

  /** Returns this measure with a further law of a statistic. */
  Measure decays(Statistic statistic, Decay decay, double from) {
    return with(
        new Theory(
            statistic,
            null,
            decay,
            from,
            Double.POSITIVE_INFINITY,
            Theory.Source.DERIVED,
            REFERENCE));
  }

  private Measure with(Theory theory) {
    List<Theory> theories = Stream.concat(metric.theories().stream(), Stream.of(theory)).toList();
    return new Measure(
        new Metric(metric.name(), metric.unit(), metric.description(), metric.range(), theories),
        limit);
  }
}
