package walras.mechanism.marketgame;

import java.util.function.LongFunction;
import walras.kernel.ReplicationFailure;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;
import walras.sampling.Streams;

/**
 * Computes the largest net gain at a size: from all configurations where they are few, else by
 * simulation, with more draws until its sign is known or they are at their most.
 */
final class NetGains {

  /** The number of configurations, over all states, up to which all are played. */
  private static final long FEW = 20_000;

  /** The number of configurations, over all sizes, up to which all sizes are played. */
  private static final double AFFORDABLE = 2e7;

  /** Log-probability below which configurations are left out: all of them weigh below 1e-25. */
  private static final double LEAST = -70;

  /** Half the width of an exact result: rounding, of utilities of order one and of their sum. */
  private static final double ROUNDING = 1e-13;

  static final long FIRST_DRAWS = 8_000;
  static final long MOST_DRAWS = 512_000;
  private static final int MORE = 4;

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

  private boolean isFew(long agents) {
    return configurations(agents) <= FEW;
  }

  private static long configurations(IncentivesMarket market, long agents) {
    return new SizedIncentives(market, agents).enumerations().get(0).configurations(LEAST);
  }

  boolean isExact() {
    return exact;
  }

  /** Tells whether all configurations of all sizes of a range are few enough to be played. */
  boolean isCheapEverywhere(ScanRange range) {
    double sizes = (double) (range.to() - range.from() + 1);
    return exact && sizes * (double) configurations(range.to()) <= AFFORDABLE;
  }

  /** Returns the number of configurations, over all states, that are not negligible. */
  long configurations(long agents) {
    return configurations(market, agents);
  }

  /**
   * Returns the largest net gain where configurations are few and its solver converges, else what
   * the limits of gains make of it.
   */
  double guess(long agents) {
    try {
      return exact && isFew(agents) ? exact(agents) : market.limits().maxNet(agents);
    } catch (ReplicationFailure failure) {
      return market.limits().maxNet(agents);
    }
  }

  /**
   * Returns what is known of the largest net gain.
   *
   * @param streams gives the streams of a number of agents
   * @throws ReplicationFailure if a solver did not converge
   */
  NetInterval at(long agents, LongFunction<Streams> streams) {
    if (isFew(agents)) {
      double net = exact(agents);
      return new NetInterval(net - ROUNDING, net + ROUNDING);
    }
    NetSample sample = new NetSample(new SizedIncentives(market, agents), streams.apply(agents));
    sample.drawTo(FIRST_DRAWS);
    long draws = FIRST_DRAWS;
    while (draws < MOST_DRAWS && sample.interval().verdict() == NetInterval.Verdict.UNDECIDED) {
      draws *= MORE;
      sample.drawTo(draws);
    }
    return sample.interval();
  }

  private double exact(long agents) {
    SizedIncentives sized = new SizedIncentives(market, agents);
    return largest(sized, exactGains(sized));
  }

  /** Returns the largest net gain of any pair, of the expected gain of every pair. */
  static double largest(SizedIncentives sized, double[] gains) {
    double most = Double.NEGATIVE_INFINITY;
    for (int pair = 0; pair < gains.length; pair++) {
      most = Math.max(most, net(sized, pair, gains[pair]));
    }
    return most;
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
}
