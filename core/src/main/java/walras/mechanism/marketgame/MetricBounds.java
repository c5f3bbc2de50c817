package walras.mechanism.marketgame;

import java.util.function.ToDoubleFunction;
import walras.numeric.Elementary;

/**
 * How far metrics can be from their centres, whatever the counts.
 *
 * <p>Every price lies between the extremes of {@code kappa_r/kappa_q} and of the prices at which
 * some type in some state would not trade. Consumption is then bounded above, and below because
 * nobody is worse off than without trade at the weights that the beliefs give.
 */
final class MetricBounds {

  private final SizedMarketGame sized;
  private final Economy economy;
  private final double lowest;
  private final double highest;

  MetricBounds(SizedMarketGame sized) {
    this.sized = sized;
    economy = sized.economy();
    double least = Elementary.log(economy.kappa().r() / economy.kappa().q());
    double most = least;
    for (int z = 0; z < economy.states(); z++) {
      for (int x = 0; x < economy.types(); x++) {
        double autarky = economy.logAutarky(x, economy.tastes().weight(z, x));
        least = Math.min(least, autarky);
        most = Math.max(most, autarky);
      }
    }
    lowest = Elementary.exp(least);
    highest = Elementary.exp(most);
  }

  /** Returns a bound of the distance of a metric from its centre. */
  double of(int metric, int state) {
    return switch (metric) {
      case Measures.PRICE,
          Measures.PRICE_ERROR,
          Measures.PRICE_ERROR_SIGNED,
          Measures.PRICE_SAMPLING,
          Measures.PRICE_STRATEGIC ->
          highest - lowest;
      case Measures.OFFER_ERROR_MAX, Measures.OFFER_STRATEGIC, Measures.OFFER_SHADING ->
          Math.max(economy.endowment().q(), economy.endowment().r());
      case Measures.POSTERIOR_ERROR -> economy.states() == 1 ? 0 : 1;
      default -> Math.abs(sized.centre(metric, state)) + size(metric, state);
    };
  }

  /** Returns a bound of the absolute value. */
  private double size(int metric, int state) {
    Goods kappa = economy.kappa();
    double q = kappa.q() + kappa.r() / lowest + net(Goods::q);
    double r = kappa.r() + kappa.q() * highest + net(Goods::r);
    return switch (metric) {
      case Measures.LOG_POSTERIOR_ERROR -> logError(state);
      case Measures.RESOURCE_EXCESS_Q -> q;
      case Measures.RESOURCE_EXCESS_R -> r;
      case Measures.DELTA_NEEDED -> Math.max(q, r);
      case Measures.WELFARE -> utility(state);
      case Measures.WELFARE_GAP, Measures.WELFARE_GAP_ACTIVE -> 2 * utility(state);
      case Measures.EFFICIENCY_GAP -> attainable(q, r) + utility(state);
      case Measures.EFFICIENCY_GAP_EXCESS ->
          attainable(q, r) + utility(state) + sized.market().benchmark(state).gap();
      case Measures.FEE_SLACK_Q -> economy.fee().q() + q;
      case Measures.FEE_SLACK_R -> economy.fee().r() + r;
      case Measures.RESOURCE_WASTE,
          Measures.RESOURCE_WASTE_ONE_STAGE,
          Measures.GAP_WITHIN_EPS,
          Measures.FEE_FEASIBLE ->
          1;
      default -> oneStage(metric, state);
    };
  }

  /** Bounds metrics of the one-stage benchmark, whose price lies between two that offers allow. */
  private double oneStage(int metric, int state) {
    OneStageOffers oneStage = sized.oneStage();
    double soldQ = 0;
    double soldR = 0;
    for (int x = 0; x < economy.types(); x++) {
      soldQ = Math.max(soldQ, oneStage.offer(x));
      soldR = Math.max(soldR, -oneStage.offer(x));
    }
    Goods kappa = economy.kappa();
    double least = kappa.r() / (kappa.q() + soldQ);
    double most = (kappa.r() + soldR) / kappa.q();
    double utility = 0;
    for (int x = 0; x < economy.types(); x++) {
      double weight = economy.tastes().weight(state, x);
      double low =
          economy
              .tastes()
              .utility(x, weight, OneStage.consumption(economy, oneStage.offer(x), least));
      double high =
          economy
              .tastes()
              .utility(x, weight, OneStage.consumption(economy, oneStage.offer(x), most));
      utility = Math.max(utility, Math.max(Math.abs(low), Math.abs(high)));
    }
    return switch (metric) {
      case Measures.WELFARE_ONE_STAGE -> utility;
      case Measures.WELFARE_GAIN_VS_ONE_STAGE -> utility + utility(state);
      case Measures.EFFICIENCY_GAP_ONE_STAGE ->
          attainable(kappa.q() + kappa.r() / least, kappa.r() + kappa.q() * most) + utility;
      case Measures.PRICE_ERROR_ONE_STAGE -> most + highest;
      default -> Double.POSITIVE_INFINITY;
    };
  }

  /**
   * Bounds the utility that can be given to everybody at once: somebody's bundle is worth no more
   * than resources per head at the fixed price, and no more of either good than all of that buys.
   */
  private double attainable(double addedQ, double addedR) {
    double price = economy.fixedPrice();
    double q = economy.owned().q() + addedQ + (economy.owned().r() + addedR) / price;
    double most = 0;
    for (int x = 0; x < economy.types(); x++) {
      most = Math.max(most, Math.max(Math.abs(of(x, q)), Math.abs(of(x, q * price))));
    }
    return most;
  }

  private double net(ToDoubleFunction<Goods> good) {
    FirstStage first = sized.market().firstStage();
    double most = 0;
    for (int x = 0; x < economy.types(); x++) {
      Goods net = new Goods(Math.abs(first.netQ(x)), Math.abs(first.netR(x)));
      most = Math.max(most, good.applyAsDouble(net));
    }
    return most;
  }

  /** Bounds the logarithm of the posterior error by that of the odds of any other state. */
  private double logError(int state) {
    double most = 0;
    for (int w = 0; w < economy.states(); w++) {
      double odds = logRatio(economy.model().prior(w), economy.model().prior(state));
      double perAgent = 0;
      for (int x = 0; x < economy.types(); x++) {
        double ratio = logRatio(economy.model().signal(w, x), economy.model().signal(state, x));
        perAgent = Math.max(perAgent, ratio);
      }
      most = Math.max(most, odds + (double) sized.active() * perAgent);
    }
    return 1 + most;
  }

  private static double logRatio(double first, double second) {
    return Math.abs(Elementary.log(first / second));
  }

  /** Bounds the utility of every agent in every outcome that is compared. */
  private double utility(int state) {
    Benchmark benchmark = sized.market().benchmark(state);
    double most = 0;
    for (int x = 0; x < economy.types(); x++) {
      most = Math.max(most, Math.abs(benchmark.utility(x)));
      most = Math.max(most, Math.abs(benchmark.plainUtility(x)));
      most = Math.max(most, Math.abs(benchmark.inactiveUtility(x)));
      most = Math.max(most, active(x));
    }
    return most;
  }

  /** Bounds the utility that an active agent of a type has of either good. */
  private double active(int type) {
    double leastWeight = 1;
    double mostWeight = 0;
    for (int z = 0; z < economy.states(); z++) {
      leastWeight = Math.min(leastWeight, economy.tastes().weight(z, type));
      mostWeight = Math.max(mostWeight, economy.tastes().weight(z, type));
    }
    Goods own = economy.endowment();
    double mostQ = of(type, own.q() + own.r() / lowest);
    double mostR = of(type, own.r() + own.q() * highest);
    double gainQ = mostQ - of(type, own.q());
    double gainR = mostR - of(type, own.r());
    double leastQ = of(type, own.q()) - (1 - leastWeight) / leastWeight * gainR;
    double leastR = of(type, own.r()) - mostWeight / (1 - mostWeight) * gainQ;
    return Math.max(
        Math.max(Math.abs(mostQ), Math.abs(mostR)), Math.max(Math.abs(leastQ), Math.abs(leastR)));
  }

  /** Returns the utility of an amount of one good alone. */
  private double of(int type, double amount) {
    double log = Elementary.log(amount);
    return economy.tastes().utility(type, 1, log, log);
  }
}
