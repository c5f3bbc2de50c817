package walras.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code precision}; whether its names exist is checked with the design points. */
final class PrecisionReader {

  private static final List<String> SUBJECTS = List.of("metric", "rate");
  private static final List<String> ERRORS = List.of("relative", "absolute");

  private final NodeField field;

  private PrecisionReader(NodeField field) {
    this.field = field;
  }

  /**
   * Returns the precision, or nothing after a problem.
   *
   * @param replications the field that it stands in place of
   */
  static Optional<Precision> read(NodeField field, NodeField replications, Method method) {
    if (!method.simulates()) {
      field.report(
          "precision needs a method that simulates, monte-carlo or both, got " + method.spelling());
    }
    if (replications.isPresent()) {
      replications.report(
          "replications cannot stand beside precision (%s), which decides their number"
              .formatted(field.location()));
    }
    return new PrecisionReader(field).read(method);
  }

  private Optional<Precision> read(Method method) {
    long atMost = field.at("at-most").integer(1, Replications.MOST);
    NodeField given = field.at("given");
    @Nullable String state = given.isPresent() ? given.text() : null;
    if (!exactlyOne(SUBJECTS)) {
      ERRORS.forEach(field::at);
      field.at("absolute-floor");
      return Optional.empty();
    }
    Precision read = field.at("rate").isPresent() ? rate(state, atMost) : mean(state, atMost);
    if (read instanceof Precision.OfRate && method.enumerates()) {
      field.at("rate").report("precision.rate needs method monte-carlo: others fit exact values");
    }
    return field.sound() ? Optional.of(read) : Optional.empty();
  }

  private Precision mean(@Nullable String state, long atMost) {
    String metric = field.at("metric").text();
    NodeField floor = field.at("absolute-floor");
    boolean one = exactlyOne(ERRORS);
    if (floor.isPresent() && !field.at("relative").isPresent()) {
      floor.report("precision.absolute-floor needs precision.relative beside it");
    }
    double relative = one ? positive(field.at("relative")) : 0;
    if (relative >= 1) {
      field.at("relative").mustBe("lie in (0, 1)");
    }
    double absolute = one ? positive(field.at("absolute")) + positive(floor) : 0;
    return field.sound()
        ? new Precision.OfMean(metric, state, relative, absolute, atMost)
        : new Precision.OfMean(metric, state, 0, 1, 1);
  }

  private Precision rate(@Nullable String state, long atMost) {
    String metric = field.at("rate").text();
    Stream.of("relative", "absolute-floor")
        .map(field::at)
        .filter(NodeField::isPresent)
        .forEach(other -> other.report(other.path() + " cannot judge a rate; give absolute"));
    NodeField absolute = field.at("absolute");
    double width = absolute.isPresent() ? positive(absolute) : absolute.number();
    return new Precision.OfRate(metric, state, field.sound() ? width : 1, atMost);
  }

  /** Returns a number above zero; zero where there is none. */
  private static double positive(NodeField number) {
    if (!number.isPresent()) {
      return 0;
    }
    double value = number.number();
    if (number.sound() && !(value > 0)) {
      number.mustBe("be positive");
    }
    return value;
  }

  private boolean exactlyOne(List<String> names) {
    List<String> found = names.stream().filter(name -> field.at(name).isPresent()).toList();
    if (found.size() != 1) {
      field.report(
          "precision must have exactly one of %s, got %s"
              .formatted(
                  String.join(" and ", names),
                  found.isEmpty() ? "neither" : String.join(" and ", found)));
    }
    return found.size() == 1;
  }
}
