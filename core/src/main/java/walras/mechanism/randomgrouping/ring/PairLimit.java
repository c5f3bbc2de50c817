package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.signals.Ladder;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.StateLimit;

/**
 * What a branch in which pairs trade loses among infinitely many agents in a state, at each price.
 * Second and third messages are the same once everybody knows the state. Immutable.
 */
final class PairLimit {

  private final int steps;
  private final boolean isLedBySeller;
  private final Ladder ladder;

  /** What the leading agents of a signal add to the surplus per agent if they trade. */
  private final double[] gains;

  private final double most;

  PairLimit(RingEnvironment environment, int state, Pairs branch, StateLimit limit) {
    steps = environment.grid().steps();
    isLedBySeller = branch.isLedBySeller();
    most = limit.maximum();
    Side leaders = isLedBySeller ? environment.sellers() : environment.buyers();
    Side partners = isLedBySeller ? environment.buyers() : environment.sellers();
    double[] known = leaders.money(state, 0);
    double mean = mean(partners, state);
    double sign = isLedBySeller ? -1 : 1;
    gains = new double[known.length];
    Arrays.setAll(
        gains, signal -> leaders.model().signal(state, signal) * sign * (known[signal] - mean) / 2);
    double[] expected =
        branch.message() == Messages.FIRST ? leaders.expectedFromOwnSignal(0) : known;
    ladder = new Ladder(known.length, 1);
    if (isLedBySeller) {
      ladder.supply(expected, environment.grid());
    } else {
      ladder.demand(expected, environment.grid());
    }
  }

  private static double mean(Side side, int state) {
    double[] money = side.money(state, 0);
    double sum = 0;
    for (int signal = 0; signal < money.length; signal++) {
      sum += side.model().signal(state, signal) * money[signal];
    }
    return sum;
  }

  /** Returns the mean loss per agent over all prices. */
  double loss() {
    double sum = 0;
    for (int signal = 0; signal < gains.length; signal++) {
      int reached = ladder.threshold(signal);
      sum += (isLedBySeller ? steps + 1 - reached : reached) * gains[signal];
    }
    return most - sum / (steps + 1.0);
  }

  /** Returns the share of prices with a loss below a number, or nothing if one equals it. */
  OptionalDouble shareBelow(double number) {
    int[] starts =
        IntStream.concat(IntStream.of(0), IntStream.range(0, gains.length).map(ladder::threshold))
            .filter(threshold -> threshold <= steps)
            .sorted()
            .distinct()
            .toArray();
    long prices = 0;
    for (int i = 0; i < starts.length; i++) {
      double distance = lossAt(starts[i]) - number;
      if (Math.abs(distance) <= StateLimit.ROUNDING) {
        return OptionalDouble.empty();
      }
      int end = i + 1 < starts.length ? starts[i + 1] : steps + 1;
      prices += distance < 0 ? end - starts[i] : 0;
    }
    return OptionalDouble.of((double) prices / (steps + 1.0));
  }

  private double lossAt(int price) {
    double sum = 0;
    for (int signal = 0; signal < gains.length; signal++) {
      sum += ladder.threshold(signal) <= price == isLedBySeller ? gains[signal] : 0;
    }
    return most - sum;
  }
}
