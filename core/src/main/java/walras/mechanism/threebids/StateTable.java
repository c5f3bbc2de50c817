package walras.mechanism.threebids;

import java.util.stream.IntStream;

/** What metrics need to know of a state. Confined to one thread. */
final class StateTable {

  final Benchmark benchmark;

  /** What a unit is worth, by signal. */
  final double[] values;

  /** The signs of values less the competitive price, by signal. */
  final int[] rank;

  /** Signals in falling order of value. */
  private final int[] order;

  StateTable(Benchmark benchmark) {
    this.benchmark = benchmark;
    int signals = benchmark.signals();
    values = IntStream.range(0, signals).mapToDouble(benchmark::value).toArray();
    rank = IntStream.range(0, signals).map(benchmark::rank).toArray();
    order =
        IntStream.range(0, signals)
            .boxed()
            .sorted((s, t) -> Double.compare(benchmark.value(t), benchmark.value(s)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Returns the largest surplus that some units bring. */
  double efficient(long[] agents, double units) {
    double surplus = 0;
    double left = units;
    for (int signal : order) {
      double served = Math.min(left, (double) agents[signal]);
      surplus += served * benchmark.value(signal);
      left -= served;
    }
    return surplus;
  }

  /**
   * Returns by how much the surplus falls short of the largest, without rounding noise: level of
   * value by level, the units that those at or above it could have and do not.
   *
   * @param agents by signal
   * @param units the units there are
   * @param given the units that agents with each signal have
   */
  double loss(long[] agents, double units, double[] given) {
    double rounding = 1e-9 + 1e-12 * units;
    double entitled = 0;
    double served = 0;
    double loss = 0;
    for (int i = 0; i < order.length; i++) {
      entitled += (double) agents[order[i]];
      served += given[order[i]];
      double next = i + 1 < order.length ? benchmark.value(order[i + 1]) : 0;
      double step = benchmark.value(order[i]) - next;
      double missing = Math.min(entitled, units) - served;
      loss += missing > rounding ? step * missing : 0;
    }
    return loss;
  }
}
