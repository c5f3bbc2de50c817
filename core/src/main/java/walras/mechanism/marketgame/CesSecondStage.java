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

  /** A share of the endowment so small that the offer no longer tells what is left. */
  private static final double CORNER = 1e-4;

  private final CesOffers offers;
  private final ShadedOffers shaded;
  private final CesDeviations measured;
  private final CompetitiveRoot root;
  private final OfferNewton offerNewton;
  private final ShadingNewton shadingNewton;
  private boolean cornered;

  private CesSecondStage(
      ActiveAgents agents,
      Equilibrium found,
      CesOffers offers,
      ShadedOffers shaded,
      CesDeviations measured) {
    super(agents, found, measured);
    this.offers = offers;
    this.shaded = shaded;
    this.measured = measured;
    root = new CompetitiveRoot(agents, shaded);
    offerNewton = new OfferNewton(agents, found, offers, shaded);
    shadingNewton = new ShadingNewton(agents, found, offers, shaded);
  }

  static CesSecondStage of(Economy economy, ActiveAgents agents) {
    Equilibrium found = new Equilibrium(agents.types);
    ShadedOffers shaded = new ShadedOffers(economy);
    CesOffers offers = new CesOffers(agents, found, shaded);
    CesDeviations measured = new CesDeviations(agents, found, offers, shaded, economy.tastes());
    return new CesSecondStage(agents, found, offers, shaded, measured);
  }

  @Override
  public double logAutarky(int type) {
    return shaded.autarky[type];
  }

  @Override
  void competitive(double guess) {
    for (int x = 0; x < agents.types; x++) {
      shaded.believe(x, agents.beliefs[x]);
    }
    offers.logPrice = root.find(guess);
    found.price = Elementary.exp(offers.logPrice);
    measured.configurationPrice = found.price;
    measured.configurationSlope = root.slope();
    shaded.at(offers.logPrice, found.price);
    cornered = false;
    for (int x = 0; x < agents.types; x++) {
      takePrice(x);
      double left = offers.endowment(x) - offers.bids[x];
      cornered |= agents.counts[x] > 0 && left < CORNER * offers.endowment(x);
    }
    addUpSellers();
  }

  /** Sets the offer of a type to that of a price taker. */
  private void takePrice(int type) {
    offers.selling[type] = offers.prefersToSell(type);
    offers.theta[type] = 0;
    offers.respond(type);
    double bid = shaded.offer[type];
    offers.bids[type] = bid;
    measured.configurationOffers[type] = offers.selling[type] ? bid : -bid;
    measured.configurationSlopes[type] = shaded.byPrice[type];
  }

  /** Sets both totals from the sellers' offers, in the ratio of the competitive price. */
  private void addUpSellers() {
    double sum = agents.active * agents.kappaQ;
    for (int x = 0; x < agents.types; x++) {
      sum += offers.selling[x] ? agents.counts[x] * offers.bids[x] : 0;
    }
    found.totalQ = sum;
    found.totalR = sum * found.price;
  }

  @Override
  boolean newton() {
    return cornered
        ? shadingNewton.solve() || offerNewton.solve()
        : offerNewton.solve() || shadingNewton.solve();
  }

  @Override
  boolean settle() {
    return shadingNewton.settled();
  }

  @Override
  double residual() {
    return offers.largestResidual;
  }

  @Override
  public double reply(int type, double price, double total) {
    found.price = price;
    offers.takeLogarithm();
    shaded.at(offers.logPrice, price);
    offers.selling[type] = offers.prefersToSell(type);
    double lowest = -Math.abs(offers.logPrice - shaded.autarky[type]);
    offers.theta[type] = Roots.between(t -> condition(type, t, total), lowest, 0).orElse(0);
    offers.respond(type);
    offers.bids[type] = shaded.offer[type];
    return offers.bids[type];
  }

  private double condition(int type, double shading, double total) {
    offers.theta[type] = shading;
    offers.respond(type);
    return Elementary.expm1(shading) + shaded.offer[type] / total;
  }
}
