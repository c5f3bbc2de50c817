package walras.mechanism.threebids;

import java.util.ArrayList;
import java.util.List;
import walras.numeric.Elementary;

/**
 * Laws of the signals of one group under which something rare happens half of the time: the laws
 * nearest to that of the state, in relative entropy, that make it happen.
 */
final class Tilts {

  /** Halvings of the interval in which the power of a mixture lies. */
  private static final int HALVINGS = 60;

  private Tilts() {}

  /** What a tilt makes happen. */
  enum Aim {
    /** At least as many agents as units are high: the group's price is too high. */
    UP,
    /** Fewer agents than units are high or marginal: the group's price is too low. */
    DOWN,
    /** The group's signals look as likely in another state. */
    STATE
  }

  /**
   * A law of signals.
   *
   * @param aim what it makes happen
   * @param state the other state's index in the economy, or -1
   * @param power the weight of the other state in the geometric mixture, or NaN
   * @param law the probability of each signal
   * @param logRatios the logarithm of the law over that of the state, by signal
   */
  record Tilt(Aim aim, int state, double power, List<Double> law, List<Double> logRatios) {

    Tilt {
      law = List.copyOf(law);
      logRatios = List.copyOf(logRatios);
    }

    /** Returns the probability of each signal. */
    double[] probabilities() {
      return law.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** Returns all tilts of a state: up if some signal is high, down if one is low, other states. */
  static List<Tilt> of(Economy economy, Benchmark benchmark) {
    List<Tilt> tilts = new ArrayList<>();
    if (benchmark.has(1)) {
      tilts.add(scaled(benchmark, Aim.UP, 1));
    }
    if (benchmark.has(-1)) {
      tilts.add(scaled(benchmark, Aim.DOWN, 0));
    }
    for (int state = 0; state < economy.states(); state++) {
      if (state != benchmark.state()) {
        tilts.add(toward(economy, benchmark.state(), state));
      }
    }
    return tilts;
  }

  /**
   * Scales signals of at least some rank so that they are as many as the units. Both parts are sums
   * of their own: one less the other loses a small one.
   */
  private static Tilt scaled(Benchmark benchmark, Aim aim, int rank) {
    double inside = 0;
    double outside = 0;
    for (int signal = 0; signal < benchmark.signals(); signal++) {
      inside += benchmark.rank(signal) >= rank ? benchmark.share(signal) : 0;
      outside += benchmark.rank(signal) >= rank ? 0 : benchmark.share(signal);
    }
    double factor = benchmark.unitsShare() / inside;
    double otherFactor = (1 - benchmark.unitsShare()) / outside;
    List<Double> law = new ArrayList<>();
    List<Double> logRatios = new ArrayList<>();
    for (int signal = 0; signal < benchmark.signals(); signal++) {
      double scale = benchmark.rank(signal) >= rank ? factor : otherFactor;
      law.add(benchmark.share(signal) * scale);
      logRatios.add(Elementary.log(scale));
    }
    return new Tilt(aim, -1, Double.NaN, law, logRatios);
  }

  private static Tilt toward(Economy economy, int state, int other) {
    double power = power(economy, state, other);
    double logSum = Elementary.log(affinity(economy, state, other, power));
    List<Double> law = new ArrayList<>();
    List<Double> logRatios = new ArrayList<>();
    for (int signal = 0; signal < economy.signals(); signal++) {
      double logRatio = power * logRatio(economy, state, other, signal) - logSum;
      law.add(economy.model().signal(state, signal) * Elementary.exp(logRatio));
      logRatios.add(logRatio);
    }
    return new Tilt(Aim.STATE, other, power, law, logRatios);
  }

  /** Returns the power of the geometric mixture in which both states are equally likely. */
  static double power(Economy economy, int state, int other) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(economy, state, other, middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Returns the Chernoff information of two states. */
  static double chernoff(Economy economy, int state, int other) {
    return -Elementary.log(affinity(economy, state, other, power(economy, state, other)));
  }

  private static double affinity(Economy economy, int state, int other, double power) {
    double sum = 0;
    for (int signal = 0; signal < economy.signals(); signal++) {
      sum +=
          economy.model().signal(state, signal)
              * Elementary.exp(power * logRatio(economy, state, other, signal));
    }
    return sum;
  }

  /** Returns the derivative of the affinity in the power. */
  private static double slope(Economy economy, int state, int other, double power) {
    double sum = 0;
    for (int signal = 0; signal < economy.signals(); signal++) {
      double logRatio = logRatio(economy, state, other, signal);
      sum += economy.model().signal(state, signal) * Elementary.exp(power * logRatio) * logRatio;
    }
    return sum;
  }

  private static double logRatio(Economy economy, int state, int other, int signal) {
    return economy.logSignal(other, signal) - economy.logSignal(state, signal);
  }
}
