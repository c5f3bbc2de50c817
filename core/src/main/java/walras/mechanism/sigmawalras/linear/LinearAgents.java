package walras.mechanism.sigmawalras.linear;

import org.jspecify.annotations.Nullable;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.economy.Totals.Most;
import walras.mechanism.sigmawalras.economy.Totals.Sum;

/**
 * What each agent of a linear-quadratic market trades and pays, added up. Mutable and confined to
 * one thread.
 *
 * <p>Source: Andreyanov and Sadzik (2016), Proposition 1 and (7), in the form {@code t = p q + G},
 * {@code G = sigma (q^2 + x^2) / 2 - kappa (q^2 - x^2) / 2} (derived), x the quantity at the
 * boundary for agents who trade whatever they report, else 0.
 */
public final class LinearAgents {

  /** Quantities up to this count as no trade in unit prices, and at the boundary. */
  static final double NO_TRADE = 1e-12;

  /** Reports this close to the truth are the truth. */
  private static final double SAME_REPORT = 1e-9;

  private final LinearSlope slope;
  private final LinearSlope zero;
  private final @Nullable DoubleAuction auction;
  private final double sigma;
  private final double[] mu;

  /** What the boundary quantity is worth beyond its price, per square; 0 if agents keep it. */
  private final double[] extraction;

  private final double[] quantitySlope;
  private final double[] quantityBase;
  private final double[] auctionSlope;
  private final double[] auctionBase;
  private double shift;

  /**
   * Creates the agents of an economy.
   *
   * @param auction the double auction beside the mechanism; null where there is none, and its
   *     losses stay zero
   */
  public LinearAgents(
      LinearSlope slope,
      LinearSlope zero,
      BoundaryRule boundary,
      SizedEconomy sized,
      @Nullable DoubleAuction auction) {
    this.slope = slope;
    this.zero = zero;
    this.auction = auction;
    sigma = slope.sigma();
    int classes = sized.economy().classes();
    mu = new double[classes];
    extraction = new double[classes];
    quantitySlope = new double[classes];
    quantityBase = new double[classes];
    auctionSlope = new double[classes];
    auctionBase = new double[classes];
    for (int k = 0; k < classes; k++) {
      mu[k] = sized.economy().type(k).mu();
      extraction[k] = boundary == BoundaryRule.EXTRACT ? mu[k] : 0;
    }
  }

  /** Prepares the agents of a market whose equilibrium is solved. */
  public void prepare(LinearProfile profile) {
    shift = profile.shift();
    for (int k = 0; k < mu.length; k++) {
      quantitySlope[k] = slope.weight(k) * profile.gain(k);
      quantityBase[k] = slope.weight(k) * profile.intercept(k);
      if (auction != null) {
        auctionSlope[k] = auction.distortion() / slope.weight(k);
        auctionBase[k] = -auction.blindness() * (profile.mean(k) - profile.mean());
      }
    }
  }

  /** Returns what an agent buys. */
  public double quantity(int k, double signal) {
    return Math.fma(quantitySlope[k], signal, quantityBase[k]);
  }

  double quantitySlope(int k) {
    return quantitySlope[k];
  }

  double quantityBase(int k) {
    return quantityBase[k];
  }

  double auctionSlope(int k) {
    return auctionSlope[k];
  }

  double auctionBase(int k) {
    return auctionBase[k];
  }

  double zeroKappa(int k) {
    return zero.kappa(k);
  }

  double zeroBoundary(int k, double signal, double walrasian) {
    return boundary(zero.response(k), signal, walrasian);
  }

  /**
   * Returns what an agent buys at the report at which it would pay for nothing but the boundary.
   */
  public double boundary(int k, double signal, double quantity) {
    return boundary(slope.response(k), signal, quantity);
  }

  private static double boundary(double response, double signal, double quantity) {
    double least = quantity - response * signal;
    if (least > 0) {
      return least;
    }
    return Math.min(0, quantity + response * (1 - signal));
  }

  /** Returns the Walrasian quantity. */
  public double walrasian(int k, double quantity) {
    return quantity + (shift + sigma * quantity) / mu[k];
  }

  /** Returns the payment beyond the price. */
  public double gap(int k, double quantity, double boundary) {
    double squares = (quantity - boundary) * (quantity + boundary);
    double worth = sigma * quantity * quantity + (sigma + extraction[k]) * boundary * boundary;
    return 0.5 * (worth - slope.kappa(k) * squares);
  }

  /** Returns the sizes of the two terms of that payment together. */
  private double gapTerms(int k, double quantity, double boundary) {
    double squares = quantity * quantity + boundary * boundary;
    double answers = (quantity - boundary) * (quantity + boundary);
    double kept = sigma * squares + extraction[k] * boundary * boundary;
    return 0.5 * (kept + Math.abs(slope.kappa(k) * answers));
  }

  /** Returns the gains from trade that are lost. */
  public double loss(int k, double quantity) {
    double wedge = shift + sigma * quantity;
    return wedge * wedge / (2 * mu[k]);
  }

  /** Returns what an agent gains by the best report if payments are naive. */
  public double naiveGain(int k, double signal, double quantity) {
    double response = slope.response(k);
    double shading = slope.kappa(k) + sigma;
    double best = -shading * quantity / (mu[k] + 2 * shading);
    // differences from the truth, of order 1/N, are never formed by subtraction
    double move = Math.min(response * (1 - signal), Math.max(-response * signal, best));
    return -move * (shading * quantity + (0.5 * mu[k] + shading) * move);
  }

  /**
   * Adds agents with the same signal.
   *
   * @param weight how many, positive
   */
  public void add(int k, double signal, double weight, double[] totals) {
    double quantity = quantity(k, signal);
    double boundary = boundary(k, signal, quantity);
    double size = Math.abs(quantity);
    double gap = gap(k, quantity, boundary);
    Totals.add(totals, Sum.GAP, weight * gap);
    Totals.add(totals, Sum.GAP_TERMS, weight * gapTerms(k, quantity, boundary));
    Totals.raise(totals, Most.NEGATIVE_GAP, -gap);
    Totals.add(totals, Sum.VOLUME, weight * size);
    Totals.add(totals, Sum.SQUARE, weight * quantity * quantity);
    Totals.add(totals, Sum.BOUNDARY, Math.abs(boundary) > NO_TRADE ? weight : 0);
    Totals.add(totals, Sum.UPPER, weight * (quantity * quantity + boundary * boundary));
    double squares = (quantity - boundary) * (quantity + boundary);
    Totals.add(totals, Sum.IMPACT, weight * slope.relativeImpact(k) * squares);
    Totals.raise(totals, Most.PARTICIPATION, gap - (0.5 * mu[k] + sigma) * quantity * quantity);
    if (size > NO_TRADE) {
      Totals.add(totals, Sum.TRADERS, weight);
      Totals.add(totals, Sum.UNIT_GAP, weight * gap / size);
      Totals.raise(totals, Most.UNIT_GAP, Math.abs(gap) / size);
    }
    addEfficiency(k, quantity, weight, gap, totals);
    addBenchmarks(k, signal, quantity, weight, totals);
  }

  private void addEfficiency(int k, double quantity, double weight, double gap, double[] totals) {
    double error = (shift + sigma * quantity) / mu[k];
    double loss = loss(k, quantity);
    Totals.add(totals, Sum.LOSS, weight * loss);
    Totals.add(totals, Sum.SQUARED_ERROR, weight * error * error);
    Totals.raise(totals, Most.ERROR, Math.abs(error));
    Totals.raise(totals, Most.UTILITY_LOSS, loss + gap + shift * quantity);
  }

  private void addBenchmarks(
      int k, double signal, double quantity, double weight, double[] totals) {
    double naive = naiveGain(k, signal, quantity);
    Totals.add(totals, Sum.NAIVE_GAIN, weight * naive);
    Totals.raise(totals, Most.NAIVE_GAIN, naive);
    double walrasian = walrasian(k, quantity);
    Totals.add(totals, Sum.WALRASIAN, weight * 0.5 * mu[k] * walrasian * walrasian);
    double bound = zeroBoundary(k, signal, walrasian);
    Totals.add(
        totals,
        Sum.VCG_GAP,
        -0.5 * weight * zeroKappa(k) * (walrasian - bound) * (walrasian + bound));
    if (auction != null) {
      double auctionError = Math.fma(auctionSlope[k], quantity, auctionBase[k]);
      double lost = 0.5 * mu[k] * auctionError * auctionError;
      Totals.add(totals, Sum.AUCTION_LOSS, weight * lost);
      Totals.raise(totals, Most.AUCTION_LOSS, lost);
    }
  }

  /** Adds what the best schedule loses that ignores groups, once all agents are added. */
  public void addBestLinear(LinearProfile profile, double[] totals) {
    if (auction != null && mu.length > 1) {
      double between = 0.5 * (profile.mean(0) - profile.mean(1));
      between *= between;
      double squares = Totals.sum(totals, Sum.SQUARE);
      double agents = 0;
      for (int k = 0; k < mu.length; k++) {
        double size = profile.sized().size(k);
        agents += size;
        squares -= profile.quantitySum(k) * profile.quantitySum(k) / size;
      }
      double within = squares / (agents * quantitySlope[0] * quantitySlope[0]);
      double loss = auction.bestLinearLoss(between, between + Math.max(0, within));
      Totals.add(totals, Sum.BEST_LINEAR_LOSS, loss);
    }
  }

  /** Raises the gain from reports of a grid on [0, 1] that an agent has under the transfers. */
  public void tryReports(int k, double signal, int reports, double[] totals) {
    double quantity = quantity(k, signal);
    double boundary = boundary(k, signal, quantity);
    double truth = beyondPrice(k, quantity, 0, quantity, boundary);
    for (int i = 0; i < reports; i++) {
      double report = (double) i / (reports - 1);
      if (Math.abs(report - signal) >= SAME_REPORT) {
        double move = report - signal;
        double bought = quantity + slope.response(k) * move;
        double rise = slope.impact(k) * move;
        double gain = beyondPrice(k, quantity, rise, bought, boundary) - truth;
        Totals.raise(totals, Most.GRID_GAIN, gain);
      }
    }
  }

  /** Returns utility less payment of a quantity, if the true one is another. */
  private double beyondPrice(int k, double truth, double rise, double quantity, double boundary) {
    double marginal = (mu[k] + sigma) * truth - rise;
    return marginal * quantity - 0.5 * mu[k] * quantity * quantity - gap(k, quantity, boundary);
  }
}
