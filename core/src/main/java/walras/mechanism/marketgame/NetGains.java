package walras.mechanism.marketgame;

import walras.kernel.Outcome;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;
import walras.sampling.Streams;

/**
 * Computes the largest net gain at a size: from all configurations where they are few, else by
 * simulation with as many draws as asked for. Draws depend on the size alone.
 */
final class NetGains {

  /** The number of configurations, over all states, up to which all are played. */
  private static final long FEW = 20_000;

  /** Log-probability below which configurations are left out: all of them weigh below 1e-25. */
  private static final double LEAST = -70;

  /** Half the width of an exact result: rounding, of utilities of order one and of their sum. */
  private static final double ROUNDING = 1e-13;

  /** Standard errors on either side: a bound fails with a probability of 3.4e-6. */
  private static final double STANDARD_ERRORS = 4.5;

  private static final long SEED = 20_261_120;

  private final IncentivesMarket market;
  private final boolean exact;

  private NetGains(IncentivesMarket market, boolean exact) {
    this.market = market;
    this.exact = exact;
  }

  /** Chooses the way of computing that serves all sizes of a range. */
  static NetGains of(IncentivesMarket market, ScanRange range) {
    return new NetGains(market, configurations(market, range.to()) <= FEW);
  }

  private static long configurations(IncentivesMarket market, long agents) {
    return new SizedIncentives(market, agents).enumerations().get(0).configurations(LEAST);
  }

  boolean isExact() {
    return exact;
  }

  /** Returns the largest net gain where that is cheap, else what the limits of gains make of it. */
  double guess(long agents) {
    return exact ? exact(agents)[0] : market.limits().maxNet(agents);
  }

  /**
   * Returns what is known of the largest net gain.
   *
   * @param draws the number of draws of a simulation; of no consequence where all is played
   */
  NetInterval at(long agents, long draws) {
    if (exact || configurations(market, agents) <= FEW) {
      double net = exact(agents)[0];
      return new NetInterval(net - ROUNDING, net + ROUNDING);
    }
    return simulated(agents, draws);
  }

  /** Returns the largest net gain, then the expected gain of every pair. */
  private double[] exact(long agents) {
    SizedIncentives sized = new SizedIncentives(market, agents);
    double[] gains = exactGains(sized);
    double most = Double.NEGATIVE_INFINITY;
    for (int pair = 0; pair < gains.length; pair++) {
      most = Math.max(most, net(sized, pair, gains[pair]));
    }
    double[] all = new double[gains.length + 1];
    all[0] = most;
    System.arraycopy(gains, 0, all, 1, gains.length);
    return all;
  }

  /** Returns the expected gain of every pair, from all configurations that are not negligible. */
  static double[] exactGains(SizedIncentives sized) {
    TypePairs pairs = sized.market().pairs();
    Economy economy = sized.game().economy();
    Misreports misreports = new Misreports(sized.game());
    double[] gains = new double[pairs.count()];
    for (int z = 0; z < economy.states(); z++) {
      int state = z;
      MultinomialLaw.of(sized.game().active() - 1, economy.model().signals(z))
          .visit(
              LEAST,
              (logProbability, others) -> {
                misreports.solve(others);
                double probability = Elementary.exp(logProbability);
                for (int pair = 0; pair < gains.length; pair++) {
                  int type = pairs.type(pair);
                  gains[pair] +=
                      economy.model().tau(state, type)
                          * probability
                          * misreports.gain(type, pairs.posing(pair));
                }
              });
    }
    return gains;
  }

  static double net(SizedIncentives sized, int pair, double gain) {
    TypePairs pairs = sized.market().pairs();
    double loss = sized.game().market().firstStage().loss(pairs.type(pair), pairs.posing(pair));
    return sized.activeShare() * gain - sized.inactiveShare() * loss;
  }

  private NetInterval simulated(long agents, long draws) {
    SizedIncentives sized = new SizedIncentives(market, agents);
    int pairs = market.pairs().count();
    double[] means = new double[pairs];
    double[] squares = new double[pairs];
    IncentivesKernel kernel = new IncentivesKernel(sized);
    Streams streams = Streams.create(SEED, agents);
    Outcome outcome = Outcome.create(market);
    for (long draw = 0; draw < draws; draw++) {
      streams.address(draw);
      kernel.replicate(streams, outcome);
      for (int pair = 0; pair < pairs; pair++) {
        double net = outcome.metric(pairs + pair);
        double deviation = net - means[pair];
        means[pair] += deviation / (double) (draw + 1);
        squares[pair] += deviation * (net - means[pair]);
      }
    }
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int pair = 0; pair < pairs; pair++) {
      double variance = squares[pair] / (double) (draws - 1);
      double margin = STANDARD_ERRORS * Math.sqrt(variance / (double) draws);
      low = Math.max(low, means[pair] - margin);
      high = Math.max(high, means[pair] + margin);
    }
    return new NetInterval(low, high);
  }
}
