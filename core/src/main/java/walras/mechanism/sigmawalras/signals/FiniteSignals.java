package walras.mechanism.sigmawalras.signals;

import java.util.Arrays;
import java.util.Optional;
import walras.kernel.Details;

/**
 * Finitely many signals, independent given a state that agents share; with one state, independent.
 */
public final class FiniteSignals implements SignalLaw {

  private static final long serialVersionUID = 1L;

  private final double[][] values;
  private final double[][][] probabilities;
  private final double[] prior;
  private final Scope scope;

  /**
   * Creates a law.
   *
   * @param values signals of each class
   * @param probabilities of each signal by state and class
   * @param prior probability of each state
   * @param scope who shares a state
   */
  public FiniteSignals(double[][] values, double[][][] probabilities, double[] prior, Scope scope) {
    this.values = copy(values);
    this.probabilities = new double[probabilities.length][][];
    for (int z = 0; z < probabilities.length; z++) {
      this.probabilities[z] = copy(probabilities[z]);
    }
    this.prior = prior.clone();
    this.scope = scope;
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  /** Returns the number of signals of a class. */
  public int signals(int k) {
    return values[k].length;
  }

  /** Returns a signal of a class. */
  public double value(int k, int signal) {
    return values[k][signal];
  }

  /** Returns the number of states. */
  public int states() {
    return prior.length;
  }

  /** Returns the number of states that are drawn. */
  public int drawn() {
    if (prior.length == 1) {
      return 0;
    }
    return scope == Scope.COMMON ? 1 : values.length;
  }

  /** Returns the index, among the states that are drawn, of that of a class. */
  public int factor(int k) {
    return scope == Scope.COMMON ? 0 : k;
  }

  /** Returns the state for a uniform number. */
  public int state(double uniform) {
    double left = uniform;
    for (int z = 0; z < prior.length - 1; z++) {
      left -= prior[z];
      if (left < 0) {
        return z;
      }
    }
    return prior.length - 1;
  }

  /** Returns the probabilities of the signals of a class in a state. */
  public double[] probabilities(int state, int k) {
    return probabilities[state][k].clone();
  }

  /** Returns the prior probability of a state. */
  public double prior(int state) {
    return prior[state];
  }

  @Override
  public void describe(Details details) {
    details.put("law", "finite").put("prior", prior.clone());
    if (prior.length > 1) {
      details.put("scope", scope.spelling());
    }
    for (int k = 0; k < values.length; k++) {
      Details type = details.at("class_%d".formatted(k + 1)).put("values", values[k].clone());
      for (int z = 0; z < prior.length; z++) {
        type.put("state_%d".formatted(z + 1), probabilities[z][k].clone());
      }
    }
  }

  @Override
  public boolean hasFactors() {
    return prior.length > 1;
  }

  /** Returns the mean signal of a class in a state. */
  public double mean(int state, int k) {
    double mean = 0;
    for (int i = 0; i < values[k].length; i++) {
      mean += probabilities[state][k][i] * values[k][i];
    }
    return mean;
  }

  @Override
  public double mean(int k) {
    double mean = 0;
    for (int z = 0; z < prior.length; z++) {
      mean += prior[z] * mean(z, k);
    }
    return mean;
  }

  @Override
  public Optional<Variation> variation(int classes) {
    for (int k = 1; k < classes; k++) {
      if (!isLikeTheFirst(k)) {
        return Optional.empty();
      }
    }
    double between = 0;
    double within = 0;
    for (int z = 0; z < prior.length; z++) {
      double shared = mean(z, 0) - mean(0);
      between += prior[z] * shared * shared;
      for (int i = 0; i < values[0].length; i++) {
        double own = values[0][i] - mean(z, 0);
        within += prior[z] * probabilities[z][0][i] * own * own;
      }
    }
    return Optional.of(new Variation(between, scope == Scope.COMMON ? 1 : 0, within));
  }

  private boolean isLikeTheFirst(int k) {
    if (!Arrays.equals(values[0], values[k])) {
      return false;
    }
    for (double[][] state : probabilities) {
      if (!Arrays.equals(state[0], state[k])) {
        return false;
      }
    }
    return true;
  }
}
