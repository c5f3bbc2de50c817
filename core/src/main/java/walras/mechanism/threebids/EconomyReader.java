package walras.mechanism.threebids;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import walras.environment.NamedProbabilities;
import walras.environment.SignalModel;
import walras.kernel.Field;

/** Reads and validates signals and values. */
final class EconomyReader {

  private final Field environment;

  EconomyReader(Field environment) {
    this.environment = environment;
  }

  Optional<Economy> read() {
    Field stateField = environment.at("states");
    List<String> states = NamedProbabilities.names(stateField, 1, "state");
    if (!stateField.sound()) {
      skip(environment.at("prior"));
      skip(environment.at("probabilities"));
      skip(environment.at("values"));
      environment.at("signals").isPresent();
      return Optional.empty();
    }
    if (states.contains(ThreeBidsEnvironment.RANDOM_NAME)) {
      stateField.problem("must not name a state 'random', which stands for a state that is drawn");
    }
    double[] prior = NamedProbabilities.prior(environment.at("prior"), states);
    List<Field> laws = perState(environment.at("probabilities"), states);
    List<Field> lists = perState(environment.at("values"), states);
    List<String> signals = signals(laws);
    double[][] probabilities = new double[laws.size()][];
    double[][] values = new double[lists.size()][];
    for (int state = 0; state < laws.size(); state++) {
      probabilities[state] = probabilities(laws.get(state), signals, states.get(state));
    }
    for (int state = 0; state < lists.size(); state++) {
      values[state] = values(lists.get(state), signals);
    }
    return environment.sound()
        ? Optional.of(new Economy(SignalModel.of(states, prior, signals, probabilities), values))
        : Optional.empty();
  }

  /** Asks for all fields below one, which cannot be judged without the states. */
  private static void skip(Field field) {
    if (field.isMapping()) {
      field.keys().forEach(key -> skip(field.at(key)));
    }
  }

  /** Returns the entry of each state: one per name, or one list that holds in all states. */
  private static List<Field> perState(Field field, List<String> states) {
    if (field.isList()) {
      return states.stream().map(state -> field).toList();
    }
    if (!field.isMapping()) {
      field.problem("must be a list with one entry per signal, or map each state to such a list");
      return List.of();
    }
    return states.stream().map(field::at).toList();
  }

  /** Returns the names of the signals; without any they are numbered from 0, like metrics. */
  private List<String> signals(List<Field> laws) {
    Field names = environment.at("signals");
    if (names.isPresent()) {
      return NamedProbabilities.names(names, 1, "signal");
    }
    int count = laws.isEmpty() || !laws.get(0).isList() ? 0 : laws.get(0).items().size();
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private double[] probabilities(Field law, List<String> signals, String state) {
    double[] numbers = NamedProbabilities.numbers(law.items());
    if (fits(law, numbers, signals)) {
      NamedProbabilities.positive(
          law,
          numbers,
          signal ->
              ("be positive (probability of signal '%s' in state '%s'): beliefs need every signal"
                      + " to be possible in every state")
                  .formatted(signals.get(signal), state));
      NamedProbabilities.sumToOne(law, numbers);
    }
    return numbers;
  }

  private double[] values(Field list, List<String> signals) {
    List<Field> items = list.items();
    double[] numbers = NamedProbabilities.numbers(items);
    if (fits(list, numbers, signals)) {
      for (int signal = 0; signal < numbers.length; signal++) {
        if (!(numbers[signal] > 0 && numbers[signal] <= 1)) {
          items
              .get(signal)
              .mustBe(
                  "lie in (0, 1] (value of a unit to agents with signal '%s')"
                      .formatted(signals.get(signal)));
        }
      }
    }
    return numbers;
  }

  private boolean fits(Field list, double[] numbers, List<String> signals) {
    return list.sound()
        && environment.at("signals").sound()
        && NamedProbabilities.fits(list, numbers.length, "signal", signals);
  }
}
