package walras.mechanism.marketgame;

import walras.numeric.Elementary;
import walras.numeric.Roots;

/**
 * The second stage with constant elasticities of substitution {@code s}, one per type.
 *
 * <p>Newton's method runs in the offers, or in the shadings where some type offers almost all of an
 * endowment; whichever is tried first, the other follows if it fails.
 */
final class CesSecondStage extends SecondStage {

  /** From here on a difference of two prices is lost in rounding, and first order is exact. */
  private static final double MANY_AGENTS = 2e7;

  /** A share of the endowment so small that the offer no longer tells what is left. */
  private static final double CORNER = 1e-4;

  final ShadedOffers shaded;

  /** Logarithm of the price at which a type does not trade. */
  final double[] autarky;

  /** The side of each type, and its offer without a sign. */
  final boolean[] selling;

  final double[] bids;

  /** Logarithm of one minus the own share of the total. */
  final double[] theta;

  /** Logarithms of consumption. */
  final double[] logQ;

  final double[] logR;

  /** Expenditure on good r relative to q. */
  final double[] ratios;

  double logPrice;
  double largestResidual;

  private final Tastes tastes;
  private final double[] logEndowments;
  private final double[] configurationSlopes;
  private final CompetitiveRoot root;
  private final OfferNewton offerNewton;
  private final ShadingNewton shadingNewton;
  private boolean cornered;
  private double configurationSlope;

  CesSecondStage(Economy economy) {
    super(economy);
    tastes = economy.tastes();
    shaded = new ShadedOffers(economy);
    autarky = new double[types];
    selling = new boolean[types];
    bids = new double[types];
    theta = new double[types];
    logQ = new double[types];
    logR = new double[types];
    ratios = new double[types];
    logEndowments = new double[types];
    configurationSlopes = new double[types];
    for (int x = 0; x < types; x++) {
      logEndowments[x] = (1 - tastes.rho(x)) * Elementary.log(endowmentR / endowmentQ);
    }
    root = new CompetitiveRoot(this, shaded);
    offerNewton = new OfferNewton(this);
    shadingNewton = new ShadingNewton(this);
  }

  @Override
  double logAutarky(int type) {
    return autarky[type];
  }

  boolean prefersToSell(int type) {
    return logPrice >= autarky[type];
  }

  /** Returns the endowment of the good that a type offers. */
  double endowment(int type) {
    return selling[type] ? endowmentQ : endowmentR;
  }

  /** Computes the offer of a type for its side and theta at the current price. */
  void respond(int type) {
    if (selling[type]) {
      shaded.sell(type, theta[type]);
    } else {
      shaded.buy(type, theta[type]);
    }
  }

  @Override
  void competitive(double guess) {
    for (int x = 0; x < types; x++) {
      double logOdds = Tastes.logOdds(beliefs[x]);
      shaded.logOdds[x] = logOdds;
      autarky[x] = logOdds + logEndowments[x];
    }
    logPrice = root.find(guess);
    configurationPrice = Elementary.exp(logPrice);
    configurationSlope = root.slope();
    shaded.at(logPrice, configurationPrice);
    price = configurationPrice;
    cornered = false;
    for (int x = 0; x < types; x++) {
      selling[x] = prefersToSell(x);
      theta[x] = 0;
      respond(x);
      bids[x] = shaded.offer[x];
      configurationOffers[x] = selling[x] ? bids[x] : -bids[x];
      configurationSlopes[x] = shaded.byPrice[x];
      cornered |= counts[x] > 0 && endowment(x) - bids[x] < CORNER * endowment(x);
    }
    addUpSellers();
  }

  /** Sets both totals from the sellers' offers, in the ratio of the competitive price. */
  private void addUpSellers() {
    double sum = active * kappaQ;
    for (int x = 0; x < types; x++) {
      sum += selling[x] ? counts[x] * bids[x] : 0;
    }
    totalQ = sum;
    totalR = sum * configurationPrice;
  }

  @Override
  boolean newton() {
    return cornered
        ? shadingNewton.solve() || offerNewton.solve()
        : offerNewton.solve() || shadingNewton.solve();
  }

  /** Takes totals and price from the offers. */
  void addUp() {
    double q = active * kappaQ;
    double r = active * kappaR;
    for (int x = 0; x < types; x++) {
      if (selling[x]) {
        q += counts[x] * bids[x];
      } else {
        r += counts[x] * bids[x];
      }
    }
    totalQ = q;
    totalR = r;
    price = r / q;
    logPrice = Elementary.log(price);
  }

  @Override
  boolean settle() {
    return shadingNewton.settled();
  }

  @Override
  double residual() {
    return largestResidual;
  }

  @Override
  double reply(int type, double atPrice, double total) {
    price = atPrice;
    logPrice = Elementary.log(atPrice);
    shaded.at(logPrice, atPrice);
    selling[type] = prefersToSell(type);
    double lowest = -Math.abs(logPrice - autarky[type]);
    theta[type] = Roots.between(t -> condition(type, t, total), lowest, 0).orElse(0);
    respond(type);
    bids[type] = shaded.offer[type];
    return bids[type];
  }

  private double condition(int type, double shading, double total) {
    theta[type] = shading;
    respond(type);
    return Elementary.expm1(shading) + shaded.offer[type] / total;
  }

  @Override
  void deviations() {
    double shadedQ = 0;
    double shadedR = 0;
    for (int x = 0; x < types; x++) {
      if (counts[x] > 0) {
        offers[x] = selling[x] ? bids[x] : -bids[x];
        shading[x] = shadingOf(x);
        if (selling[x]) {
          shadedQ += counts[x] * shading[x];
        } else {
          shadedR += counts[x] * shading[x];
        }
      }
    }
    if (active < MANY_AGENTS) {
      priceStrategic = price - configurationPrice;
      for (int x = 0; x < types; x++) {
        strategic[x] = distance(offers[x], configurationOffers[x]);
      }
    } else {
      firstOrder((shadedR / price - shadedQ) / (active * configurationSlope));
    }
  }

  /** Sets the strategic parts from the change of the logarithm of the price. */
  private void firstOrder(double change) {
    priceStrategic = configurationPrice * change * (1 + change / 2);
    for (int x = 0; x < types; x++) {
      boolean sameSide = selling[x] == (configurationOffers[x] >= 0);
      strategic[x] =
          sameSide
              ? Math.abs(configurationSlopes[x] * change - shading[x])
              : distance(offers[x], configurationOffers[x]);
    }
  }

  /** Returns what a price taker would offer more, without cancellation. */
  private double shadingOf(int type) {
    double ratio = ratios[type];
    double excess = Elementary.expm1(-shaded.elasticity[type] * theta[type]);
    double odds = (1 + ratio) / excess;
    double rest = endowmentQ + endowmentR / price;
    return selling[type]
        ? rest / (1 + ratio) * ratio / (odds + ratio)
        : rest * price * (ratio / (1 + ratio)) / (odds + 1);
  }

  @Override
  double gain(int type, StateTable table) {
    return tastes.utility(type, table.weights[type], logQ[type], logR[type]) - table.utility[type];
  }

  @Override
  Goods consumption(int type) {
    return new Goods(Elementary.exp(logQ[type]), Elementary.exp(logR[type]));
  }
}
