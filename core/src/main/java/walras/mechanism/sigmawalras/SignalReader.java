package walras.mechanism.sigmawalras;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import walras.environment.BetaLaw;
import walras.environment.NamedProbabilities;
import walras.kernel.Field;
import walras.mechanism.sigmawalras.signals.BaseLaw;
import walras.mechanism.sigmawalras.signals.BetaBase;
import walras.mechanism.sigmawalras.signals.ContinuousSignals;
import walras.mechanism.sigmawalras.signals.FiniteSignals;
import walras.mechanism.sigmawalras.signals.GridSignals;
import walras.mechanism.sigmawalras.signals.Scope;
import walras.mechanism.sigmawalras.signals.SignalLaw;
import walras.mechanism.sigmawalras.signals.UniformBase;
import walras.study.Counted;

/** Reads and validates the law of signals. */
final class SignalReader {

  private static final List<String> LAWS =
      List.of(
          "uniform",
          "beta",
          "common_factor",
          "group_factor",
          "discrete",
          "discrete_factor",
          "grid");

  private final Field field;
  private final int classes;

  private SignalReader(Field field, int classes) {
    this.field = field;
    this.classes = classes;
  }

  static Optional<SignalLaw> read(Field field, int classes) {
    String law = field.at("law").oneOf(LAWS);
    if (law.isEmpty() && field.isMapping()) {
      field.keys().forEach(field::at); // which numbers belong here depends on the law
    }
    SignalReader reader = new SignalReader(field, classes);
    return switch (law) {
      case "uniform" -> Optional.of(ContinuousSignals.independent(new UniformBase()));
      case "beta" -> reader.base().map(ContinuousSignals::independent);
      case "common_factor" -> reader.factor(Scope.COMMON);
      case "group_factor" -> reader.factor(Scope.BY_CLASS);
      case "discrete" -> reader.discrete();
      case "discrete_factor" -> reader.states();
      case "grid" -> reader.grid();
      default -> Optional.empty();
    };
  }

  private Optional<BaseLaw> base() {
    BigDecimal alpha = parameter(field.at("alpha"));
    BigDecimal beta = parameter(field.at("beta"));
    return field.sound() ? Optional.of(new BetaBase(alpha, beta)) : Optional.empty();
  }

  private static BigDecimal parameter(Field parameter) {
    BigDecimal value = parameter.decimal();
    if (parameter.sound() && !BetaLaw.isParameter(value)) {
      parameter.mustBe("lie in [0.1, 1000]");
    }
    return value;
  }

  private Optional<SignalLaw> factor(Scope scope) {
    double weight = field.at("weight").number();
    if (field.at("weight").sound() && !(weight > 0 && weight < 1)) {
      field.at("weight").mustBe("lie in (0, 1)");
    }
    boolean isBeta = field.at("alpha").isPresent() || field.at("beta").isPresent();
    Optional<BaseLaw> base = isBeta ? base() : Optional.of(new UniformBase());
    return field.sound()
        ? base.map(law -> new ContinuousSignals(law, weight, scope))
        : Optional.empty();
  }

  private Optional<SignalLaw> discrete() {
    double[][] values = byClass(field.at("values"));
    double[][] probabilities = byClass(field.at("probabilities"));
    checkValues(values);
    checkProbabilities(field.at("probabilities"), values, probabilities);
    return field.sound()
        ? Optional.of(
            new FiniteSignals(
                values, new double[][][] {probabilities}, new double[] {1}, Scope.COMMON))
        : Optional.empty();
  }

  private Optional<SignalLaw> states() {
    Scope scope = scope(field.at("scope"));
    double[][] values = byClass(field.at("values"));
    checkValues(values);
    Field probabilities = field.at("probabilities");
    List<String> names = probabilities.isPresent() ? probabilities.keys() : List.of();
    if (!probabilities.isPresent()) {
      probabilities.problem("is missing");
    }
    List<double[][]> states = new ArrayList<>();
    for (String name : names) {
      double[][] state = byClass(probabilities.at(name));
      checkProbabilities(probabilities.at(name), values, state);
      states.add(state);
    }
    if (!probabilities.sound()) {
      field.at("prior"); // what it must fit is not known
      return Optional.empty();
    }
    double[] prior = NamedProbabilities.prior(field.at("prior"), names);
    return field.sound()
        ? Optional.of(new FiniteSignals(values, states.toArray(double[][][]::new), prior, scope))
        : Optional.empty();
  }

  private static Scope scope(Field field) {
    String name = field.oneOf(Stream.of(Scope.values()).map(Scope::spelling).toList());
    return Scope.COMMON.spelling().equals(name) ? Scope.COMMON : Scope.BY_CLASS;
  }

  /** Reads one list for all classes, or one for each. */
  private double[][] byClass(Field lists) {
    List<Field> items = lists.items();
    double[][] rows = new double[classes][];
    if (items.isEmpty() || !items.get(0).isList()) {
      Arrays.fill(rows, NamedProbabilities.numbers(items));
      return rows;
    }
    if (items.size() != classes) {
      lists.problem("has %d lists, but there are %d classes".formatted(items.size(), classes));
      Arrays.fill(rows, new double[0]);
      return rows;
    }
    for (int k = 0; k < classes; k++) {
      rows[k] = NamedProbabilities.numbers(items.get(k).items());
    }
    return rows;
  }

  private void checkValues(double[][] values) {
    for (double[] row : values) {
      checkRow(field.at("values"), row);
    }
  }

  private static void checkRow(Field field, double[] row) {
    if (field.sound() && row.length == 0) {
      field.problem("must list at least one signal per class");
    }
    Set<Double> seen = new HashSet<>();
    for (double value : row) {
      if (field.sound() && !(value >= 0 && value <= 1)) {
        field.problem("has a signal outside [0, 1]: " + value);
      }
      if (field.sound() && !seen.add(value)) {
        field.problem("lists the signal %s twice".formatted(value));
      }
    }
  }

  private void checkProbabilities(Field field, double[][] values, double[][] rows) {
    boolean areSignalsSound = this.field.at("values").sound();
    for (int k = 0; k < rows.length && areSignalsSound && field.sound(); k++) {
      if (rows[k].length != values[k].length) {
        field.problem(Counted.wrongLength(rows[k].length, values[k].length, "signal", "signals"));
      } else {
        Arrays.stream(rows[k])
            .filter(p -> !(p >= 0))
            .limit(1)
            .forEach(p -> field.problem("has a probability below 0: " + p));
      }
      if (field.sound()) {
        NamedProbabilities.sumToOne(field, rows[k]);
      }
    }
  }

  private Optional<SignalLaw> grid() {
    double[] from = ends(field.at("from"), 0);
    double[] to = ends(field.at("to"), 1);
    return field.sound() ? Optional.of(new GridSignals(from, to)) : Optional.empty();
  }

  private double[] ends(Field ends, double otherwise) {
    double[] read = new double[classes];
    if (!ends.isPresent()) {
      Arrays.fill(read, otherwise);
      return read;
    }
    if (!ends.isList()) {
      Arrays.fill(read, ends.number());
    } else if (ends.items().size() == classes) {
      read = NamedProbabilities.numbers(ends.items());
    } else {
      ends.problem(Counted.wrongLength(ends.items().size(), classes, "class", "classes"));
    }
    if (ends.sound() && Arrays.stream(read).anyMatch(end -> !(end >= 0 && end <= 1))) {
      ends.mustBe("lie in [0, 1]");
    }
    return read;
  }
}
