package walras.environment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.kernel.Field;

/** Reads and validates a signal model. */
final class SignalModelReader {

  private static final double SUM_TOLERANCE = 1e-9;
  private static final double SAME_SIGNAL = 1e-12;
  private static final MathContext SHOWN = new MathContext(12);

  private final Field environment;

  SignalModelReader(Field environment) {
    this.environment = environment;
  }

  Optional<SignalModel> read() {
    Field stateField = environment.at("states");
    Field typeField = environment.at("types");
    List<String> states = names(stateField, 1, "state");
    List<String> types = names(typeField, 2, "type");
    double[] prior = prior(states, stateField.sound());
    Optional<double[][]> signals = signals(states, types, stateField.sound() && typeField.sound());
    boolean sound = stateField.sound() && typeField.sound() && environment.at("prior").sound();
    if (!sound || signals.isEmpty()) {
      return Optional.empty();
    }
    SignalModel model = SignalModel.of(states, prior, types, signals.get());
    return informative(model) ? Optional.of(model) : Optional.empty();
  }

  private static List<String> names(Field field, int fewest, String what) {
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
          "must list at least %d %s%s, got %d"
              .formatted(fewest, what, fewest == 1 ? "" : "s", names.size()));
    }
    return names;
  }

  private double[] prior(List<String> states, boolean namesSound) {
    Field field = environment.at("prior");
    double[] prior = numbers(field.items());
    if (!field.sound() || !namesSound || !fits(field, prior.length, "state", states)) {
      return prior;
    }
    List<Field> items = field.items();
    for (int z = 0; z < prior.length; z++) {
      if (!(prior[z] > 0)) {
        items
            .get(z)
            .mustBe(
                "be positive (prior probability of state '%s'; leave out a state that never occurs)"
                    .formatted(states.get(z)));
      }
    }
    sumsToOne(field, prior);
    return prior;
  }

  private Optional<double[][]> signals(
      List<String> states, List<String> types, boolean namesSound) {
    Field field = environment.at("signals");
    if (!field.isPresent() || !field.isMapping()) {
      field.problem("must map each state to the probabilities of the types");
      return Optional.empty();
    }
    if (!namesSound) {
      field.keys().forEach(state -> numbers(field.at(state).items()));
      return Optional.empty();
    }
    double[][] rows = new double[states.size()][];
    for (int z = 0; z < rows.length; z++) {
      Field row = field.at(states.get(z));
      rows[z] = numbers(row.items());
      if (row.sound() && fits(row, rows[z].length, "type", types)) {
        checkRow(row, rows[z], states.get(z), types);
      }
    }
    return field.sound() ? Optional.of(rows) : Optional.empty();
  }

  private static void checkRow(Field row, double[] values, String state, List<String> types) {
    List<Field> items = row.items();
    for (int x = 0; x < values.length; x++) {
      if (!(values[x] > 0)) {
        items
            .get(x)
            .mustBe(
                ("be positive (probability of type '%s' in state '%s'): beliefs need every type to"
                        + " be possible in every state")
                    .formatted(types.get(x), state));
      }
    }
    sumsToOne(row, values);
  }

  private static double[] numbers(List<Field> items) {
    double[] values = new double[items.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = items.get(i).number();
    }
    return values;
  }

  private static boolean fits(Field field, int length, String what, List<String> names) {
    if (length == names.size()) {
      return true;
    }
    field.problem(
        "has %d entries, but there are %d %ss: %s"
            .formatted(length, names.size(), what, String.join(", ", names)));
    return false;
  }

  private static void sumsToOne(Field field, double[] values) {
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

  private boolean informative(SignalModel model) {
    List<String> states = model.states();
    boolean informative = true;
    for (int z = 0; z < states.size(); z++) {
      for (int w = z + 1; w < states.size(); w++) {
        if (distance(model, z, w) <= SAME_SIGNAL) {
          reportSame(model, z, w);
          informative = false;
        }
      }
    }
    return informative;
  }

  private void reportSame(SignalModel model, int z, int w) {
    String first = model.states().get(z);
    String second = model.states().get(w);
    String sum = shown(model.prior(z) + model.prior(w));
    environment
        .at("signals")
        .problem(
            ("states '%s' and '%s' have identical signals, so nothing can tell them apart; merge"
                    + " them into one state with prior %s and, per type, weight (%s a['%s'] + %s"
                    + " a['%s']) / %s")
                .formatted(
                    first,
                    second,
                    sum,
                    shown(model.prior(z)),
                    first,
                    shown(model.prior(w)),
                    second,
                    sum));
  }

  private static double distance(SignalModel model, int z, int w) {
    double largest = 0;
    for (int x = 0; x < model.types().size(); x++) {
      largest = Math.max(largest, Math.abs(model.signal(z, x) - model.signal(w, x)));
    }
    return largest;
  }

  private static String shown(double value) {
    return new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
  }
}
