package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.economy.Totals.Most;
import walras.mechanism.sigmawalras.economy.Totals.Sum;

/** What an agent trades in both equilibria, added to totals. Confined to one thread. */
final class CurvedTrade {

  /** Quantities up to this count as no trade in unit prices, and at the boundary. */
  private static final double NO_TRADE = 1e-12;

  private static final double SAME_REPORT = 1e-9;

  private final double sigma;
  private final BoundaryRule boundaryRule;
  private AgentClass of;
  private double value;
  private double saturation;
  private double quantity;
  private double walrasian;

  CurvedTrade(SizedEconomy sized, double sigma, BoundaryRule boundaryRule) {
    this.sigma = sigma;
    this.boundaryRule = boundaryRule;
    of = sized.economy().type(0);
  }

  /** Takes the utility of an agent: its class, marginal utility of nothing, saturation. */
  void utility(AgentClass type, double worth, double bend) {
    of = type;
    value = worth;
    saturation = bend;
  }

  /** Takes the quantities of the agent under the slope, and without. */
  void quantities(double bought, double withoutSlope) {
    quantity = bought;
    walrasian = withoutSlope;
  }

  /** Returns the mean slope of marginal utility between the two quantities. */
  double meanSlope() {
    return of.mu() + saturation * Saturation.meanSlope(walrasian, quantity, of.delta());
  }

  /** Returns what the boundary quantity is charged beyond its price. */
  double rent(Deviations deviations) {
    return boundaryRule == BoundaryRule.EXTRACT ? deviations.rent() : 0;
  }

  /** Adds what agents pay and could gain, and returns the payment of each beyond the price. */
  double addPayments(Deviations deviations, double weight, double[] totals) {
    double kept = deviations.gap();
    double gap = kept + rent(deviations);
    double naive = deviations.naiveGain();
    double participation = gap - deviations.surplus(quantity);
    double size = Math.abs(quantity);
    Totals.add(totals, Sum.GAP, weight * gap);
    Totals.add(totals, Sum.GAP_TERMS, weight * deviations.gapTerms(kept));
    Totals.raise(totals, Most.NEGATIVE_GAP, -gap);
    Totals.raise(totals, Most.PARTICIPATION, participation);
    Totals.add(totals, Sum.NAIVE_GAIN, weight * naive);
    Totals.raise(totals, Most.NAIVE_GAIN, naive);
    Totals.add(totals, Sum.BOUNDARY, Math.abs(deviations.boundary()) > NO_TRADE ? weight : 0);
    Totals.add(totals, Sum.VOLUME, weight * size);
    if (size > NO_TRADE) {
      Totals.add(totals, Sum.TRADERS, weight);
      Totals.add(totals, Sum.UNIT_GAP, weight * gap / size);
      Totals.raise(totals, Most.UNIT_GAP, Math.abs(gap) / size);
    }
    return gap;
  }

  /**
   * Adds what agents lose against the Walrasian equilibrium.
   *
   * @param shift the reference price less the Walrasian one
   */
  void addLosses(double shift, double gap, double weight, double[] totals) {
    double error = -(shift + sigma * quantity) / meanSlope();
    double loss =
        0.5 * of.mu() * error * error + saturation * Saturation.excess(quantity, error, of.delta());
    Totals.add(totals, Sum.LOSS, weight * loss);
    Totals.add(totals, Sum.SQUARED_ERROR, weight * error * error);
    Totals.raise(totals, Most.ERROR, Math.abs(error));
    Totals.raise(totals, Most.UTILITY_LOSS, loss + gap + shift * quantity);
  }

  /** Adds Walrasian utilities, and payments beyond the price without a slope. */
  void addWalrasian(Deviations zero, double weight, double[] totals) {
    double utility =
        value * walrasian
            - 0.5 * of.mu() * walrasian * walrasian
            - saturation * Saturation.integral(walrasian, of.delta());
    Totals.add(totals, Sum.WALRASIAN, weight * utility);
    Totals.add(totals, Sum.VCG_GAP, weight * zero.gap());
  }

  /** Raises the gain from reports of a grid on [0, 1]. */
  void tryReports(Deviations deviations, int reports, double[] totals) {
    double rent = rent(deviations);
    for (int i = 0; i < reports; i++) {
      double report = (double) i / (reports - 1);
      if (Math.abs(report - deviations.truth()) >= SAME_REPORT) {
        Totals.raise(totals, Most.GRID_GAIN, deviations.gain(report, rent));
      }
    }
  }
}
