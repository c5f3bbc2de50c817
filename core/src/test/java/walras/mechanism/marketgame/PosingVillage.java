package walras.mechanism.marketgame;

import java.util.function.DoubleUnaryOperator;

/**
 * What an agent expects who poses as another type, agent by agent and from the definitions: every
 * profile of the others' types, in every state, others who play what they believe, and a reply
 * found by searching all offers for the best. No counts, no closed form, no first-order condition.
 */
final class PosingVillage {

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final Economy economy;
  private final int others;

  PosingVillage(Economy economy, int active) {
    this.economy = economy;
    others = active - 1;
  }

  /** Returns the expected utility of an active agent of a type that poses as another. */
  double value(int type, int posing) {
    double sum = 0;
    int[] profile = new int[others + 1];
    int profiles = (int) Math.round(Math.pow(economy.types(), others));
    for (int index = 0; index < profiles; index++) {
      int left = index;
      for (int agent = 0; agent < others; agent++) {
        profile[agent] = left % economy.types();
        left /= economy.types();
      }
      sum += value(type, posing, profile);
    }
    return sum;
  }

  /** Returns the part of a profile of the others, in all states. */
  private double value(int type, int posing, int[] profile) {
    profile[others] = posing;
    Village believed = new Village(economy, profile, profile.length);
    believed.play();
    double q = profile.length * economy.kappa().q();
    double r = profile.length * economy.kappa().r();
    for (int agent = 0; agent < others; agent++) {
      q += Math.max(believed.offer(agent), 0);
      r += Math.max(-believed.offer(agent), 0);
    }
    profile[others] = type;
    double[] joint = joint(profile);
    double total = 0;
    for (double weight : joint) {
      total += weight;
    }
    double[] posterior = new double[joint.length];
    for (int z = 0; z < joint.length; z++) {
      posterior[z] = joint[z] / total;
    }
    double offer = best(new Totals(q, r), type, posterior);
    double value = 0;
    for (int z = 0; z < joint.length; z++) {
      double[] certain = new double[joint.length];
      certain[z] = 1;
      value += joint[z] / ownProbability(type) * utility(new Totals(q, r), type, certain, offer);
    }
    return value;
  }

  /** Returns the probability of each state together with the profile. */
  private double[] joint(int[] profile) {
    double[] joint = new double[economy.states()];
    for (int z = 0; z < joint.length; z++) {
      joint[z] = economy.model().prior(z);
      for (int type : profile) {
        joint[z] *= economy.model().signal(z, type);
      }
    }
    return joint;
  }

  private double ownProbability(int type) {
    double sum = 0;
    for (int z = 0; z < economy.states(); z++) {
      sum += economy.model().prior(z) * economy.model().signal(z, type);
    }
    return sum;
  }

  private double best(Totals totals, int type, double[] posterior) {
    DoubleUnaryOperator value = offer -> utility(totals, type, posterior, offer);
    double low = -economy.endowment().r();
    double high = economy.endowment().q();
    for (int step = 0; step < 200; step++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (value.applyAsDouble(left) < value.applyAsDouble(right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return (low + high) / 2;
  }

  private double utility(Totals totals, int type, double[] weights, double offer) {
    double price = (totals.r() + Math.max(-offer, 0)) / (totals.q() + Math.max(offer, 0));
    double q = economy.endowment().q() - (offer > 0 ? offer : offer / price);
    double r = economy.endowment().r() + (offer > 0 ? offer * price : offer);
    if (q <= 0 || r <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return new Village(economy, new int[] {type}, 1).utility(0, weights, q, r);
  }

  /** What all others offer. */
  private record Totals(double q, double r) {}
}
