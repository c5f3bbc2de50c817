package walras.mechanism.marketgame;

import java.io.Serializable;
import walras.numeric.Elementary;

/**
 * What posing as another type gains in a large market, times the number of agents.
 *
 * <p>Source: derived in the documentation of the mechanism. With the state known in the limit only
 * the composition that others believe in matters. Their price moves by {@code (e(y) - e(x)) / (M (Q
 * + D))} with {@code e(t) = b_r(t) - p b_q(t)} the net demand of a type, Q the total of good q per
 * agent and {@code D = p Q' - R'} from the slopes of competitive offers; what they then offer moves
 * the price that arises by {@code -D/Q} of that.
 */
final class IncentiveLimits implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Economy economy;
  private final FirstStage firstStage;
  private final double[][][] perState;

  IncentiveLimits(MarketGameMarket market) {
    economy = market.economy();
    firstStage = market.firstStage();
    perState = new double[economy.states()][][];
    for (int z = 0; z < perState.length; z++) {
      perState[z] = inState(market.benchmark(z).market(), z);
    }
  }

  /** Returns the limit of N times the gain of a type from posing as another, in a state. */
  double inState(int state, int type, int posing) {
    return perState[state][type][posing];
  }

  /** Returns the limit of N times the expected gain of a type from posing as another. */
  double gain(int type, int posing) {
    double sum = 0;
    for (int z = 0; z < perState.length; z++) {
      sum += economy.model().tau(z, type) * perState[z][type][posing];
    }
    return sum;
  }

  /**
   * Returns the largest net gain at a size as the limits have it: {@code (M/N) gain / N - (1 - M/N)
   * loss}.
   */
  double maxNet(long agents) {
    double n = (double) agents;
    double activeShare = (double) economy.active(agents) / n;
    double most = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < economy.types(); x++) {
      for (int y = 0; y < economy.types(); y++) {
        if (y != x) {
          double net = activeShare * gain(x, y) / n - (1 - activeShare) * firstStage.loss(x, y);
          most = Math.max(most, net);
        }
      }
    }
    return most;
  }

  /**
   * Returns the number of inactive agents from which on no type gains by posing as another, as the
   * limits have it.
   */
  double inactiveNeeded() {
    double needed = 0;
    for (int x = 0; x < economy.types(); x++) {
      for (int y = 0; y < economy.types(); y++) {
        if (y != x) {
          double ratio = (1 - economy.eta()) * gain(x, y) / firstStage.loss(x, y);
          needed = Math.max(needed, Math.floor(ratio) + 1);
        }
      }
    }
    return needed;
  }

  private double[][] inState(Competitive market, int state) {
    double p = market.price();
    int types = economy.types();
    double totalQ = economy.kappa().q();
    double slope = 0;
    double[] netDemand = new double[types];
    for (int x = 0; x < types; x++) {
      double share = economy.model().signal(state, x);
      double offer = market.signedOffer(x);
      if (offer >= 0) {
        totalQ += share * offer;
        slope -= share * market.demandSlope(x);
        netDemand[x] = -p * offer;
      } else {
        slope -= share * (-offer / p + market.demandSlope(x));
        netDemand[x] = -offer;
      }
    }
    double response = slope / totalQ / (totalQ + slope) / (1 - economy.eta());
    double[][] gains = new double[types][types];
    for (int x = 0; x < types; x++) {
      double worth = marginalUtility(market, state, x) * -netDemand[x] / p;
      for (int y = 0; y < types; y++) {
        gains[x][y] = -worth * response * (netDemand[y] - netDemand[x]);
      }
    }
    return gains;
  }

  private double marginalUtility(Competitive market, int state, int type) {
    double power = economy.tastes().rho(type) - 1;
    return (1 - economy.tastes().weight(state, type))
        * Elementary.exp(power * Elementary.log(market.r(type)));
  }
}
