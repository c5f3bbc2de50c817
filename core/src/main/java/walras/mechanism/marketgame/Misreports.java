package walras.mechanism.marketgame;

import walras.environment.Posterior;
import walras.kernel.ReplicationFailure;
import walras.numeric.Elementary;
import walras.numeric.SaddlePoint;

/**
 * How an active agent fares at the second stage who posed as another type at the first; confined to
 * one thread.
 *
 * <p>Source: section 3.3 of the paper, (11) and the proof of theorem 1. All others believe in the
 * reported type and offer accordingly; the agent knows better and replies to their totals. The
 * value is taken under the belief of the agent, who knows the types of all active agents.
 */
final class Misreports {

  private final Economy economy;
  private final int types;
  private final double active;
  private final Posterior posterior;
  private final ActiveAgents agents;
  private final SecondStage stage;
  private final BestReply reply;
  private final double[] logPrices;
  private final long[] reported;
  private final double[] otherQ;
  private final double[] otherR;
  private final double[] beliefs;
  private final double[] offers;
  private final double[] gains;
  private final double[] truthful;
  private long fallbacks;

  Misreports(SizedMarketGame sized) {
    economy = sized.economy();
    types = economy.types();
    active = (double) sized.active();
    posterior = Posterior.create(economy.model());
    agents = new ActiveAgents(economy, active);
    stage = SecondStage.create(economy, agents);
    reply = new BestReply(economy);
    logPrices = new double[economy.states()];
    for (int z = 0; z < logPrices.length; z++) {
      logPrices[z] = Elementary.log(sized.market().benchmark(z).price());
    }
    reported = new long[types];
    otherQ = new double[types];
    otherR = new double[types];
    beliefs = new double[types];
    offers = new double[types];
    gains = new double[types * types];
    truthful = new double[types];
  }

  /**
   * Solves for given active agents other than the one who may pose.
   *
   * @throws ReplicationFailure if a solver did not converge
   */
  void solve(long[] others) {
    fallbacks = 0;
    for (int y = 0; y < types; y++) {
      report(others, y);
    }
    for (int x = 0; x < types; x++) {
      compare(x);
    }
  }

  /** Returns what a type gains by posing as another, over reporting the truth. */
  double gain(int type, int posing) {
    return gains[type * types + posing];
  }

  /** Returns the expected utility of a type that reports the truth. */
  double truthful(int type) {
    return truthful[type];
  }

  /** Returns how many second stages of the last solution needed the nested search. */
  long fallbacks() {
    return fallbacks;
  }

  /** Plays the second stage that follows a report, and adds up what the others offer. */
  private void report(long[] others, int type) {
    System.arraycopy(others, 0, reported, 0, types);
    reported[type]++;
    posterior.update(reported, 0);
    stage.solve(believe());
    fallbacks += stage.fellBack ? 1 : 0;
    double q = active * agents.kappaQ;
    double r = active * agents.kappaR;
    for (int t = 0; t < types; t++) {
      if (others[t] > 0) {
        q += (double) others[t] * Math.max(stage.found.offers[t], 0);
        r += (double) others[t] * Math.max(-stage.found.offers[t], 0);
      }
    }
    otherQ[type] = q;
    otherR[type] = r;
    beliefs[type] = agents.beliefs[type];
    offers[type] = stage.found.offers[type];
  }

  private double believe() {
    double guess = 0;
    for (int x = 0; x < types; x++) {
      agents.counts[x] = (double) reported[x];
      agents.beliefs[x] = 0;
    }
    for (int z = 0; z < logPrices.length; z++) {
      double probability = posterior.probability(z);
      guess += probability * logPrices[z];
      for (int x = 0; x < types; x++) {
        agents.beliefs[x] += probability * economy.tastes().weight(z, x);
      }
    }
    return guess;
  }

  /** Compares all reports of a type with the truth, free of the cancellation of utilities. */
  private void compare(int type) {
    reply.consume(offers[type], otherQ[type], otherR[type]);
    double q = reply.bundleQ();
    double r = reply.bundleR();
    double belief = beliefs[type];
    double rho = economy.tastes().rho(type);
    double ofQ = belief * (rho == 0 ? 1 : Elementary.exp(rho * Elementary.log(q)));
    double ofR = (1 - belief) * (rho == 0 ? 1 : Elementary.exp(rho * Elementary.log(r)));
    truthful[type] = economy.tastes().utility(type, belief, Elementary.log(q), Elementary.log(r));
    for (int y = 0; y < types; y++) {
      if (y != type) {
        reply.offer(type, belief, otherQ[y], otherR[y], offers[type]);
        gains[type * types + y] =
            ofQ * relative(rho, SaddlePoint.logRatio(reply.bundleQ(), q))
                + ofR * relative(rho, SaddlePoint.logRatio(reply.bundleR(), r));
      }
    }
  }

  /** Returns {@code (exp(rho x) - 1) / rho}, and its limit x at zero. */
  private static double relative(double rho, double logRatio) {
    return rho == 0 ? logRatio : Elementary.expm1(rho * logRatio) / rho;
  }
}
