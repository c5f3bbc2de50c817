package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import walras.environment.Information;
import walras.kernel.Decay;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.mechanism.randomgrouping.signals.Imbalance;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.StateLimit;

/**
 * How the metrics behave given one state, once prices lock: they stay where infinitely many agents
 * balance, but with a probability that vanishes exponentially, because a group is unbalanced or
 * mistakes the state. Immutable.
 */
final class StateTheories {

  private static final String LOCKED = "rates: locked prices";
  private static final String BELIEFS = "rates: beliefs";
  private static final double ROOT = -0.5;
  private static final double AGENTS_PER_SELLER = InterdependentMarket.AGENTS_PER_SELLER;

  /** Sellers per group from which terms of higher order hardly show. */
  private static final double SETTLED = 1000;

  /** Exponents of the probability that prices leave by which it has shown its rate, or vanished. */
  private static final double SHOWN = 3;

  private static final double LOCKED_EXPONENTS = 10;

  private static final double SD_OF_ABSOLUTE_NORMAL = Math.sqrt(1 - 2 / Math.PI);
  private static final double SD_OF_POSITIVE_PART = Math.sqrt(0.5 - 0.5 / Math.PI);

  private final InterdependentMarket market;
  private final int state;
  private final StateLimit limit;
  private final StateNoise noise;
  private final Information information;
  private final double lockRate;

  StateTheories(InterdependentMarket market, int state) {
    this.market = market;
    this.state = state;
    limit = market.limit(state);
    noise = StateNoise.of(limit);
    information = new Information(market.environment().buyers().model(), state);
    double balance = limit.balances() ? limit.lockRate() : 0;
    lockRate = Math.min(balance, mistakeRate());
  }

  /** Returns the rate at which groups stop to mistake the state for one that buyers tell apart. */
  private double mistakeRate() {
    Side buyers = market.environment().buyers();
    double[] values = buyers.money(state, 0);
    return IntStream.range(0, market.environment().states().size())
        .filter(other -> other != state && !Arrays.equals(values, buyers.money(other, 0)))
        .mapToDouble(information::chernoff)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private boolean hasBeliefs() {
    return market.environment().states().size() > 1;
  }

  /** Tells whether prices lock at balance, and the laws of locked prices hold. */
  boolean locks() {
    return limit.balances()
        && noise.spread() > 0
        && Double.isFinite(lockRate)
        && market.environment().sellers().isMoneyTheSameInAllStates();
  }

  /** Returns the size from which laws of locked prices hold. */
  double lockedFrom() {
    return Math.ceil(AGENTS_PER_SELLER * Math.max(SETTLED, LOCKED_EXPONENTS / lockRate));
  }

  /** Returns the rate per seller of a group at which locked prices stop to leave. */
  double lockRate() {
    return lockRate;
  }

  /** Returns what theory says of a metric given the state. */
  List<Theory> of(int metric) {
    List<Theory> theories = new ArrayList<>(hasBeliefs() ? beliefs(metric) : List.of());
    if (locks()) {
      theories.addAll(locked(metric));
    }
    return theories;
  }

  private List<Theory> beliefs(int metric) {
    double chernoff = information.leastChernoff();
    return switch (metric) {
      case Measures.POSTERIOR_ERROR_GROUP -> List.of(exponential(chernoff, BELIEFS));
      case Measures.POSTERIOR_ERROR_ALL -> List.of(exponential(Groups.GROUPS * chernoff, BELIEFS));
      case Measures.LOG_POSTERIOR_ERROR_ALL -> information.tied() ? List.of() : logError();
      default -> List.of();
    };
  }

  private List<Theory> logError() {
    double sd = Math.sqrt(information.nearestVariance() / 2);
    double entropy = information.leastEntropy();
    double from = Math.ceil(AGENTS_PER_SELLER * Math.max(1, LOCKED_EXPONENTS / entropy));
    return List.of(
        theory(Statistic.MEAN, new Decay.Power(1, -entropy / 2), from, BELIEFS),
        theory(Statistic.SD, new Decay.Power(-ROOT, sd), from, BELIEFS));
  }

  private List<Theory> locked(int metric) {
    double rationed = noise.rationed();
    double spread = noise.spread();
    return switch (metric) {
      case Measures.PRICE_GAP,
          Measures.PROB_PRICE_GAP_ZERO,
          Measures.PRICE_ERROR_MARKET,
          Measures.PRICE_ERROR_GRID_LIMIT ->
          List.of(exponential(lockRate, LOCKED));
      case Measures.RATIONED_UNITS -> both(rationed, spread * SD_OF_ABSOLUTE_NORMAL / Math.sqrt(8));
      case Measures.RATIONED_AGENTS -> rationedAgents();
      case Measures.UNSERVED_UNITS, Measures.FORCED_UNITS ->
          both(rationed / 2, spread * SD_OF_POSITIVE_PART / Math.sqrt(8));
      case Measures.RATIONED_SHARE -> both(null, null);
      case Measures.SURPLUS -> both(-rationed * noise.margin(), null);
      case Measures.SURPLUS_LOSS -> both(noise.loss(), null);
      case Measures.RELATIVE_EFFICIENCY -> both(-noise.loss() / limit.maximum(), null);
      case Measures.MAX_SURPLUS -> maximum();
      case Measures.TRADED_UNITS ->
          List.of(law(Statistic.SD, Math.sqrt(limit.varianceOfDemand() / 8)));
      case Measures.POOLED_RATIONED_UNITS ->
          both(noise.pooledRationed(), spread * SD_OF_ABSOLUTE_NORMAL / Math.sqrt(8));
      case Measures.POOLED_SURPLUS_LOSS -> both(noise.pooledLoss(), null);
      case Measures.GROUPING_COST -> both(noise.loss() - noise.pooledLoss(), null);
      case Measures.MECHANISM_SURPLUS_LOSS -> List.of(law(Statistic.MEAN, null));
      default ->
          metric >= Measures.INTERIM_PAYOFF_SELLER
              ? interim(metric - Measures.INTERIM_PAYOFF_SELLER)
              : List.of();
    };
  }

  /** The last units that an efficient trade does without or cannot place are worth less. */
  private List<Theory> maximum() {
    Theory spreads = law(Statistic.SD, null);
    return noise.lastMargin() > 0
        ? List.of(law(Statistic.MEAN, -noise.pooledRationed() * noise.lastMargin()), spreads)
        : List.of(spreads);
  }

  /** An imbalance of either sign hits so many agents per unit. */
  private List<Theory> rationedAgents() {
    Imbalance imbalance = limit.imbalance();
    return both(
        noise.rationed() * imbalance.agentsPerUnit(),
        noise.spread() * imbalance.spreadOfAgents() / Math.sqrt(8));
  }

  /** Half of the time a group rations sellers, half of the time it forces them. */
  private List<Theory> interim(int signal) {
    double half = noise.rationed();
    return List.of(law(Statistic.MEAN, limit.imbalance().change(signal, half, half)));
  }

  private List<Theory> both(@Nullable Double mean, @Nullable Double sd) {
    return List.of(law(Statistic.MEAN, mean), law(Statistic.SD, sd));
  }

  /**
   * Returns a law of n^(-1/2) of locked prices.
   *
   * @param perRoot the constant in front, or null where it is not known
   */
  private Theory law(Statistic statistic, @Nullable Double perRoot) {
    return theory(statistic, power(perRoot), lockedFrom(), LOCKED);
  }

  static Decay power(@Nullable Double perRoot) {
    Double constant =
        perRoot == null ? null : Double.valueOf(Math.sqrt(AGENTS_PER_SELLER) * perRoot);
    return new Decay.Power(ROOT, constant);
  }

  private Theory exponential(double perSeller, String reference) {
    return theory(
        Statistic.MEAN,
        new Decay.Exponential(perSeller / AGENTS_PER_SELLER, ROOT),
        Math.ceil(AGENTS_PER_SELLER * Math.max(1, SHOWN / perSeller)),
        reference);
  }

  private Theory theory(Statistic statistic, Decay decay, double from, String reference) {
    return new Theory(
        statistic, state, decay, from, Double.POSITIVE_INFINITY, Theory.Source.DERIVED, reference);
  }
}
