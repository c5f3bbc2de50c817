package walras.mechanism.threebids;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/**
 * How the metrics behave as agents grow, state by state: what prices, beliefs and allocations still
 * miss vanishes exponentially, at rates of large deviations.
 *
 * <p>Probabilities of large deviations of counts fall as {@code n^(-1/2) exp(-rate n)}. Immutable.
 */
final class ThreeBidsTheories implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String PRICES = "rates: prices";
  private static final String BELIEFS = "rates: beliefs";
  private static final String ALLOCATION = "rates: allocation";
  private static final String BALANCE = "section 4, budget balance";
  private static final double ROOT = -0.5;

  /** The exponent in front of the mean of an excess of few agents over all of them. */
  private static final double EXCESS = -1.5;

  /** Exponents of an error's probability by which it has shown its rate. */
  private static final double SHOWN = 3;

  /** The same where doubts must exceed a threshold, which matters less and less. */
  private static final double SHOWN_BEYOND = 10;

  /** Members of a group over n from which the usual error is of one state alone. */
  private static final double SETTLED = 1000;

  private final ThreeBidsMarket market;
  private final int groups;
  private final double agentsPerN;
  private final boolean hasFixedPrices;

  ThreeBidsTheories(ThreeBidsMarket market) {
    this.market = market;
    Rules rules = market.environment().rules();
    groups = rules.groups();
    agentsPerN = rules.agentsPerN();
    hasFixedPrices = rules.epsilon() > 0;
  }

  List<Metric> metrics() {
    List<Measures.Entry> entries = Measures.all(market.environment().economy());
    return IntStream.range(0, entries.size())
        .mapToObj(index -> metric(index, entries.get(index)))
        .toList();
  }

  private Metric metric(int index, Measures.Entry entry) {
    List<Theory> theories = new ArrayList<>();
    if (index == Measures.BUDGET_RESIDUAL) {
      theories.add(zero());
    } else if (index == Measures.LOG_POSTERIOR_ERROR) {
      theories.addAll(logError());
    } else {
      theories.addAll(exponential(index));
      theories.addAll(spread(index));
    }
    return new Metric(entry.name(), entry.unit(), entry.description(), entry.range(), theories);
  }

  private Theory zero() {
    return new Theory(
        Statistic.MEAN,
        null,
        new Decay.Zero(),
        agentsPerN,
        Double.POSITIVE_INFINITY,
        Theory.Source.PAPER,
        BALANCE);
  }

  /** Returns the rate per n at which a mean reaches its limit in a state, or NaN if not known. */
  private double rate(int metric, StateTheory theory) {
    return switch (metric) {
      case Measures.PRICE_ERROR_MEAN, Measures.PRICE_ERROR_MAX -> theory.priceErrorRate();
      case Measures.PRICE_MISS_SHARE, Measures.ALL_PRICES_WITHIN -> theory.priceMissRate();
      case Measures.RANK_MISS_SHARE -> theory.rankRate();
      case Measures.QUANTILE_MISS_SHARE -> theory.quantileRate();
      case Measures.MAP_MISS_SHARE, Measures.POSTERIOR_ERROR_SECOND -> theory.beliefRate();
      case Measures.POSTERIOR_ERROR_THIRD -> (groups - 1) * theory.beliefRate();
      case Measures.BID_ERROR_SECOND -> theory.bidRate();
      case Measures.BID_ERROR_THIRD -> (groups - 1) * theory.bidRate();
      case Measures.EFFICIENT_SURPLUS -> groups * theory.quantileRate();
      default -> allocationRate(metric, theory);
    };
  }

  private double allocationRate(int metric, StateTheory theory) {
    double allocation = theory.allocationRate();
    if (isOfPriceTaking(metric)) {
      return allocation;
    }
    if (metric == Measures.TRANSFER_ERROR_PT
        || (metric == Measures.TRANSFER_ERROR && !hasFixedPrices)) {
      return Math.min(allocation, theory.priceErrorRate());
    }
    return isOfLottery(metric)
        ? hasFixedPrices ? Math.min(allocation, theory.bidRate()) : allocation
        : Double.NaN;
  }

  private static boolean isOfPriceTaking(int metric) {
    return (metric >= Measures.CASE1_SHARE && metric <= Measures.MISALLOCATION_SHARE_PT)
        || metric == Measures.SURPLUS_LOSS_PT;
  }

  private boolean isOfLottery(int metric) {
    return switch (metric) {
      case Measures.MISALLOCATION_SHARE,
          Measures.SURPLUS_LOSS,
          Measures.REALISED_MISALLOCATION_SHARE,
          Measures.REALISED_SURPLUS_LOSS ->
          true;
      default ->
          metric >= Measures.FAMILIES
              && !Measures.family(metric, market.environment().economy().signals()).isTransfer();
    };
  }

  private static String reference(int metric) {
    if (metric >= Measures.MAP_MISS_SHARE && metric <= Measures.BID_ERROR_THIRD) {
      return BELIEFS;
    }
    return metric < Measures.MAP_MISS_SHARE ? PRICES : ALLOCATION;
  }

  /** In one state the rate is that of the state; over all, the slowest shows. */
  private List<Theory> exponential(int metric) {
    List<Theory> theories = new ArrayList<>();
    int states = market.states().size();
    double slowest = Double.POSITIVE_INFINITY;
    for (int place = 0; place < states; place++) {
      double rate = rate(metric, market.theory(place));
      slowest = Math.min(slowest, rate);
      if (states > 1 && Double.isFinite(rate)) {
        theories.add(exponential(metric, place, rate));
      }
    }
    if (Double.isFinite(slowest) && market.limits().isSameInAllStates(metric)) {
      theories.add(exponential(metric, null, slowest));
    }
    return theories;
  }

  private Theory exponential(int metric, @Nullable Integer place, double rate) {
    double prefactor = metric == Measures.EFFICIENT_SURPLUS ? EXCESS : ROOT;
    boolean isBeyond = metric == Measures.PRICE_MISS_SHARE || metric == Measures.ALL_PRICES_WITHIN;
    double shown = isBeyond ? SHOWN_BEYOND : SHOWN;
    return new Theory(
        Statistic.MEAN,
        place,
        new Decay.Exponential(rate / agentsPerN, prefactor),
        Math.max(agentsPerN, Math.ceil(agentsPerN * shown / rate)),
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        reference(metric));
  }

  /** What a replication adds to a limit other than zero is the noise of counts. */
  private List<Theory> spread(int metric) {
    if (metric != Measures.MISALLOCATION_SHARE_PT
        && metric != Measures.SURPLUS_LOSS_PT
        && metric != Measures.EFFICIENT_SURPLUS) {
      return List.of();
    }
    List<Theory> theories = new ArrayList<>();
    int states = market.states().size();
    for (int place = 0; place < states; place++) {
      if (market.limits().of(metric, place).orElse(0) > 0) {
        theories.add(sd(states > 1 ? place : null, new Decay.Power(ROOT, null), ALLOCATION));
      }
    }
    return theories;
  }

  private Theory sd(@Nullable Integer place, Decay decay, String reference) {
    return new Theory(
        Statistic.SD,
        place,
        decay,
        agentsPerN * SETTLED,
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        reference);
  }

  private List<Theory> logError() {
    List<Theory> theories = new ArrayList<>();
    int states = market.states().size();
    for (int place = 0; place < states; place++) {
      StateTheory theory = market.theory(place);
      if (theory.typicalRate() > 0) {
        Integer given = states > 1 ? Integer.valueOf(place) : null;
        theories.add(
            new Theory(
                Statistic.MEAN,
                given,
                new Decay.Power(1, -theory.typicalRate() / agentsPerN),
                agentsPerN * SETTLED,
                Double.POSITIVE_INFINITY,
                Theory.Source.DERIVED,
                BELIEFS));
        theories.add(sd(given, new Decay.Power(-ROOT, theory.typicalSpread() / groups), BELIEFS));
      }
    }
    return theories;
  }
}
