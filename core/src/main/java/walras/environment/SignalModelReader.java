package walras.environment;

import java.util.List;
import java.util.Optional;
import walras.kernel.Field;

/** Reads and validates a signal model. */
final class SignalModelReader {

  private static final double SAME_SIGNAL = 1e-12;

  private final Field environment;

  SignalModelReader(Field environment) {
    this.environment = environment;
  }

  Optional<SignalModel> read() {
    Field stateField = environment.at("states");
    Field typeField = environment.at("types");
    List<String> states = NamedProbabilities.names(stateField, 1, "state");
    List<String> types = NamedProbabilities.names(typeField, 2, "type");
    double[] prior = prior(states, stateField.sound());
    Optional<double[][]> signals = signals(states, types, stateField.sound() && typeField.sound());
    boolean sound = stateField.sound() && typeField.sound() && environment.at("prior").sound();
    if (!sound || signals.isEmpty()) {
      return Optional.empty();
    }
    SignalModel model = SignalModel.of(states, prior, types, signals.get());
    return informative(model) ? Optional.of(model) : Optional.empty();
  }

  private double[] prior(List<String> states, boolean namesSound) {
    Field field = environment.at("prior");
    return namesSound
        ? NamedProbabilities.prior(field, states)
        : NamedProbabilities.numbers(field.items());
  }

  private Optional<double[][]> signals(
      List<String> states, List<String> types, boolean namesSound) {
    Field field = environment.at("signals");
    if (!field.isPresent() || !field.isMapping()) {
      field.problem("must map each state to the probabilities of the types");
      return Optional.empty();
    }
    if (!namesSound) {
      field.keys().forEach(state -> NamedProbabilities.numbers(field.at(state).items()));
      return Optional.empty();
    }
    double[][] rows = new double[states.size()][];
    for (int z = 0; z < rows.length; z++) {
      Field row = field.at(states.get(z));
      rows[z] = NamedProbabilities.numbers(row.items());
      if (row.sound() && NamedProbabilities.fits(row, rows[z].length, "type", types)) {
        checkRow(row, rows[z], states.get(z), types);
      }
    }
    return field.sound() ? Optional.of(rows) : Optional.empty();
  }

  private static void checkRow(Field row, double[] values, String state, List<String> types) {
    NamedProbabilities.positive(
        row,
        values,
        x ->
            ("be positive (probability of type '%s' in state '%s'): beliefs need every type to be"
                    + " possible in every state")
                .formatted(types.get(x), state));
    NamedProbabilities.sumToOne(row, values);
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
    String sum = NamedProbabilities.shown(model.prior(z) + model.prior(w));
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
                    NamedProbabilities.shown(model.prior(z)),
                    first,
                    NamedProbabilities.shown(model.prior(w)),
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
}
