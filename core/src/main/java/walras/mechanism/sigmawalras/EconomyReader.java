package walras.mechanism.sigmawalras;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import walras.kernel.Field;
import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Curvature;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.OwnSignal;
import walras.study.Counted;

/** Reads and validates utilities. */
final class EconomyReader {

  private static final int MOST_CLASSES = 50;
  private static final double SUM_TOLERANCE = 1e-9;

  private EconomyReader() {}

  static Optional<Economy> read(Field field) {
    List<AgentClass> classes = classes(field.at("classes"));
    double[][] cross = cross(field.at("cross"), classes.size());
    double eta = inside(field.at("eta"));
    double zeta = inside(field.at("zeta"));
    double rho = SigmaReader.number(field.at("rho"), 0);
    if (field.at("rho").sound() && !(rho > -1)) {
      field.at("rho").mustBe("exceed -1");
    }
    OwnSignal own = ownSignal(field.at("own-signal"));
    boolean isSound =
        Stream.of("classes", "cross", "eta", "zeta", "rho", "own-signal")
            .allMatch(name -> field.at(name).sound());
    return isSound
        ? Optional.of(new Economy(classes, cross, new Curvature(eta, zeta, rho), own))
        : Optional.empty();
  }

  private static List<AgentClass> classes(Field field) {
    List<AgentClass> classes = new ArrayList<>();
    for (Field item : field.items()) {
      classes.add(agentClass(item));
    }
    if (field.sound() && (classes.isEmpty() || classes.size() > MOST_CLASSES)) {
      field.problem("must list 1 to %d classes, got %d".formatted(MOST_CLASSES, classes.size()));
    }
    double total = classes.stream().mapToDouble(of -> of.share().doubleValue()).sum();
    if (field.sound() && Math.abs(total - 1) > SUM_TOLERANCE) {
      field.problem("has shares that must sum to 1 within 1e-9, but the sum is " + total);
    }
    return classes;
  }

  private static AgentClass agentClass(Field field) {
    Field share = field.at("share");
    BigDecimal part = share.isPresent() ? share.decimal() : BigDecimal.ONE;
    if (share.sound() && (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0)) {
      share.mustBe("lie in (0, 1]");
    }
    double gamma = SigmaReader.number(field.at("gamma"), 0);
    if (field.at("gamma").sound() && !(gamma >= 0)) {
      field.at("gamma").mustBe("be at least 0");
    }
    return new AgentClass(
        part,
        positive(field.at("alpha")),
        SigmaReader.number(field.at("beta"), 0),
        positive(field.at("mu")),
        gamma,
        SigmaReader.number(field.at("delta"), 0));
  }

  private static double positive(Field field) {
    double number = field.number();
    if (field.sound() && !(number > 0)) {
      field.mustBe("be positive");
    }
    return number;
  }

  private static double inside(Field field) {
    double number = SigmaReader.number(field, 0);
    if (field.sound() && !(Math.abs(number) < 1)) {
      field.mustBe("lie in (-1, 1)");
    }
    return number;
  }

  private static double[][] cross(Field field, int classes) {
    double[][] cross = new double[classes][classes];
    if (!field.isPresent() || classes == 0) {
      return cross;
    }
    List<Field> rows = field.items();
    if (field.sound() && rows.size() != classes) {
      field.problem(
          "has %s for %s"
              .formatted(Counted.of(rows.size(), "row"), Counted.of(classes, "class", "classes")));
      return cross;
    }
    for (int k = 0; k < rows.size(); k++) {
      List<Field> row = rows.get(k).items();
      if (!rows.get(k).sound()) {
        return cross;
      }
      if (row.size() != classes) {
        rows.get(k).problem(Counted.wrongLength(row.size(), classes, "class", "classes"));
        return cross;
      }
      for (int h = 0; h < classes; h++) {
        cross[k][h] = row.get(h).number();
      }
    }
    return cross;
  }

  private static OwnSignal ownSignal(Field field) {
    if (!field.isPresent()) {
      return OwnSignal.INCLUSIVE;
    }
    String name = field.oneOf(Stream.of(OwnSignal.values()).map(OwnSignal::spelling).toList());
    return OwnSignal.EXCLUSIVE.spelling().equals(name) ? OwnSignal.EXCLUSIVE : OwnSignal.INCLUSIVE;
  }
}
