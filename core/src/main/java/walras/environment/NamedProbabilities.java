package walras.environment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import walras.kernel.Field;
import walras.study.Counted;

/** Reads lists of names, and the probabilities that belong to them. */
public final class NamedProbabilities {

  private static final double SUM_TOLERANCE = 1e-9;
  private static final MathContext SHOWN = new MathContext(12);

  private NamedProbabilities() {}

  /**
   * Reads names; too few, a blank one and one that stands twice are problems.
   *
   * @param fewest the smallest number of names
   * @param what what is named, such as {@code state}
   */
  public static List<String> names(Field field, int fewest, String what) {
    List<String> names = new ArrayList<>();
    for (Field item : field.items()) {
      String name = item.text();
      if (item.sound() && name.isBlank()) {
        item.mustBe("be the name of a %s".formatted(what));
      }
      if (item.sound() && names.contains(name)) {
        item.problem("%s '%s' is listed twice".formatted(what, name));
      }
      names.add(name);
    }
    if (field.sound() && names.size() < fewest) {
      field.problem(
          "must list at least %s, got %d".formatted(Counted.of(fewest, what), names.size()));
    }
    return names;
  }

  /** Reads the prior probability of each state: one per state, positive, with the sum 1. */
  public static double[] prior(Field field, List<String> states) {
    double[] prior = numbers(field.items());
    if (field.sound() && fits(field, prior.length, "state", states)) {
      positive(
          field,
          prior,
          z ->
              "be positive (prior probability of state '%s'; leave out a state that never occurs)"
                  .formatted(states.get(z)));
      sumToOne(field, prior);
    }
    return prior;
  }

  /** Reads numbers, NaN after a problem. */
  public static double[] numbers(List<Field> items) {
    double[] values = new double[items.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = items.get(i).number();
    }
    return values;
  }

  /** Tells whether there are as many numbers as names, and reports it where not. */
  public static boolean fits(Field field, int length, String what, List<String> names) {
    if (length == names.size()) {
      return true;
    }
    field.problem(
        Counted.wrongLength(length, names.size(), what, what + "s")
            + ": "
            + String.join(", ", names));
    return false;
  }

  /** Reports each number of a list that is not positive, in the words of a rule. */
  public static void positive(Field field, double[] values, IntFunction<String> rule) {
    List<Field> items = field.items();
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0)) {
        items.get(i).mustBe(rule.apply(i));
      }
    }
  }

  /** Reports a list, sound so far, whose sum is not 1. */
  public static void sumToOne(Field field, double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    if (!field.sound() || Math.abs(sum - 1) <= SUM_TOLERANCE) {
      return;
    }
    field.problem(
        "must sum to 1 within 1e-9, but the sum is %s; probabilities are not rescaled"
            .formatted(shown(sum)));
  }

  /** Returns a number in at most twelve digits. */
  static String shown(double value) {
    return new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
  }
}
