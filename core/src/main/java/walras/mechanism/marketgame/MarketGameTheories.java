package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Theory;
import walras.kernel.Theory.Source;
import walras.kernel.Theory.Statistic;

/** How the metrics behave as agents grow, with the constants that are known per state. */
final class MarketGameTheories {

  private static final String FREQUENCIES = "rates: central limit theorem for type frequencies";
  private static final String SMOOTH = "rates: smooth function of type frequencies";
  private static final String OWN_SHARE = "rates: own share of the totals";
  private static final String BELIEFS = "rates: beliefs";
  private static final double ROOT = -0.5;

  /** Exponents of the error probability by which an exponential law has shown itself. */
  private static final double SHOWN = 3;

  private final MarketGameMarket market;
  private final int states;
  private final double eta;
  private final double settled;

  MarketGameTheories(MarketGameMarket market) {
    this.market = market;
    states = market.states().size();
    eta = market.economy().eta();
    double least = Double.POSITIVE_INFINITY;
    for (int z = 0; z < states && states > 1; z++) {
      least = Math.min(least, market.information(z).leastChernoff());
    }
    settled = PriceAsymptotics.settledFrom((1 - eta) * least);
  }

  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    for (int index = 0; index < Measures.all().size(); index++) {
      Measures.Entry entry = Measures.all().get(index);
      metrics.add(new Metric(entry.name(), entry.unit(), entry.description(), theories(index)));
    }
    return metrics;
  }

  private List<Theory> theories(int measure) {
    return switch (measure) {
      case Measures.PRICE -> price(false);
      case Measures.PRICE_ERROR_SIGNED, Measures.PRICE_SAMPLING -> price(true);
      case Measures.PRICE_ERROR -> priceError();
      case Measures.PRICE_STRATEGIC -> priceStrategic();
      case Measures.OFFER_ERROR_MAX -> List.of(power(Statistic.MEAN, ROOT, FREQUENCIES));
      case Measures.OFFER_STRATEGIC, Measures.OFFER_SHADING ->
          List.of(power(Statistic.MEAN, -1, OWN_SHARE));
      case Measures.POSTERIOR_ERROR -> posteriorError();
      case Measures.LOG_POSTERIOR_ERROR -> logPosteriorError();
      case Measures.RESOURCE_EXCESS_Q,
          Measures.RESOURCE_EXCESS_R,
          Measures.WELFARE,
          Measures.WELFARE_GAP ->
          smooth();
      case Measures.DELTA_NEEDED -> deltaNeeded();
      case Measures.WELFARE_GAP_ACTIVE ->
          List.of(power(Statistic.MEAN, -1, SMOOTH), power(Statistic.SD, ROOT, SMOOTH));
      default -> throw new IllegalArgumentException("no metric has index " + measure);
    };
  }

  private List<Theory> price(boolean zeroLimit) {
    List<Theory> theories = new ArrayList<>();
    if (zeroLimit) {
      theories.add(power(Statistic.MEAN, -1, SMOOTH));
      theories.add(power(Statistic.SD, ROOT, FREQUENCIES));
    }
    for (int z = 0; z < states; z++) {
      if (!zeroLimit) {
        theories.add(power(Statistic.MEAN, z, -1, null, SMOOTH));
      }
      double sd = market.asymptotics(z).sd();
      theories.add(power(Statistic.SD, z, ROOT, sd, FREQUENCIES));
    }
    return theories;
  }

  private List<Theory> priceError() {
    List<Theory> theories = new ArrayList<>();
    theories.add(power(Statistic.MEAN, ROOT, FREQUENCIES));
    theories.add(power(Statistic.SD, ROOT, FREQUENCIES));
    for (int z = 0; z < states; z++) {
      PriceAsymptotics asymptotics = market.asymptotics(z);
      double mean = asymptotics.meanError();
      double sd = PriceAsymptotics.normalSdOfAbsolute(asymptotics.sd());
      theories.add(power(Statistic.MEAN, z, ROOT, mean, FREQUENCIES));
      theories.add(power(Statistic.SD, z, ROOT, sd, FREQUENCIES));
    }
    return theories;
  }

  private List<Theory> priceStrategic() {
    List<Theory> theories = new ArrayList<>();
    theories.add(power(Statistic.MEAN, -1, OWN_SHARE));
    for (int z = 0; z < states; z++) {
      double constant = market.asymptotics(z).strategic();
      theories.add(power(Statistic.MEAN, z, -1, constant, OWN_SHARE));
    }
    return theories;
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
        SHOWN / rate,
        Double.POSITIVE_INFINITY,
        Source.DERIVED,
        BELIEFS);
  }

  private List<Theory> logPosteriorError() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states && states > 1; z++) {
      Information information = market.information(z);
      double mean = -(1 - eta) * information.leastEntropy();
      double sd = Math.sqrt((1 - eta) * information.nearestVariance());
      theories.add(power(Statistic.MEAN, z, 1, mean, BELIEFS));
      theories.add(power(Statistic.SD, z, -ROOT, sd, BELIEFS));
    }
    return theories;
  }

  private List<Theory> deltaNeeded() {
    for (int z = 0; z < states; z++) {
      if (!(market.benchmark(z).deltaNeeded() > 0)) {
        return List.of();
      }
    }
    return smooth();
  }

  private List<Theory> smooth() {
    List<Theory> theories = new ArrayList<>();
    for (int z = 0; z < states; z++) {
      theories.add(power(Statistic.MEAN, z, -1, null, SMOOTH));
      theories.add(power(Statistic.SD, z, ROOT, null, SMOOTH));
    }
    return theories;
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
