package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.bundles.BundleDemand;
import walras.mechanism.randomgrouping.signals.bundles.BundleSupply;

/**
 * At which share of all price pairs agents of one side announce each bundle, and what it is worth
 * on average that they trade it with partners of the other side. Cost: proportional to the steps of
 * the grid for buyers. Mutable, confined to one thread.
 */
final class PairShares {

  private final int prices;

  /** By bundle, then signal. */
  private final double[][] shares;

  private final double[] means = new double[Bundle.COUNT];

  PairShares(Grid grid, int signals) {
    prices = grid.steps() + 1;
    shares = new double[Bundle.COUNT][signals];
  }

  /** Takes what sellers announce. */
  void lead(BundleSupply supply) {
    for (int signal = 0; signal < supply.signals(); signal++) {
      double first = 1 - supply.threshold(0, signal) / (double) prices;
      double second = 1 - supply.threshold(1, signal) / (double) prices;
      shares[Bundle.NONE][signal] = (1 - first) * (1 - second);
      shares[Bundle.FIRST][signal] = first * (1 - second);
      shares[Bundle.SECOND][signal] = (1 - first) * second;
      shares[Bundle.BOTH][signal] = first * second;
    }
  }

  /** Takes what buyers announce. */
  void lead(BundleDemand demand) {
    double pairs = (double) prices * prices;
    long[] announced = new long[Bundle.COUNT];
    for (int signal = 0; signal < demand.signals(); signal++) {
      Arrays.fill(announced, 0);
      for (int first = 0; first < prices; first++) {
        int threshold = demand.threshold(signal, first);
        announced[Bundle.SECOND + demand.beside(signal, first)] += threshold;
        announced[demand.alone(signal, first)] += prices - threshold;
      }
      for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
        shares[bundle][signal] = (double) announced[bundle] / pairs;
      }
    }
  }

  /** Returns the share of price pairs at which agents with a signal announce a bundle. */
  double share(int bundle, int signal) {
    return shares[bundle][signal];
  }

  /**
   * Returns by how much bundles are worth more to partners than to those who announce them, summed
   * over the latter.
   *
   * @param leaders the weights of those who announce, by signal
   * @param money what bundles are worth to them, shape {@code [bundles][signals]}
   * @param partners the weights of the others
   * @param others what bundles are worth to these
   */
  double gain(double[] leaders, double[][] money, double[] partners, double[][] others) {
    findMeans(partners, others);
    double sum = 0;
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      for (int signal = 0; signal < leaders.length; signal++) {
        double more = means[bundle] - money[bundle][signal];
        sum += leaders[signal] * shares[bundle][signal] * more;
      }
    }
    return sum;
  }

  private void findMeans(double[] partners, double[][] money) {
    double all = Arrays.stream(partners).sum();
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      double sum = 0;
      for (int signal = 0; signal < partners.length; signal++) {
        sum += partners[signal] * money[bundle][signal];
      }
      means[bundle] = sum / all;
    }
  }
}
