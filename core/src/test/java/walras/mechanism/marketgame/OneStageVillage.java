package walras.mechanism.marketgame;

/**
 * The one-stage game of a few agents, from the definitions: every profile of types of the others
 * with its probability, every payoff from the agents' own offers. No counts, no derivatives.
 */
final class OneStageVillage {

  private static final int GRID = 400;
  private static final int NARROWINGS = 60;

  private final Economy economy;
  private final int agents;
  private final double[] offers;

  OneStageVillage(Economy economy, int agents, double[] offers) {
    this.economy = economy;
    this.agents = agents;
    this.offers = offers.clone();
  }

  /** Returns what an agent of a type expects of a signed offer when all others play theirs. */
  double expected(int type, double offer) {
    double sum = 0;
    double likelihood = 0;
    for (int z = 0; z < economy.states(); z++) {
      double weight = economy.model().prior(z) * economy.model().signal(z, type);
      likelihood += weight;
      sum += weight * given(z, new Offer(type, offer), 1, kappa());
    }
    return sum / likelihood;
  }

  /** Returns the mean price in a state over the types of all agents. */
  double meanPrice(int state) {
    return price(state, 0, kappa());
  }

  private double price(int state, int drawn, Goods totals) {
    if (drawn == agents) {
      return totals.r() / totals.q();
    }
    double mean = 0;
    for (int x = 0; x < offers.length; x++) {
      mean += economy.model().signal(state, x) * price(state, drawn + 1, add(totals, offers[x]));
    }
    return mean;
  }

  /** Returns the best signed offer of a type found by looking at many on both sides. */
  double best(int type) {
    double best = 0;
    double value = expected(type, 0);
    for (double end : new double[] {economy.endowment().q(), -economy.endowment().r()}) {
      int nearest = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 1; i < GRID; i++) {
        double at = expected(type, end * i / GRID);
        if (at > highest) {
          highest = at;
          nearest = i;
        }
      }
      double offer = narrow(type, end * (nearest - 1) / GRID, end * (nearest + 1) / GRID);
      if (expected(type, offer) > value) {
        value = expected(type, offer);
        best = offer;
      }
    }
    return best;
  }

  /** Narrows an interval around the highest value of a concave function. */
  private double narrow(int type, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < NARROWINGS; i++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      if (expected(type, left) < expected(type, right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return (low + high) / 2;
  }

  /** Averages over the types of the agents not yet drawn. */
  private double given(int state, Offer own, int drawn, Goods totals) {
    if (drawn == agents) {
      return utility(state, own, totals);
    }
    double mean = 0;
    for (int x = 0; x < offers.length; x++) {
      double next = given(state, own, drawn + 1, add(totals, offers[x]));
      mean += economy.model().signal(state, x) * next;
    }
    return mean;
  }

  private double utility(int state, Offer own, Goods others) {
    Goods totals = add(others, own.signed);
    double price = totals.r() / totals.q();
    double sold = Math.max(own.signed, 0);
    double paid = Math.max(-own.signed, 0);
    double q = economy.endowment().q() - sold + paid / price;
    double r = economy.endowment().r() - paid + sold * price;
    double a = economy.tastes().weight(state, own.type);
    double rho = economy.tastes().rho(own.type);
    return rho == 0
        ? a * Math.log(q) + (1 - a) * Math.log(r)
        : (a * Math.expm1(rho * Math.log(q)) + (1 - a) * Math.expm1(rho * Math.log(r))) / rho;
  }

  private Goods kappa() {
    return new Goods(agents * economy.kappa().q(), agents * economy.kappa().r());
  }

  private static Goods add(Goods totals, double offer) {
    return new Goods(totals.q() + Math.max(offer, 0), totals.r() + Math.max(-offer, 0));
  }

  /** Who offers, and what. */
  private record Offer(int type, double signed) {}
}
