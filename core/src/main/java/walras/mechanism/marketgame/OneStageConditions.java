package walras.mechanism.marketgame;

import java.util.Arrays;
import walras.numeric.Elementary;

/**
 * What an agent gains at the margin in the one-stage game of finitely many agents, on one side of
 * the market, expected over all counts of the others; confined to one thread.
 *
 * <p>Source: derived from the payoffs of section 2.2 of the paper. Who offers b of a good, of which
 * the others offer A, gets {@code b B / (A + b)} of the other good, of which they offer B. With x
 * the consumption of the good offered, y that of the other, W and w their weights summed over
 * states with their probabilities, the condition is {@code sum of w y^(rho-1) A B / (A + b)^2 = W
 * x^(rho-1)}. Its left side falls in b and its right side rises; their log-ratio is kept.
 */
final class OneStageConditions {

  private final Economy economy;
  private final OtherAgents others;
  private final double[] totalQ;
  private final double[] totalR;
  private final double[] weights;
  private int type;
  private boolean sells;
  private double owned;
  private double received;
  private double exponent;
  private double ownWeight;
  private double value;
  private double slope;

  OneStageConditions(Economy economy, OtherAgents others) {
    this.economy = economy;
    this.others = others;
    totalQ = new double[others.size()];
    totalR = new double[others.size()];
    weights = new double[others.size()];
  }

  /** Sets what the others offer in total, given the signed offer of each type. */
  void play(double[] offers) {
    others.totals(economy, offers, totalQ, totalR);
  }

  /** Chooses the agent to be asked about: one of a type that sells good q. */
  void seller(int seller) {
    sells = true;
    choose(seller, economy.endowment().q(), economy.endowment().r());
  }

  /** Chooses the agent to be asked about: one of a type that buys good q with good r. */
  void buyer(int buyer) {
    sells = false;
    choose(buyer, economy.endowment().r(), economy.endowment().q());
  }

  private void choose(int chosen, double ofOffered, double ofOther) {
    type = chosen;
    owned = ofOffered;
    received = ofOther;
    exponent = economy.tastes().rho(type) - 1;
    ownWeight = 0;
    Arrays.fill(weights, 0);
    for (int z = 0; z < economy.states(); z++) {
      double ofQ = economy.tastes().weight(z, type);
      double tau = economy.model().tau(z, type);
      double weight = tau * (sells ? 1 - ofQ : ofQ);
      double[] probabilities = others.probabilities(z);
      for (int i = 0; i < weights.length; i++) {
        weights[i] += weight * probabilities[i];
      }
      ownWeight += tau * (sells ? ofQ : 1 - ofQ);
    }
  }

  /** Returns the endowment of the good that the chosen agent offers. */
  double owned() {
    return owned;
  }

  /** Forms the log-ratio of gain and loss at the margin at an offer, and its slope. */
  void evaluate(double offer) {
    double[] same = sells ? totalQ : totalR;
    double[] opposite = sells ? totalR : totalQ;
    double sum = 0;
    double change = 0;
    for (int i = 0; i < weights.length; i++) {
      double share = 1 / (same[i] + offer);
      double price = opposite[i] * share;
      double marginal = same[i] * share * price;
      double other = received + offer * price;
      double term = weights[i] * marginal * power(other);
      sum += term;
      change += term * (exponent * marginal / other - 2 * share);
    }
    double left = owned - offer;
    value = Elementary.log(sum / ownWeight) - exponent * Elementary.log(left);
    slope = change / sum + exponent / left;
  }

  /** Returns the log-ratio last formed; positive where a larger offer is better. */
  double value() {
    return value;
  }

  /** Returns the slope of the log-ratio last formed in the own offer; negative. */
  double slope() {
    return slope;
  }

  /**
   * Adds to a row how the log-ratio at an offer changes as the offers of others do, by type.
   *
   * @param offers the signed offers of all types; only their signs count
   */
  void addSlopes(double offer, double[] offers, double[] row) {
    double[] same = sells ? totalQ : totalR;
    double[] opposite = sells ? totalR : totalQ;
    double[] sums = new double[row.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double share = 1 / (same[i] + offer);
      double price = opposite[i] * share;
      double other = received + offer * price;
      double term = weights[i] * same[i] * share * price * power(other);
      double bend = exponent / other * offer * share;
      double ofSame = term * (1 / same[i] - 2 * share - bend * price);
      double ofOpposite = term * (1 / opposite[i] + bend);
      sum += term;
      for (int x = 0; x < sums.length; x++) {
        sums[x] += others.counts(x)[i] * (offers[x] > 0 == sells ? ofSame : ofOpposite);
      }
    }
    for (int x = 0; x < row.length; x++) {
      row[x] += sums[x] / sum;
    }
  }

  /** Returns the expected utility of the chosen agent at an offer. */
  double utility(double offer) {
    double[] same = sells ? totalQ : totalR;
    double[] opposite = sells ? totalR : totalQ;
    double sum = ownWeight * ofGood(owned - offer);
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * ofGood(received + offer * opposite[i] / (same[i] + offer));
    }
    return sum;
  }

  private double ofGood(double amount) {
    double log = Elementary.log(amount);
    return economy.tastes().utility(type, 1, log, log);
  }

  private double power(double amount) {
    return exponent == -1 ? 1 / amount : Elementary.exp(exponent * Elementary.log(amount));
  }
}
