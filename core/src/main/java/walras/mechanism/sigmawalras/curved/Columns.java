package walras.mechanism.sigmawalras.curved;

import java.util.Arrays;
import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.SizedEconomy;

/**
 * Counted agents, and one agent apart from them who may report anything: values and saturation of
 * every column, given all reports. Mutable and confined to one thread.
 */
final class Columns {

  private final SizedEconomy sized;
  private final Means means;
  private final int apart;
  private final int[] types;
  private final double[] signals;
  private final double[] counts;
  private final double[] sums;
  private final double[] values;
  private final double[] saturations;

  /** Creates columns for a number of cells and one agent apart. */
  Columns(SizedEconomy sized, int cells) {
    this.sized = sized;
    means = new Means(sized);
    apart = cells;
    types = new int[cells + 1];
    signals = new double[cells + 1];
    counts = new double[cells + 1];
    values = new double[cells + 1];
    saturations = new double[cells + 1];
    sums = new double[sized.economy().classes()];
  }

  /** Takes the agents of a market, nobody apart. */
  void load(Cells cells) {
    Arrays.fill(sums, 0);
    for (int cell = 0; cell < apart; cell++) {
      types[cell] = cells.type(cell);
      signals[cell] = cells.signal(cell);
      counts[cell] = cells.count(cell);
      sums[types[cell]] += counts[cell] * signals[cell];
    }
    counts[apart] = 0;
    types[apart] = types[0];
    signals[apart] = signals[0];
    means.load(sums);
    refresh();
  }

  /** Sets one agent of a cell apart, who reports the truth at first. */
  void single(int cell) {
    counts[cell]--;
    counts[apart] = 1;
    types[apart] = types[cell];
    signals[apart] = signals[cell];
    refresh(apart);
  }

  /** Puts the agent who is apart back into its cell. */
  void rejoin(int cell) {
    counts[cell]++;
    counts[apart] = 0;
    signals[apart] = signals[cell];
    means.load(sums);
    refresh();
  }

  /** Changes the report of the agent who is apart. */
  void report(double signal) {
    means.move(types[apart], signal - signals[apart]);
    signals[apart] = signal;
    refresh();
  }

  private void refresh() {
    for (int column = 0; column <= apart; column++) {
      refresh(column);
    }
  }

  private void refresh(int column) {
    values[column] = means.value(types[column], signals[column]);
    saturations[column] = means.saturation(types[column], signals[column]);
  }

  int apart() {
    return apart;
  }

  AgentClass of(int column) {
    return sized.economy().type(types[column]);
  }

  double signal(int column) {
    return signals[column];
  }

  double count(int column) {
    return counts[column];
  }

  /** Returns the marginal utility of nothing. */
  double value(int column) {
    return values[column];
  }

  /** Returns the weight of the saturating part. */
  double saturation(int column) {
    return saturations[column];
  }

  /** Returns how much the report of the agent apart moves another column's marginal utility. */
  double effect(int column, double quantity) {
    return means.common(types[column], signals[column], quantity)
        + sized.crossEffect(types[column], types[apart]);
  }

  /** Returns how much the report of the agent apart moves its own marginal utility. */
  double ownEffect(double quantity) {
    return means.ownEffect(types[apart], signals[apart], quantity);
  }

  /** Returns {@link Means#ownDifference} of the agent apart. */
  double ownDifference(double truth, double quantity) {
    return means.ownDifference(types[apart], truth, signals[apart], quantity);
  }
}
