package walras.mechanism.marketgame;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The market game played by agents one by one, from the definitions: every agent has a type, sends
 * a message, sees the histogram, forms a belief by Bayes' rule in plain probabilities, and replies
 * to the others' offers until nobody moves. No symmetry, no counts, no closed form of a reply.
 */
final class Village {

  private static final int MOST_SWEEPS = 20_000;
  private static final double STILL = 1e-14;

  private final Economy economy;
  private final int[] types;
  private final int active;
  private final double[] offers;
  private double[] beliefs = {};
  private double price;

  /** Creates a village; agents from {@code active} on are inactive. */
  Village(Economy economy, int[] types, int active) {
    this.economy = economy;
    this.types = types.clone();
    this.active = active;
    offers = new double[active];
  }

  /** Plays both stages. */
  void play() {
    beliefs = believe(histogram());
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double moved = 0;
      for (int agent = 0; agent < active; agent++) {
        double reply = reply(agent);
        moved = Math.max(moved, Math.abs(reply - offers[agent]));
        offers[agent] = reply;
      }
      if (moved <= STILL * (economy.endowment().q() + economy.endowment().r())) {
        price = totalR(-1) / totalQ(-1);
        return;
      }
    }
    throw new AssertionError("replies do not settle");
  }

  double price() {
    return price;
  }

  double[] beliefs() {
    return beliefs.clone();
  }

  /** Returns the signed offer of an active agent. */
  double offer(int agent) {
    return offers[agent];
  }

  /** Returns what an agent consumes of good q. */
  double consumedQ(int agent) {
    double offer = signedOffer(agent);
    double at = agent < active ? price : economy.fixedPrice();
    return economy.endowment().q() - (offer > 0 ? offer : offer / at);
  }

  /** Returns what an agent consumes of good r. */
  double consumedR(int agent) {
    double offer = signedOffer(agent);
    double at = agent < active ? price : economy.fixedPrice();
    return economy.endowment().r() + (offer > 0 ? offer * at : offer);
  }

  /** Returns the utility of a bundle for an agent, expected with weights over states. */
  double utility(int agent, double[] weights, double q, double r) {
    double rho = economy.tastes().rho(types[agent]);
    double sum = 0;
    for (int z = 0; z < weights.length; z++) {
      double a = economy.tastes().weight(z, types[agent]);
      double level =
          rho == 0
              ? a * Math.log(q) + (1 - a) * Math.log(r)
              : (a * Math.pow(q, rho) + (1 - a) * Math.pow(r, rho) - 1) / rho;
      sum += weights[z] * level;
    }
    return sum;
  }

  /** Returns the price at which price takers with these beliefs would clear the active market. */
  double configurationPrice() {
    DoubleUnaryOperator excess =
        logPrice -> {
          double at = Math.exp(logPrice);
          double sum = active * (economy.kappa().r() / at - economy.kappa().q());
          for (int agent = 0; agent < active; agent++) {
            double offer = priceTaking(agent, beliefs, at);
            sum -= offer > 0 ? offer : offer / at;
          }
          return sum;
        };
    return Math.exp(Bisection.root(excess, -12, 12));
  }

  /** Returns the offer of a price taker with these beliefs. */
  double priceTaking(int agent, double[] weights, double at) {
    double wealth = at * economy.endowment().q() + economy.endowment().r();
    double q =
        Bisection.root(
            bundle -> slope(agent, weights, bundle, wealth - at * bundle, at), 0, wealth / at);
    double sold = economy.endowment().q() - q;
    return sold >= 0 ? sold : at * sold;
  }

  /** First stage: the message of an agent maximizes its utility at the fixed price. */
  private double message(int agent) {
    double[] posterior = new double[economy.states()];
    double sum = 0;
    for (int z = 0; z < posterior.length; z++) {
      posterior[z] = economy.model().prior(z) * economy.model().signal(z, types[agent]);
      sum += posterior[z];
    }
    for (int z = 0; z < posterior.length; z++) {
      posterior[z] /= sum;
    }
    return priceTaking(agent, posterior, economy.fixedPrice());
  }

  /** Counts the active agents by message; in a separating equilibrium a message is a type. */
  private long[] histogram() {
    double[] meant = new double[economy.types()];
    Arrays.fill(meant, Double.NaN);
    for (int agent = 0; agent < types.length; agent++) {
      meant[types[agent]] = message(agent);
    }
    long[] counts = new long[economy.types()];
    for (int agent = 0; agent < active; agent++) {
      for (int x = 0; x < meant.length; x++) {
        counts[x] += message(agent) == meant[x] ? 1 : 0;
      }
    }
    return counts;
  }

  private double[] believe(long[] counts) {
    double[] posterior = new double[economy.states()];
    double sum = 0;
    for (int z = 0; z < posterior.length; z++) {
      posterior[z] = economy.model().prior(z);
      for (int x = 0; x < counts.length; x++) {
        posterior[z] *= Math.pow(economy.model().signal(z, x), (double) counts[x]);
      }
      sum += posterior[z];
    }
    for (int z = 0; z < posterior.length; z++) {
      posterior[z] /= sum;
    }
    return posterior;
  }

  /** Returns the offer that maximizes an agent's expected utility given all other offers. */
  private double reply(int agent) {
    double others = totalQ(agent);
    double otherR = totalR(agent);
    DoubleUnaryOperator gain =
        offer -> {
          double at = (otherR + Math.max(-offer, 0)) / (others + Math.max(offer, 0));
          double q = economy.endowment().q() - (offer > 0 ? offer : offer / at);
          double r = economy.endowment().r() + (offer > 0 ? offer * at : offer);
          // Selling moves the price against the seller, buying against the buyer.
          double marginal =
              offer > 0 ? at * others / (others + offer) : at * (otherR - offer) / otherR;
          return slope(agent, beliefs, q, r, marginal);
        };
    return Bisection.root(
        offer -> -gain.applyAsDouble(offer), -economy.endowment().r(), economy.endowment().q());
  }

  /** Returns the marginal value of q against what it costs in r, in logarithms. */
  private double slope(int agent, double[] weights, double q, double r, double cost) {
    double rho = economy.tastes().rho(types[agent]);
    double marginalQ = 0;
    double marginalR = 0;
    for (int z = 0; z < weights.length; z++) {
      double a = economy.tastes().weight(z, types[agent]);
      marginalQ += weights[z] * a * Math.pow(q, rho - 1);
      marginalR += weights[z] * (1 - a) * Math.pow(r, rho - 1);
    }
    return Math.log(marginalQ / marginalR / cost);
  }

  private double signedOffer(int agent) {
    return agent < active ? offers[agent] : message(agent);
  }

  private double totalQ(int without) {
    double total = active * economy.kappa().q();
    for (int agent = 0; agent < active; agent++) {
      total += agent == without ? 0 : Math.max(offers[agent], 0);
    }
    return total;
  }

  private double totalR(int without) {
    double total = active * economy.kappa().r();
    for (int agent = 0; agent < active; agent++) {
      total += agent == without ? 0 : Math.max(-offers[agent], 0);
    }
    return total;
  }
}
