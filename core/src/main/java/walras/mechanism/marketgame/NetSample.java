package walras.mechanism.marketgame;

import walras.kernel.Outcome;
import walras.sampling.Streams;

/** Simulated net gains at one size, whose sample can be enlarged; confined to one thread. */
final class NetSample {

  /** Standard errors on either side: a bound fails with a probability of 3.4e-6. */
  private static final double STANDARD_ERRORS = 4.5;

  private final IncentivesKernel kernel;
  private final Streams streams;
  private final Outcome outcome;
  private final double[] means;
  private final double[] squares;
  private long draws;

  NetSample(SizedIncentives sized, Streams streams) {
    this.streams = streams;
    kernel = new IncentivesKernel(sized);
    outcome = Outcome.create(sized.market());
    means = new double[sized.market().pairs().count()];
    squares = new double[means.length];
  }

  /** Enlarges the sample to as many draws, the replications from 0 on. */
  void drawTo(long number) {
    for (; draws < number; draws++) {
      streams.address(draws);
      outcome.clear();
      kernel.replicate(streams, outcome);
      for (int pair = 0; pair < means.length; pair++) {
        double net = outcome.metric(means.length + pair);
        double deviation = net - means[pair];
        means[pair] += deviation / (double) (draws + 1);
        squares[pair] += deviation * (net - means[pair]);
      }
    }
  }

  /** Returns what the sample says of the largest net gain. */
  NetInterval interval() {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int pair = 0; pair < means.length; pair++) {
      double variance = squares[pair] / (double) (draws - 1);
      double margin = STANDARD_ERRORS * Math.sqrt(variance / (double) draws);
      low = Math.max(low, means[pair] - margin);
      high = Math.max(high, means[pair] + margin);
    }
    return new NetInterval(low, high);
  }
}
