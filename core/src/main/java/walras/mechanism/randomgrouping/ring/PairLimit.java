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

  /** What the leading agents of a signal add to the surplus per agent by a unit, by its place. */
  private final double[] gains;

  private final double most;

  PairLimit(RingEnvironment environment, int state, Pairs branch, StateLimit limit) {
    steps = environment.grid().steps();
    isLedBySeller = branch.isLedBySeller();
    most = limit.maximum();
    Side leaders = isLedBySeller ? environment.sellers() : environment.buyers();
    Side partners = isLedBySeller ? environment.buyers() : environment.sellers();
    double[] known = leaders.money(state, 0);
    double[] means = means(partners, state);
    double sign = isLedBySeller ? -1 : 1;
    gains = new double[known.length];
    Arrays.setAll(
        gains,
        place -> {
          double share = leaders.model().signal(state, place / leaders.units());
          return share * sign * (known[place] - means[place % leaders.units()]) / 2;
        });
    double[] expected =
        branch.message() == Messages.FIRST ? leaders.expectedFromOwnSignal(0) : known;
    ladder = Ladder.of(leaders);
    if (isLedBySeller) {
      ladder.supply(expected, environment.grid());
    } else {
      ladder.demand(expected, environment.grid());
    }
  }

  /** Returns what the first, second, ... unit of an agent costs or is worth on average. */
  private static double[] means(Side side, int state) {
    double[] money = side.money(state, 0);
    double[] means = new double[side.units()];
    for (int place = 0; place < money.length; place++) {
      means[place % means.length] +=
          side.model().signal(state, place / means.length) * money[place];
    }
    return means;
  }

  /** Returns the mean loss per agent over all prices. */
  double loss() {
    double sum = 0;
    for (int place = 0; place < gains.length; place++) {
      int reached = ladder.threshold(place);
      sum += (isLedBySeller ? steps + 1 - reached : reached) * gains[place];
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
    for (int place = 0; place < gains.length; place++) {
      sum += ladder.threshold(place) <= price == isLedBySeller ? gains[place] : 0;
    }
    return most - sum;
  }
}
