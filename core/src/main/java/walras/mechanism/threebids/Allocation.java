package walras.mechanism.threebids;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import walras.environment.Divergence;

/**
 * What the price-taking rule does with infinitely many agents in a state, where third bids are as
 * sure of the state as can be and the trading price is nearly so. Immutable.
 *
 * <p>Where the value of marginal agents depends on the state, the trading price errs more than
 * their third bids, toward their value in the state that is hardest to tell apart: so all of them
 * stand on one side of it and are rationed together with the high agents or with the low ones.
 */
final class Allocation implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double ROUNDING = 1e-12;

  private final Economy economy;
  private final Benchmark benchmark;
  private final double tie;
  private final List<Integer> nearest;
  private final int setter;
  private final int[] standing;
  private final int number;
  private final double[] consumed;

  Allocation(Economy economy, Benchmark benchmark, double tie) {
    this.economy = economy;
    this.benchmark = benchmark;
    this.tie = tie;
    int state = benchmark.state();
    nearest =
        IntStream.range(0, economy.states())
            .filter(other -> other != state)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    other -> Divergence.relativeEntropy(economy.model(), state, other)))
            .toList();
    setter = findSetter();
    standing =
        IntStream.range(0, economy.signals())
            .map(signal -> standing(signal, setter, benchmark.price()))
            .toArray();
    double above = share(1);
    double equal = share(0);
    double units = benchmark.unitsShare();
    number = above >= units ? 1 : above + equal >= units ? 2 : 3;
    consumed =
        IntStream.of(standing).mapToDouble(each -> consumed(each, above, equal, units)).toArray();
  }

  /** Returns the marginal signal that makes the price, as evidence for the nearest state fades. */
  private int findSetter() {
    double left = benchmark.unitsShare() - benchmark.high();
    List<Integer> marginal =
        IntStream.range(0, economy.signals())
            .filter(signal -> benchmark.rank(signal) == 0)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    signal -> nearest.isEmpty() ? 0 : -economy.value(nearest.get(0), signal)))
            .toList();
    for (int signal : marginal) {
      left -= benchmark.share(signal);
      if (left < 0) {
        return signal;
      }
    }
    return marginal.get(marginal.size() - 1);
  }

  /** Returns how the third bid of a signal stands to a price that another signal makes. */
  int standing(int signal, int priceSetter, double price) {
    double difference = benchmark.value(signal) - price;
    if (Math.abs(difference) <= tie + ROUNDING) {
      return tie > 0 ? 0 : near(signal, priceSetter);
    }
    return difference > 0 ? 1 : -1;
  }

  /** The price errs first; the third bid only if the price cannot. */
  private int near(int signal, int priceSetter) {
    double price = driver(priceSetter);
    if (price != 0) {
      return price < 0 ? 1 : -1;
    }
    return (int) Math.signum(driver(signal));
  }

  /** Returns by how much the value of a signal changes in the nearest state in which it does. */
  private double driver(int signal) {
    int other = drivingState(signal);
    return other < 0 ? 0 : economy.value(other, signal) - benchmark.value(signal);
  }

  /** Returns the nearest state in which the value of a signal is another, or -1. */
  private int drivingState(int signal) {
    return nearest.stream()
        .filter(other -> economy.value(other, signal) != benchmark.value(signal))
        .findFirst()
        .orElse(-1);
  }

  private double share(int wanted) {
    double sum = 0;
    for (int signal = 0; signal < standing.length; signal++) {
      sum += standing[signal] == wanted ? benchmark.share(signal) : 0;
    }
    return sum;
  }

  private double consumed(int place, double above, double equal, double units) {
    return switch (number) {
      case 1 -> place > 0 ? units / above : 0;
      case 2 -> place > 0 ? 1 : place == 0 ? (units - above) / equal : 0;
      default -> place >= 0 ? 1 : (units - above - equal) / (1 - above - equal);
    };
  }

  /** Returns the state that is hardest to tell apart with another marginal value, or -1. */
  int drivingState() {
    return drivingState(setter);
  }

  /** Tells whether marginal agents stand apart from the price because their value depends. */
  boolean isDriven() {
    return tie == 0
        && IntStream.range(0, economy.signals())
            .anyMatch(signal -> benchmark.rank(signal) == 0 && drivingState(signal) >= 0);
  }

  /** Returns how the third bid of a signal stands to the trading price. */
  int standing(int signal) {
    return standing[signal];
  }

  /** Returns the case of the price-taking rule. */
  int number() {
    return number;
  }

  /** Returns the probability to consume under the price-taking rule. */
  double consumed(int signal) {
    return consumed[signal];
  }

  /** Returns the share of agents who are high and do not consume, or low and do. */
  double misallocation() {
    double sum = 0;
    for (int signal = 0; signal < standing.length; signal++) {
      int rank = benchmark.rank(signal);
      double wrong = rank > 0 ? 1 - consumed[signal] : rank < 0 ? consumed[signal] : 0;
      sum += benchmark.share(signal) * wrong;
    }
    return sum;
  }

  /** Returns the share of agents who are marginal and stand on a side. */
  double marginal(int wanted) {
    double sum = 0;
    for (int signal = 0; signal < standing.length; signal++) {
      boolean isCounted = benchmark.rank(signal) == 0 && standing[signal] == wanted;
      sum += isCounted ? benchmark.share(signal) : 0;
    }
    return sum;
  }

  /**
   * Tells whether a price leads to another allocation.
   *
   * @param isCertain whether nobody doubts the state, so that near numbers are told apart by what
   *     little doubt is left
   */
  boolean isMissed(int priceSetter, double price, boolean isCertain) {
    for (int signal = 0; signal < standing.length; signal++) {
      double distance = Math.abs(benchmark.value(signal) - price);
      boolean isNear = Math.abs(distance - tie) <= ROUNDING;
      if ((isCertain || !isNear) && standing(signal, priceSetter, price) != standing[signal]) {
        return true;
      }
    }
    return false;
  }
}
