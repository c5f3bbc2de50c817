package walras.mechanism.threebids;

import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The rates, per agent of a group, at which outcomes vanish that infinitely many agents do not
 * have.
 *
 * <p>A price depends on two groups that are drawn independently: the group that forms it, whose
 * counts say which signal makes the price, and the one before, whose counts are its evidence. The
 * cheapest way to an outcome is therefore the smallest sum of two costs. That of a belief in
 * another state is the Chernoff information, whatever weight between 0 and 1 the belief gives it;
 * that of a price made by a signal is the relative entropy of the nearest shares in which that
 * signal is marginal. The order of bids changes with the weight at finitely many places.
 */
final class MissRates {

  private static final double ROUNDING = 1e-12;

  private final Economy economy;
  private final Benchmark benchmark;

  MissRates(Economy economy, Benchmark benchmark) {
    this.economy = economy;
    this.benchmark = benchmark;
  }

  /** Tells what is an outcome of infinitely many agents no more. */
  @FunctionalInterface
  interface Miss {

    /**
     * Tells whether a price misses.
     *
     * @param setter the signal that makes the price
     * @param low the price with the lowest weight of the other state
     * @param high the price with the highest weight
     * @param isCertain whether the weight of the other state is zero
     */
    boolean is(int setter, double low, double high, boolean isCertain);
  }

  /** Returns the rate at which prices farther than a tolerance from the competitive one vanish. */
  double price(double tolerance) {
    double price = benchmark.price();
    return least(
        (setter, low, high, isCertain) ->
            Math.max(Math.abs(low - price), Math.abs(high - price)) > tolerance + ROUNDING);
  }

  /** Returns the rate at which prices made by signals with another value vanish. */
  double rank() {
    return least((setter, low, high, isCertain) -> benchmark.rank(setter) != 0);
  }

  /** Tells whether belief in another state moves the price in a group with typical signals. */
  boolean moves(int other, double tolerance) {
    double price = benchmark.price();
    Miss far =
        (setter, low, high, isCertain) ->
            Math.max(Math.abs(low - price), Math.abs(high - price)) > tolerance + ROUNDING;
    return believing(other, far) == 0;
  }

  /** Returns the rate at which all ways to miss vanish; infinite if there is none. */
  double least(Miss miss) {
    double[] values = benchmarkValues();
    double least = cost(signal -> values[signal], values, values, true, miss);
    for (int other = 0; other < economy.states(); other++) {
      if (other != benchmark.state()) {
        double belief = Tilts.chernoff(economy, benchmark.state(), other);
        least = Math.min(least, belief + believing(other, miss));
      }
    }
    return least;
  }

  /** Returns the smallest cost of counts to miss if beliefs give another state any weight. */
  private double believing(int other, Miss miss) {
    double[] weights = weights(other);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 1 < weights.length; i++) {
      double[] low = bids(other, weights[i]);
      double[] high = bids(other, weights[i + 1]);
      double[] middle = bids(other, (weights[i] + weights[i + 1]) / 2);
      least = Math.min(least, cost(signal -> middle[signal], low, high, false, miss));
    }
    return least;
  }

  private double[] benchmarkValues() {
    return economy.values(benchmark.state());
  }

  private double[] bids(int other, double weight) {
    double[] values = benchmarkValues();
    return IntStream.range(0, values.length)
        .mapToDouble(s -> values[s] + weight * (economy.value(other, s) - values[s]))
        .toArray();
  }

  /** Returns 0, 1 and the weights of another state between them at which bids of signals cross. */
  private double[] weights(int other) {
    double[] now = benchmarkValues();
    double[] then = economy.values(other);
    DoubleStream.Builder weights = DoubleStream.builder().add(0).add(1);
    for (int signal = 0; signal < now.length; signal++) {
      for (int second = signal + 1; second < now.length; second++) {
        double before = now[signal] - now[second];
        double after = then[signal] - then[second];
        if (before * after < 0) {
          weights.add(before / (before - after));
        }
      }
    }
    return weights.build().sorted().distinct().toArray();
  }

  private double cost(
      IntToDoubleFunction order, double[] low, double[] high, boolean isCertain, Miss miss) {
    double least = Double.POSITIVE_INFINITY;
    for (int setter = 0; setter < economy.signals(); setter++) {
      if (miss.is(setter, low[setter], high[setter], isCertain)) {
        least = Math.min(least, cost(order, order.applyAsDouble(setter)));
      }
    }
    return least;
  }

  /** Returns the cost of shares in which a bid is the price. */
  private double cost(IntToDoubleFunction order, double bid) {
    double above = 0;
    double atLeast = 0;
    for (int signal = 0; signal < economy.signals(); signal++) {
      double share = benchmark.share(signal);
      above += order.applyAsDouble(signal) > bid ? share : 0;
      atLeast += order.applyAsDouble(signal) >= bid ? share : 0;
    }
    double units = benchmark.unitsShare();
    if (above >= units) {
      return BinaryEntropy.relative(units, above);
    }
    return atLeast < units ? BinaryEntropy.relative(units, atLeast) : 0;
  }
}
