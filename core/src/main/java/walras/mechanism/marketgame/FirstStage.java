package walras.mechanism.marketgame;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import walras.environment.SignalModel;
import walras.numeric.Elementary;

/**
 * First-stage offers, which reveal the types, and what inactive agents consume.
 *
 * <p>Source: section 3 of the paper. An inactive agent trades at the fixed price along the line
 * {@code p1 q + r = 2 rbar}; an offer is read as that of the type in whose interval it lies.
 */
final class FirstStage implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Economy economy;
  private final double[] beliefs;
  private final double[] q;
  private final double[] r;
  private final double[] logQ;
  private final double[] logR;
  private final double[] low;
  private final double[] high;
  private final int[] order;

  FirstStage(Economy economy) {
    this.economy = economy;
    int types = economy.types();
    beliefs = new double[types];
    q = new double[types];
    r = new double[types];
    logQ = new double[types];
    logR = new double[types];
    low = new double[types];
    high = new double[types];
    for (int x = 0; x < types; x++) {
      beliefs[x] = belief(x);
      consume(x);
    }
    order =
        IntStream.range(0, types)
            .boxed()
            .sorted(Comparator.comparingDouble(x -> q[x]))
            .mapToInt(Integer::intValue)
            .toArray();
    intervals();
  }

  /** Returns the expected utility weights of agents who know their own type only. */
  double[] beliefs() {
    return beliefs.clone();
  }

  double[] q() {
    return q.clone();
  }

  double[] r() {
    return r.clone();
  }

  /** Returns what an inactive agent of a type gives of good q. */
  double soldQ(int type) {
    return Math.max(economy.endowment().q() - q[type], 0);
  }

  /** Returns what an inactive agent of a type gives of good r. */
  double soldR(int type) {
    return Math.max(economy.endowment().r() - r[type], 0);
  }

  /** Returns the good q that an inactive agent of a type receives on balance. */
  double netQ(int type) {
    return soldR(type) / economy.fixedPrice() - soldQ(type);
  }

  /** Returns the good r that an inactive agent of a type receives on balance. */
  double netR(int type) {
    return economy.fixedPrice() * soldQ(type) - soldR(type);
  }

  double low(int type) {
    return low[type];
  }

  double high(int type) {
    return high[type];
  }

  /** Returns the types by increasing consumption of good q. */
  int[] order() {
    return order.clone();
  }

  /** Returns the smallest difference between the consumption of two types. */
  double margin() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < order.length; i++) {
      smallest = Math.min(smallest, q[order[i]] - q[order[i - 1]]);
    }
    return smallest;
  }

  /** Returns the utility of the consumption of an inactive agent, at a weight. */
  double utility(int type, double weight) {
    return economy.tastes().utility(type, weight, logQ[type], logR[type]);
  }

  /** Returns what a type loses, if inactive, by the best offer that is read as another type's. */
  double loss(int type, int posing) {
    if (type == posing) {
      return 0;
    }
    return lossAt(type, q[type] < q[posing] ? low[posing] : high[posing]);
  }

  /**
   * Returns what a type loses, if inactive, by consuming another amount of good q than its best.
   */
  double lossAt(int type, double amount) {
    double other = 2 * economy.endowment().r() - economy.fixedPrice() * amount;
    return utility(type, beliefs[type])
        - economy.tastes().utility(type, beliefs[type], new Goods(amount, other));
  }

  private double belief(int type) {
    SignalModel model = economy.model();
    double sum = 0;
    for (int z = 0; z < economy.states(); z++) {
      sum += model.tau(z, type) * economy.tastes().weight(z, type);
    }
    return sum;
  }

  private void consume(int type) {
    double logPrice = Elementary.log(economy.fixedPrice());
    double logRatio =
        economy.tastes().elasticity(type) * (logPrice - Tastes.logOdds(beliefs[type])) - logPrice;
    double bounded =
        Math.max(-Competitive.LARGEST_LOG_RATIO, Math.min(Competitive.LARGEST_LOG_RATIO, logRatio));
    double ratio = Elementary.exp(bounded);
    q[type] = 2 * economy.endowment().q() / (1 + ratio);
    r[type] = 2 * economy.endowment().r() * ratio / (1 + ratio);
    logQ[type] = Elementary.log(2 * economy.endowment().q()) - Elementary.log1p(ratio);
    logR[type] = Elementary.log(2 * economy.endowment().r()) + bounded - Elementary.log1p(ratio);
  }

  private void intervals() {
    Arrays.fill(low, 0);
    Arrays.fill(high, 2 * economy.endowment().q());
    for (int i = 1; i < order.length; i++) {
      double midpoint = (q[order[i - 1]] + q[order[i]]) / 2;
      high[order[i - 1]] = midpoint;
      low[order[i]] = midpoint;
    }
  }
}
