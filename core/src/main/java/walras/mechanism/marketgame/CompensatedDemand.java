package walras.mechanism.marketgame;

import java.util.Arrays;
import walras.numeric.Elementary;

/**
 * The cheapest consumption that gives groups of agents the utility they have and a common gain on
 * top, per head of the economy, in one state; confined to one thread.
 *
 * <p>Source: derived. At the relative price {@code lambda} of good q an agent of elasticity {@code
 * s} and weight {@code a} holds r and q in the ratio {@code k = (lambda (1-a)/a)^s}, and utility v
 * takes {@code q = [(1 + rho v) / (a + (1-a) k^rho)]^(1/rho)}; logarithmic utility {@code q = exp(v
 * - (1-a) ln k)}. Groups of a type differ by the first factor alone.
 */
final class CompensatedDemand {

  private static final int MOST_FACTORS = 8;

  /** What all groups together need of each good, and its slopes in log price and gain. */
  double totalQ;

  double totalR;
  double slopeQ;
  double slopeR;
  double byGainQ;
  double byGainR;

  private final boolean logarithmic;
  private final int types;
  private final int members;
  private final double[] rho;
  private final int[] whole;
  private final double[] elasticity;
  private final double[] weights;
  private final double[] odds;
  private final double[] logOdds;
  private final double[] shares;
  private final double[] utilities;
  private final double[] scales;
  private final double[] scalesByGain;

  /**
   * Creates the demand of groups that nobody belongs to yet.
   *
   * @param members the number of groups of each type
   */
  CompensatedDemand(Economy economy, int state, int members) {
    this.members = members;
    logarithmic = economy.tastes().logarithmic();
    types = economy.types();
    rho = new double[types];
    whole = new int[types];
    elasticity = new double[types];
    weights = economy.tastes().weights(state);
    odds = new double[types];
    logOdds = new double[types];
    for (int x = 0; x < types; x++) {
      rho[x] = economy.tastes().rho(x);
      whole[x] = whole(rho[x]);
      elasticity[x] = economy.tastes().elasticity(x);
      odds[x] = weights[x] / (1 - weights[x]);
      logOdds[x] = Tastes.logOdds(weights[x]);
    }
    shares = new double[types * members];
    utilities = new double[types * members];
    scales = new double[types];
    scalesByGain = new double[types];
  }

  /** Sets the share of all agents that belong to a group, and their utility in the state. */
  void group(int type, int member, double share, double utility) {
    shares[type * members + member] = share;
    utilities[type * members + member] = utility;
  }

  /** Asks for a common gain of utility; without it the scales are those of what agents have. */
  void gain(double gain) {
    Arrays.fill(scales, 0);
    Arrays.fill(scalesByGain, 0);
    for (int x = 0; x < types; x++) {
      double parameter = rho[x];
      for (int group = x * members; group < (x + 1) * members; group++) {
        if (shares[group] > 0) {
          double utility = utilities[group] + gain;
          double level = parameter == 0 ? 1 : 1 + parameter * utility;
          double power = parameter == 0 ? Elementary.exp(utility) : root(x, level);
          double scale = shares[group] * power;
          scales[x] += scale;
          scalesByGain[x] += scale / level;
        }
      }
    }
  }

  /** Computes totals and slopes at the logarithm of a relative price. */
  void at(double logPrice) {
    double price = Elementary.exp(logPrice);
    clear();
    for (int x = 0; x < types; x++) {
      if (scales[x] > 0) {
        add(x, logPrice, price);
      }
    }
  }

  private void add(int type, double logPrice, double price) {
    double parameter = rho[type];
    double weight = weights[type];
    double logRatio = elasticity[type] * (logPrice - logOdds[type]);
    double ratio = price / odds[type];
    double rest = 1 - weight;
    double unit;
    if (parameter == 0) {
      unit = Elementary.exp(-rest * logRatio);
    } else {
      double power = Elementary.exp(parameter * logRatio);
      double sum = weight + rest * power;
      unit = 1 / root(type, sum);
      rest *= power / sum;
      ratio *= power;
    }
    double q = scales[type] * unit;
    totalQ += q;
    totalR += q * ratio;
    slopeQ -= q * rest * elasticity[type];
    slopeR += q * ratio * (1 - rest) * elasticity[type];
    byGainQ += scalesByGain[type] * unit;
    byGainR += scalesByGain[type] * unit * ratio;
  }

  /** Returns a number to the power of 1/rho, or NaN where it is not positive. */
  private double root(int type, double number) {
    int exponent = whole[type];
    if (exponent == 0) {
      return Elementary.exp(Elementary.log(number) / rho[type]);
    }
    if (!(number > 0)) {
      return Double.NaN;
    }
    double product = number;
    for (int factor = 1; factor < Math.abs(exponent); factor++) {
      product *= number;
    }
    return exponent > 0 ? product : 1 / product;
  }

  /** Returns 1/rho where that is a small whole number, which needs no logarithm, else 0. */
  private static int whole(double rho) {
    long nearest = rho == 0 ? 0 : Math.round(1 / rho);
    return Math.abs(nearest) <= MOST_FACTORS && (double) nearest * rho == 1 ? (int) nearest : 0;
  }

  private void clear() {
    totalQ = 0;
    totalR = 0;
    slopeQ = 0;
    slopeR = 0;
    byGainQ = 0;
    byGainR = 0;
  }

  /** Returns the lowest log price at which some type present holds the goods in a ratio r/q. */
  double lowest(double logRatio) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int x = 0; x < types; x++) {
      lowest = scales[x] > 0 ? Math.min(lowest, logPrice(x, logRatio)) : lowest;
    }
    return lowest;
  }

  /** Returns the highest log price at which some type present holds the goods in a ratio r/q. */
  double highest(double logRatio) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < types; x++) {
      highest = scales[x] > 0 ? Math.max(highest, logPrice(x, logRatio)) : highest;
    }
    return highest;
  }

  /** Returns the least upper bound of the gains that utility functions allow. */
  double largestGain() {
    double largest = Double.POSITIVE_INFINITY;
    for (int group = 0; group < shares.length; group++) {
      double parameter = rho[group / members];
      if (shares[group] > 0 && parameter < 0) {
        largest = Math.min(largest, -1 / parameter - utilities[group]);
      }
    }
    return largest;
  }

  boolean isLogarithmic() {
    return logarithmic;
  }

  private double logPrice(int type, double logRatio) {
    return logOdds[type] + (1 - rho[type]) * logRatio;
  }
}
