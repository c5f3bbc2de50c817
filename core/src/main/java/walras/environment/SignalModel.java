package walras.environment;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import walras.kernel.Details;
import walras.kernel.Field;

/**
 * A finite model of private information: a state of the world, and types that are independent and
 * identically distributed given the state. Immutable.
 */
public final class SignalModel implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<String> states;
  private final double[] prior;
  private final List<String> types;
  private final double[][] signals;

  private SignalModel(List<String> states, double[] prior, List<String> types, double[][] signals) {
    this.states = List.copyOf(states);
    this.prior = prior.clone();
    this.types = List.copyOf(types);
    this.signals = copy(signals);
  }

  /**
   * Creates a model from values that were checked before.
   *
   * @param prior the probability of each state
   * @param signals the probability of each type given the state, indexed by state first
   * @throws IllegalArgumentException if the shapes disagree
   */
  public static SignalModel of(
      List<String> states, double[] prior, List<String> types, double[][] signals) {
    if (prior.length != states.size() || signals.length != states.size()) {
      throw new IllegalArgumentException(
          "prior and signals must have one entry per state, got %d and %d for %d states"
              .formatted(prior.length, signals.length, states.size()));
    }
    for (double[] row : signals) {
      if (row.length != types.size()) {
        throw new IllegalArgumentException(
            "signals must have one entry per type, got %d for %d types"
                .formatted(row.length, types.size()));
      }
    }
    return new SignalModel(states, prior, types, signals);
  }

  /**
   * Reads the fields {@code states}, {@code prior}, {@code types} and {@code signals}.
   *
   * @return nothing if a problem was reported: lengths that disagree, probabilities that are not
   *     positive or do not sum to one, two states that no type can tell apart
   */
  public static Optional<SignalModel> read(Field environment) {
    return new SignalModelReader(environment).read();
  }

  /** Writes names and probabilities as read. */
  public void describe(Details details) {
    details.put("states", states).put("prior", prior).put("types", types);
    for (int z = 0; z < signals.length; z++) {
      details.at("signals").put(states.get(z), signals[z]);
    }
  }

  /** Returns the names of the states. */
  public List<String> states() {
    return states;
  }

  /** Returns the names of the types. */
  public List<String> types() {
    return types;
  }

  /** Returns the prior probability of a state. */
  public double prior(int state) {
    return prior[state];
  }

  /** Returns the probability of a type given the state. */
  public double signal(int state, int type) {
    return signals[state][type];
  }

  /** Returns the probability of each type given the state. */
  public double[] signals(int state) {
    return signals[state].clone();
  }

  /** Returns the probability of a type before the state is known. */
  public double typeProbability(int type) {
    double sum = 0;
    for (int z = 0; z < prior.length; z++) {
      sum += prior[z] * signals[z][type];
    }
    return sum;
  }

  /** Returns the probability of a state for one agent who knows no more than the own type. */
  public double tau(int state, int type) {
    return prior[state] * signals[state][type] / typeProbability(type);
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }
}
