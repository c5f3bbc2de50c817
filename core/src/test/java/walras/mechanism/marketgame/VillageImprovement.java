package walras.mechanism.marketgame;

/**
 * The largest common gain of agents one by one, as a direct constrained optimization: for a given
 * gain the agents exchange good q in pairs until no exchange saves any r, and the gain is raised
 * until the least r is all there is. No groups, no relative price, no compensated demand.
 */
final class VillageImprovement {

  private static final int MOST_SWEEPS = 3000;
  private static final double STILL = 1e-12;

  private final double[] rho;
  private final double[] weights;
  private final double[] utilities;
  private final double[] q;

  VillageImprovement(double[] rho, double[] weights, double[] utilities) {
    this.rho = rho.clone();
    this.weights = weights.clone();
    this.utilities = utilities.clone();
    q = new double[rho.length];
  }

  /** Returns the largest gain at given totals of both goods. */
  double gain(double totalQ, double totalR) {
    double high = 1;
    while (leastR(high, totalQ) <= totalR) {
      high *= 2;
    }
    return Bisection.root(gain -> totalR - leastR(gain, totalQ), 0, high);
  }

  /** Returns the least r that gives every agent the gain, infinite if no amount does. */
  private double leastR(double gain, double totalQ) {
    for (int agent = 0; agent < q.length; agent++) {
      q[agent] = totalQ / q.length;
    }
    double sum = sum(gain);
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      for (int agent = 1; agent < q.length; agent++) {
        exchange(agent - 1, agent, gain);
      }
      exchange(q.length - 1, 0, gain);
      double next = sum(gain);
      if (Math.abs(sum - next) <= STILL * next) {
        return next;
      }
      sum = next;
    }
    return sum;
  }

  private void exchange(int first, int second, double gain) {
    double both = q[first] + q[second];
    double kept =
        Bisection.root(
            amount -> valueOfQ(first, amount, gain) - valueOfQ(second, both - amount, gain),
            0,
            both);
    q[first] = kept;
    q[second] = both - kept;
  }

  private double sum(double gain) {
    double sum = 0;
    for (int agent = 0; agent < q.length; agent++) {
      sum += r(agent, q[agent], gain);
    }
    return sum;
  }

  /** Returns the r with which an agent who has an amount of q reaches the gain. */
  private double r(int agent, double amount, double gain) {
    double a = weights[agent];
    double utility = utilities[agent] + gain;
    if (rho[agent] == 0) {
      return Math.exp((utility - a * Math.log(amount)) / (1 - a));
    }
    double power = (rho[agent] * utility + 1 - a * Math.pow(amount, rho[agent])) / (1 - a);
    if (power <= 0) {
      return rho[agent] > 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.pow(power, 1 / rho[agent]);
  }

  /** Returns the r that a unit of q saves. */
  private double valueOfQ(int agent, double amount, double gain) {
    double r = r(agent, amount, gain);
    if (r == 0) {
      return 0;
    }
    double a = weights[agent];
    return Double.isInfinite(r)
        ? Double.POSITIVE_INFINITY
        : a / (1 - a) * Math.pow(r / amount, 1 - rho[agent]);
  }
}
