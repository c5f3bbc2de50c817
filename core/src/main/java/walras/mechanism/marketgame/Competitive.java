package walras.mechanism.marketgame;

import java.io.Serializable;
import java.util.OptionalDouble;
import walras.numeric.Elementary;
import walras.numeric.Roots;

/**
 * The competitive equilibrium of price takers who share a belief, with exogenous trades kappa.
 *
 * <p>Source: section 3.1 of the paper (the complete-information economy). All agents have the same
 * income and homothetic preferences, so excess demand crosses zero once for every elasticity.
 */
final class Competitive implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Beyond this the ratio of two expenditures is zero or infinite for every purpose. */
  static final double LARGEST_LOG_RATIO = 700;

  private static final double SLACK = 1e-6;

  private final Economy economy;
  private final double[] weights;
  private final double[] beliefs;
  private final Goods kappa;
  private final double price;
  private final double[] q;
  private final double[] r;
  private final double[] logQ;
  private final double[] logR;

  private Competitive(Economy economy, double[] weights, double[] beliefs, Goods kappa) {
    this.economy = economy;
    this.weights = weights.clone();
    this.beliefs = beliefs.clone();
    this.kappa = kappa;
    int types = weights.length;
    q = new double[types];
    r = new double[types];
    logQ = new double[types];
    logR = new double[types];
    price = economy.tastes().logarithmic() ? closedForm() : Elementary.exp(root());
    demand(Elementary.log(price));
  }

  /**
   * Solves an economy.
   *
   * @param weights the share of each type
   * @param beliefs the expected utility weight of each type
   * @throws IllegalStateException if no root is found, which theory excludes
   */
  static Competitive of(Economy economy, double[] weights, double[] beliefs, Goods kappa) {
    return new Competitive(economy, weights, beliefs, kappa);
  }

  double price() {
    return price;
  }

  double q(int type) {
    return q[type];
  }

  double r(int type) {
    return r[type];
  }

  double[] q() {
    return q.clone();
  }

  double[] r() {
    return r.clone();
  }

  /** Returns the offer of a type: of good q if positive, of good r with a minus if negative. */
  double signedOffer(int type) {
    double sold = economy.endowment().q() - q[type];
    return sold >= 0 ? sold : r[type] - economy.endowment().r();
  }

  double utility(int type, double weight) {
    return economy.tastes().utility(type, weight, logQ[type], logR[type]);
  }

  /** Returns the slope of the demand of a type for good q in the logarithm of the price. */
  double demandSlope(int type) {
    double shareOfR = r[type] / (price * economy.endowment().q() + economy.endowment().r());
    double elasticity = economy.tastes().elasticity(type);
    return economy.endowment().q() * (1 - shareOfR)
        - q[type] * ((1 - shareOfR) + elasticity * shareOfR);
  }

  /** Returns the slope of excess demand for good q in the logarithm of the price. */
  double excessSlope() {
    double slope = -kappa.r() / price;
    for (int x = 0; x < q.length; x++) {
      slope += weights[x] * demandSlope(x);
    }
    return slope;
  }

  private double closedForm() {
    double meanBelief = 0;
    double meanRest = 0;
    for (int x = 0; x < q.length; x++) {
      meanBelief += weights[x] * beliefs[x];
      meanRest += weights[x] * (1 - beliefs[x]);
    }
    return (kappa.r() + meanBelief * economy.endowment().r())
        / (kappa.q() + meanRest * economy.endowment().q());
  }

  private double root() {
    boolean exogenous = kappa.q() > 0;
    double low = exogenous ? Elementary.log(kappa.r() / kappa.q()) : Double.POSITIVE_INFINITY;
    double high = exogenous ? low : Double.NEGATIVE_INFINITY;
    for (int x = 0; x < q.length; x++) {
      double autarky = economy.logAutarky(x, beliefs[x]);
      low = Math.min(low, autarky);
      high = Math.max(high, autarky);
    }
    OptionalDouble root = Roots.between(this::excess, low - SLACK, high + SLACK);
    return root.orElseThrow(() -> new IllegalStateException("no competitive price was found"));
  }

  private double excess(double logPrice) {
    demand(logPrice);
    double sum = kappa.r() * Elementary.exp(-logPrice) - kappa.q();
    for (int x = 0; x < q.length; x++) {
      sum += weights[x] * (q[x] - economy.endowment().q());
    }
    return sum;
  }

  private void demand(double logPrice) {
    double income = Elementary.exp(logPrice) * economy.endowment().q() + economy.endowment().r();
    double logIncome = Elementary.log(income);
    for (int x = 0; x < q.length; x++) {
      double logRatio =
          economy.tastes().elasticity(x) * (logPrice - Tastes.logOdds(beliefs[x])) - logPrice;
      logRatio = Math.max(-LARGEST_LOG_RATIO, Math.min(LARGEST_LOG_RATIO, logRatio));
      double ratio = Elementary.exp(logRatio);
      logQ[x] = logIncome - logPrice - Elementary.log1p(ratio);
      logR[x] = logIncome + logRatio - Elementary.log1p(ratio);
      q[x] = income * Elementary.exp(-logPrice) / (1 + ratio);
      r[x] = income * ratio / (1 + ratio);
    }
  }
}
