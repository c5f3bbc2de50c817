package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import walras.mechanism.randomgrouping.grid.PriceRule;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * What the agents know of their world.
 *
 * @param buyerLaw the probability of each signal of a buyer given the state
 * @param sellerLaw the same of a seller
 * @param value a buyer's values by state, then own signal and unit
 * @param cost a seller's costs by state, then own signal and unit
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LiteralWorld(
    int steps,
    TieRule tie,
    PriceRule rule,
    int groups,
    double[] prior,
    double[][] buyerLaw,
    double[][] sellerLaw,
    double[][] value,
    double[][] cost) {

  /** Posterior values are compared with the grid up to this. */
  private static final double TIE = 1e-9;

  int units() {
    return value[0].length / buyerLaw[0].length;
  }

  /** Returns the quantities that a seller supplies who knows no more than a belief and the own. */
  int[] supply(int signal, double[] belief) {
    double[] costs = expected(signal, belief, sellerLaw(), cost());
    return IntStream.rangeClosed(0, steps())
        .map(j -> best(Arrays.stream(costs).map(cost -> (double) j / steps() - cost)))
        .toArray();
  }

  int[] demand(int signal, double[] belief) {
    double[] values = expected(signal, belief, buyerLaw(), value());
    return IntStream.rangeClosed(0, steps())
        .map(j -> best(Arrays.stream(values).map(value -> value - (double) j / steps())))
        .toArray();
  }

  /** Returns the quantity with the largest payoff, from what each unit gains. */
  private int best(DoubleStream gains) {
    double[] gain = gains.toArray();
    int quantity = 0;
    double more = 0;
    for (int unit = 0; unit < gain.length; unit++) {
      more += gain[unit];
      boolean isTied = Math.abs(more) <= TIE / steps();
      if (isTied ? tie() == TieRule.MAX : more > 0) {
        quantity = unit + 1;
        more = 0;
      }
    }
    return quantity;
  }

  /** Adds the own signal to a belief and takes the expectation of each unit. */
  private double[] expected(int signal, double[] belief, double[][] law, double[][] money) {
    double weight = 0;
    double[] sums = new double[units()];
    for (int state = 0; state < belief.length; state++) {
      double posterior = belief[state] * law[state][signal];
      weight += posterior;
      for (int unit = 0; unit < sums.length; unit++) {
        sums[unit] += posterior * money[state][signal * sums.length + unit];
      }
    }
    double all = weight;
    return Arrays.stream(sums).map(sum -> sum / all).toArray();
  }

  double worth(double[] money, int signal, int quantity) {
    return Arrays.stream(money).skip((long) signal * units()).limit(quantity).sum();
  }

  /** Returns what the units of all agents cost or are worth, in ascending order. */
  double[] sorted(double[] money, int[] signals) {
    return Arrays.stream(signals)
        .flatMap(x -> IntStream.range(x * units(), (x + 1) * units()))
        .mapToDouble(place -> money[place])
        .sorted()
        .toArray();
  }
}
