package walras.mechanism.randomgrouping.signals.bundles;

import walras.environment.Posterior;
import walras.environment.SignalModel;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * The bundles that buyers with each signal announce at every price pair, from what they expect
 * bundles to be worth.
 *
 * <p>Given the first price, the second commodity is part of the best bundle below a threshold of
 * the second price; whether the first one is depends on whether the second one is, and on the first
 * price alone. So a column of the grid takes one threshold per signal, and the grid is never
 * tabulated. Expected values within 1e-9 steps of a price are that price. Mutable, confined to one
 * thread.
 */
public final class BundleDemand {

  private final Grid grid;
  private final SignalModel model;

  /** What bundles are worth, shape {@code [states][bundles][signals]}. */
  private final double[][][] values;

  /** What they are expected to be worth, shape {@code [bundles][signals]}. */
  private final double[][] expected;

  /** Below which first price the first commodity is wanted without the second, and beside it. */
  private final int[] alone;

  private final int[] beside;

  /** How likely each signal is under a belief. */
  private final double[] weights;

  /** Creates demand that holds nothing before expectations are taken. */
  public BundleDemand(BundleEnvironment environment) {
    grid = environment.grid();
    model = environment.signals().buyers().model();
    values = new double[environment.states()][][];
    for (int state = 0; state < values.length; state++) {
      values[state] = environment.values(state);
    }
    expected = new double[Bundle.COUNT][environment.buyerSignals()];
    alone = new int[environment.buyerSignals()];
    beside = new int[environment.buyerSignals()];
    weights = new double[environment.buyerSignals()];
  }

  /** Gives the probability of a state to buyers with a signal. */
  @FunctionalInterface
  private interface Belief {
    double of(int state, int signal);
  }

  /** Takes the values expected by those who know their own signals alone. */
  public BundleDemand fromOwnSignals() {
    expect(model::tau);
    return this;
  }

  /** Takes the values expected by those who share a belief. */
  public BundleDemand given(Posterior belief) {
    expect((state, signal) -> belief.probability(state));
    return this;
  }

  /** Takes the values expected by those who know their own signals on top of a shared belief. */
  public BundleDemand withOwnSignals(Posterior belief) {
    for (int signal = 0; signal < weights.length; signal++) {
      weights[signal] = 0;
      for (int state = 0; state < values.length; state++) {
        weights[signal] += belief.probability(state) * model.signal(state, signal);
      }
    }
    expect(
        (state, signal) ->
            belief.probability(state) * model.signal(state, signal) / weights[signal]);
    return this;
  }

  /** Takes the values in a state that everybody knows. */
  public BundleDemand inState(int known) {
    expect((state, signal) -> state == known ? 1 : 0);
    return this;
  }

  private void expect(Belief belief) {
    for (int signal = 0; signal < alone.length; signal++) {
      for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
        double sum = 0;
        for (int state = 0; state < values.length; state++) {
          sum += belief.of(state, signal) * values[state][bundle][signal];
        }
        expected[bundle][signal] = sum;
      }
      double more = expected[Bundle.BOTH][signal] - expected[Bundle.SECOND][signal];
      alone[signal] = grid.tie().demand(expected[Bundle.FIRST][signal], grid.steps());
      beside[signal] = grid.tie().demand(more, grid.steps());
    }
  }

  /** Returns the number of signals. */
  public int signals() {
    return alone.length;
  }

  /** Returns what a bundle is expected to be worth to buyers with a signal. */
  public double expected(int bundle, int signal) {
    return expected[bundle][signal];
  }

  /** Returns the units of the first commodity wanted at a first price, without the second. */
  public int alone(int signal, int firstPrice) {
    return firstPrice < alone[signal] ? 1 : 0;
  }

  /** Returns the units of the first commodity wanted at a first price, beside the second. */
  public int beside(int signal, int firstPrice) {
    return firstPrice < beside[signal] ? 1 : 0;
  }

  /** Returns below which second price the second commodity is wanted, given the first price. */
  public int threshold(int signal, int firstPrice) {
    double price = grid.price(firstPrice);
    double without = Math.max(0, expected[Bundle.FIRST][signal] - price);
    double with = Math.max(expected[Bundle.SECOND][signal], expected[Bundle.BOTH][signal] - price);
    boolean swaps = beside(signal, firstPrice) < alone(signal, firstPrice);
    return tie(swaps).demand(with - without, grid.steps());
  }

  /**
   * Between the two commodities the rule for larger bundles takes the first one, and vice versa.
   */
  private TieRule tie(boolean swaps) {
    if (!swaps) {
      return grid.tie();
    }
    return grid.tie() == TieRule.MAX ? TieRule.MIN : TieRule.MAX;
  }

  /** Returns the bundle that buyers with a signal announce at a price pair. */
  public int announced(int signal, int firstPrice, int secondPrice) {
    return secondPrice < threshold(signal, firstPrice)
        ? Bundle.SECOND + beside(signal, firstPrice)
        : alone(signal, firstPrice);
  }
}
