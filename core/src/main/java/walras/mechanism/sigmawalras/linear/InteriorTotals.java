package walras.mechanism.sigmawalras.linear;

import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.economy.Totals.Most;
import walras.mechanism.sigmawalras.economy.Totals.Sum;

/** Adds the agents of an {@link InteriorClass} to the totals of a market. */
final class InteriorTotals {

  private final LinearProfile profile;
  private final int type;
  private final double[] entries;
  private final double[] totals;
  private final double mu;
  private final double sigma;
  private final double kappa;

  private InteriorTotals(LinearProfile profile, int type, double[] entries, double[] totals) {
    this.profile = profile;
    this.type = type;
    this.entries = entries;
    this.totals = totals;
    mu = profile.sized().economy().type(type).mu();
    sigma = profile.slope().sigma();
    kappa = profile.slope().kappa(type);
  }

  /** Adds all agents of a class. */
  static void add(
      LinearAgents agents, LinearProfile profile, int k, double[] entries, double[] totals) {
    InteriorTotals sums = new InteriorTotals(profile, k, entries, totals);
    sums.addQuantities();
    sums.addPayments();
    sums.addLosses();
    sums.addBenchmarks(agents);
  }

  private void addQuantities() {
    double squares = InteriorClass.squares(entries);
    Totals.add(totals, Sum.VOLUME, InteriorClass.sizes(entries));
    Totals.add(totals, Sum.SQUARE, squares);
    Totals.add(totals, Sum.UPPER, squares);
    Totals.add(totals, Sum.IMPACT, profile.slope().relativeImpact(type) * squares);
    double traders = profile.sized().size(type) - InteriorClass.idle(entries);
    Totals.add(totals, Sum.TRADERS, traders);
  }

  private void addPayments() {
    double gap = 0.5 * (sigma - kappa);
    Totals.add(totals, Sum.GAP, gap * InteriorClass.squares(entries));
    double terms = 0.5 * (sigma + Math.abs(kappa));
    Totals.add(totals, Sum.GAP_TERMS, terms * InteriorClass.squares(entries));
    raiseSquare(Most.NEGATIVE_GAP, -gap);
    Totals.add(totals, Sum.UNIT_GAP, gap * InteriorClass.sizes(entries));
    if (farthest() > LinearAgents.NO_TRADE) {
      Totals.raise(totals, Most.UNIT_GAP, Math.abs(gap) * farthest());
    }
    raiseSquare(Most.PARTICIPATION, gap - 0.5 * mu - sigma);
    double naive = (kappa + sigma) * (kappa + sigma) / (2 * (mu + 2 * kappa + 2 * sigma));
    Totals.add(totals, Sum.NAIVE_GAIN, naive * InteriorClass.squares(entries));
    raiseSquare(Most.NAIVE_GAIN, naive);
  }

  private void raiseSquare(Most extreme, double factor) {
    double size = factor > 0 ? farthest() : InteriorClass.nearest(entries);
    Totals.raise(totals, extreme, factor * size * size);
  }

  private double farthest() {
    return Math.max(InteriorClass.most(entries), -InteriorClass.least(entries));
  }

  private void addLosses() {
    double slope = sigma / mu;
    double base = profile.shift() / mu;
    double squares = squares(slope, base);
    Totals.add(totals, Sum.SQUARED_ERROR, squares);
    Totals.add(totals, Sum.LOSS, 0.5 * mu * squares);
    double most = InteriorClass.most(entries);
    double least = InteriorClass.least(entries);
    Totals.raise(totals, Most.ERROR, Math.abs(slope * most + base));
    Totals.raise(totals, Most.ERROR, Math.abs(slope * least + base));
    if (curvature(profile, type) < 0) {
      raiseLoss(InteriorClass.nearest(entries));
    } else {
      raiseLoss(most);
      raiseLoss(least);
    }
  }

  private void raiseLoss(double quantity) {
    double error = profile.shift() + sigma * quantity;
    double gap = 0.5 * (sigma - kappa) * quantity * quantity;
    double loss = error * error / (2 * mu) + gap + profile.shift() * quantity;
    Totals.raise(totals, Most.UTILITY_LOSS, loss);
  }

  private void addBenchmarks(LinearAgents agents) {
    double walrasian = squares(1 + sigma / mu, profile.shift() / mu);
    Totals.add(totals, Sum.WALRASIAN, 0.5 * mu * walrasian);
    Totals.add(totals, Sum.VCG_GAP, -0.5 * agents.zeroKappa(type) * walrasian);
    double slope = agents.auctionSlope(type);
    double base = agents.auctionBase(type);
    Totals.add(totals, Sum.AUCTION_LOSS, 0.5 * mu * squares(slope, base));
    double most = slope * InteriorClass.most(entries) + base;
    double least = slope * InteriorClass.least(entries) + base;
    Totals.raise(totals, Most.AUCTION_LOSS, 0.5 * mu * Math.max(most * most, least * least));
  }

  /** Returns the sum over agents of the square of a linear function of the quantity. */
  private double squares(double slope, double base) {
    return slope * slope * InteriorClass.squares(entries)
        + 2 * slope * base * profile.quantitySum(type)
        + base * base * profile.sized().size(type);
  }

  /** Returns the coefficient of the squared quantity in the loss of utility. */
  private static double curvature(LinearProfile profile, int k) {
    double sigma = profile.slope().sigma();
    double mu = profile.sized().economy().type(k).mu();
    return sigma * sigma / (2 * mu) + 0.5 * (sigma - profile.slope().kappa(k));
  }

  /**
   * Tells whether sums and extremes of quantities decide all totals of a class: nobody trades
   * whatever it reports, at either slope, and the largest loss is at an extreme quantity.
   */
  static boolean isEnough(LinearAgents agents, LinearProfile profile, int k) {
    boolean isExtreme = curvature(profile, k) >= 0 || profile.sized().economy().hasCommonSlope();
    boolean isNaive = profile.slope().kappa(k) + profile.slope().sigma() >= 0;
    return isExtreme && isNaive && isInterior(agents, k, 0) && isInterior(agents, k, 1);
  }

  private static boolean isInterior(LinearAgents agents, int k, double signal) {
    double quantity = agents.quantity(k, signal);
    return agents.boundary(k, signal, quantity) == 0
        && agents.zeroBoundary(k, signal, agents.walrasian(k, quantity)) == 0;
  }
}
