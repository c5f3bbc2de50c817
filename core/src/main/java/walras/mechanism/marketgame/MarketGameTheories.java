package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.environment.Information;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.kernel.Theory.Source;

/** How the metrics behave as agents grow, with the constants that are known per state. */
final class MarketGameTheories {

  private static final String FREQUENCIES = "rates: central limit theorem for type frequencies";
  private static final String SMOOTH = "rates: smooth function of type frequencies";
  private static final String SHARES = SMOOTH + "; C moves with the fractional part of eta N";
  private static final String OWN_SHARE = "rates: own share of the totals";
  private static final String BELIEFS = "rates: beliefs";
  private static final double ROOT = -0.5;

  /** Exponents of the error probability by which an exponential law has shown itself. */
  private static final double SHOWN = 3;

  /** How often the term of sampling in the mean of waste must exceed that of strategy. */
  private static final double STRATEGY_FADED = 100;

  /** Constants below this share of the price are zero but for rounding. */
  private static final double NEGLIGIBLE = 1e-12;

  private final MarketGameMarket market;
  private final int states;
  private final double eta;
  private final double settled;

  MarketGameTheories(MarketGameMarket market) {
    this.market = market;
    states = market.states().size();
    eta = market.economy().eta();
    settled = market.settledFrom();
  }

  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    for (int index = 0; index < Measures.all().size(); index++) {
      Measures.Entry entry = Measures.all().get(index);
      metrics.add(
          new Metric(
              entry.name(), entry.unit(), entry.description(), entry.range(), theories(index)));
    }
    return metrics;
  }

  private List<Theory> theories(int measure) {
    if (Measures.isOneStage(measure) && market.oneStage().missing().isPresent()) {
      return List.of();
    }
    return switch (measure) {
      case Measures.PRICE -> price();
      case Measures.PRICE_ERROR_SIGNED -> priceDifference();
      case Measures.PRICE_SAMPLING -> anySampled() ? priceDifference() : List.of();
      case Measures.PRICE_ERROR -> priceError();
      case Measures.PRICE_STRATEGIC -> priceStrategic();
      case Measures.OFFER_ERROR_MAX ->
          List.of(power(Statistic.MEAN, anySampled() ? ROOT : -1, FREQUENCIES));
      case Measures.OFFER_STRATEGIC, Measures.OFFER_SHADING ->
          List.of(power(Statistic.MEAN, -1, OWN_SHARE));
      case Measures.POSTERIOR_ERROR -> posteriorError();
      case Measures.LOG_POSTERIOR_ERROR -> logPosteriorError();
      case Measures.RESOURCE_EXCESS_Q,
          Measures.RESOURCE_EXCESS_R,
          Measures.WELFARE,
          Measures.WELFARE_GAP,
          Measures.EFFICIENCY_GAP,
          Measures.WELFARE_ONE_STAGE,
          Measures.WELFARE_GAIN_VS_ONE_STAGE,
          Measures.EFFICIENCY_GAP_ONE_STAGE,
          Measures.RESOURCE_WASTE_ONE_STAGE,
          Measures.FEE_SLACK_Q,
          Measures.FEE_SLACK_R ->
          smooth();
      case Measures.RESOURCE_WASTE -> resourceWaste();
      case Measures.EFFICIENCY_GAP_EXCESS -> gapExcess();
      case Measures.PRICE_ERROR_ONE_STAGE -> priceErrorOneStage();
      case Measures.GAP_WITHIN_EPS, Measures.FEE_FEASIBLE -> List.of();
      case Measures.DELTA_NEEDED -> deltaNeeded();
      case Measures.WELFARE_GAP_ACTIVE ->
          anySampled()
              ? List.of(power(Statistic.MEAN, -1, SMOOTH), power(Statistic.SD, ROOT, SMOOTH))
              : List.of();
      default -> throw new IllegalArgumentException("no metric has index " + measure);
    };
  }

  private List<Theory> price() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states; z++) {
      theories.add(power(Statistic.MEAN, z, -1, null, SMOOTH));
    }
    theories.addAll(priceSpread());
    return theories;
  }

  private List<Theory> priceDifference() {
    List<Theory> theories = new ArrayList<>();
    theories.add(power(Statistic.MEAN, -1, SMOOTH));
    if (anySampled()) {
      theories.add(power(Statistic.SD, ROOT, FREQUENCIES));
    }
    theories.addAll(priceSpread());
    return theories;
  }

  private List<Theory> priceSpread() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states; z++) {
      if (sampled(z)) {
        theories.add(power(Statistic.SD, z, ROOT, market.asymptotics(z).sd(), FREQUENCIES));
      }
    }
    return theories;
  }

  private List<Theory> priceError() {
    List<Theory> theories = new ArrayList<>();
    if (anySampled()) {
      theories.add(power(Statistic.MEAN, ROOT, FREQUENCIES));
      theories.add(power(Statistic.SD, ROOT, FREQUENCIES));
    } else {
      theories.add(power(Statistic.MEAN, -1, OWN_SHARE));
    }
    for (int z = 0; z < states; z++) {
      PriceAsymptotics asymptotics = market.asymptotics(z);
      if (sampled(z)) {
        double sd = PriceAsymptotics.normalSdOfAbsolute(asymptotics.sd());
        theories.add(power(Statistic.MEAN, z, ROOT, asymptotics.meanError(), FREQUENCIES));
        theories.add(power(Statistic.SD, z, ROOT, sd, FREQUENCIES));
      } else if (strategic(z)) {
        double constant = Math.abs(asymptotics.strategic());
        theories.add(power(Statistic.MEAN, z, -1, constant, OWN_SHARE));
      }
    }
    return theories;
  }

  private List<Theory> priceStrategic() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states; z++) {
      if (strategic(z)) {
        double constant = market.asymptotics(z).strategic();
        theories.add(power(Statistic.MEAN, z, -1, constant, OWN_SHARE));
      }
    }
    if (!theories.isEmpty()) {
      theories.add(0, power(Statistic.MEAN, -1, OWN_SHARE));
    }
    return theories;
  }

  /** Tells whether the price of a state varies with the composition of types at all. */
  private boolean sampled(int state) {
    return market.asymptotics(state).sd() > NEGLIGIBLE * market.benchmark(state).price();
  }

  private boolean anySampled() {
    for (int z = 0; z < states; z++) {
      if (sampled(z)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether shading moves the price of a state to first order; by symmetry it may not. */
  private boolean strategic(int state) {
    double constant = Math.abs(market.asymptotics(state).strategic());
    return constant > NEGLIGIBLE * market.benchmark(state).price();
  }

  private List<Theory> posteriorError() {
    if (states == 1) {
      return List.of(
          new Theory(
              Statistic.MEAN,
              null,
              new Decay.Zero(),
              market.granularity().smallest(),
              Double.POSITIVE_INFINITY,
              Source.DERIVED,
              BELIEFS));
    }
    List<Theory> theories = new ArrayList<>();
    if (states == 2) {
      theories.add(exponential(null, market.information(0).leastChernoff()));
    }
    for (int z = 0; z < states; z++) {
      theories.add(exponential(z, market.information(z).leastChernoff()));
    }
    return theories;
  }

  private Theory exponential(@Nullable Integer given, double chernoff) {
    double rate = (1 - eta) * chernoff;
    return new Theory(
        Statistic.MEAN,
        given,
        new Decay.Exponential(rate, ROOT),
        Math.max((double) market.granularity().smallest(), Math.ceil(SHOWN / rate)),
        Double.POSITIVE_INFINITY,
        Source.DERIVED,
        BELIEFS);
  }

  private List<Theory> logPosteriorError() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states && states > 1; z++) {
      Information information = market.information(z);
      if (information.tied()) {
        continue;
      }
      double mean = -(1 - eta) * information.leastEntropy();
      double sd = Math.sqrt((1 - eta) * information.nearestVariance());
      theories.add(power(Statistic.MEAN, z, 1, mean, BELIEFS));
      theories.add(power(Statistic.SD, z, -ROOT, sd, BELIEFS));
    }
    return theories;
  }

  private List<Theory> deltaNeeded() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states; z++) {
      if (market.benchmark(z).deltaNeeded() > 0) {
        theories.addAll(smooth(z));
      }
    }
    return theories;
  }

  /**
   * The mean of waste has a term in 1/N from the sampling of inactive agents, in proportion to eta,
   * and one in 1/N^2 from strategy, in proportion to the square of an own share of exogenous
   * offers: the first leads where the second is small against it.
   */
  private List<Theory> resourceWaste() {
    Goods kappa = market.economy().kappa();
    Goods own = market.economy().endowment();
    double share = Math.min(kappa.q() / own.q(), kappa.r() / own.r());
    double from = Math.max(settled, Math.ceil(STRATEGY_FADED / (eta * share * share)));
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states; z++) {
      theories.add(
          new Theory(
              Statistic.MEAN,
              z,
              new Decay.Power(-1, null),
              from,
              Double.POSITIVE_INFINITY,
              Source.DERIVED,
              SHARES));
      theories.add(power(Statistic.SD, z, ROOT, null, SMOOTH));
    }
    return theories;
  }

  private List<Theory> gapExcess() {
    List<Theory> theories = new ArrayList<>();
    theories.add(power(Statistic.MEAN, -1, SHARES));
    theories.add(power(Statistic.SD, ROOT, SMOOTH));
    theories.addAll(smooth());
    return theories;
  }

  private List<Theory> priceErrorOneStage() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states; z++) {
      double price = market.benchmark(z).price();
      double error = Math.abs(market.oneStageLimits(z).price() - price);
      if (error > NEGLIGIBLE * price) {
        theories.addAll(smooth(z));
      }
    }
    return theories;
  }

  private List<Theory> smooth() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states; z++) {
      theories.addAll(smooth(z));
    }
    return theories;
  }

  private List<Theory> smooth(int state) {
    return List.of(
        power(Statistic.MEAN, state, -1, null, SHARES),
        power(Statistic.SD, state, ROOT, null, SMOOTH));
  }

  private Theory power(Statistic statistic, double exponent, String reference) {
    return power(statistic, null, new Decay.Power(exponent, null), reference);
  }

  private Theory power(
      Statistic statistic,
      int state,
      double exponent,
      @Nullable Double constant,
      String reference) {
    return power(statistic, state, new Decay.Power(exponent, constant), reference);
  }

  private Theory power(
      Statistic statistic, @Nullable Integer given, Decay decay, String reference) {
    return new Theory(
        statistic, given, decay, settled, Double.POSITIVE_INFINITY, Source.DERIVED, reference);
  }
}
