package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.mechanism.randomgrouping.grid.LockRate;

/**
 * How the metrics behave as agents grow.
 *
 * <p>There are two regimes with laws. While the grid is finer than the noise of prices, prices
 * differ by about that noise. Once the noise is finer than the grid, prices lock where infinitely
 * many agents balance on it, if they do: gaps vanish exponentially, and the groups' imbalances no
 * longer hold each other's noise. One market with a fixed grid passes through both. Immutable.
 */
final class GroupingTheories implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String FINE = "rates: grid finer than the noise of prices";
  private static final String LOCKED = "rates: locked prices";
  private static final String TRUTH = "Theorem 1";
  private static final String BALANCE = "Section 2, condition (2)";
  private static final double ROOT = -0.5;

  /** Agents per seller of a group: two groups, two sides. */
  private static final double AGENTS_PER_SELLER = 4;

  /** Sellers per group from which terms of higher order hardly show. */
  private static final double SETTLED = 1000;

  /** Grid steps per standard deviation of a group's price down to which the grid is fine. */
  private static final double FINE_STEPS = 2;

  /** Exponents of the probability that prices leave by which it has shown its rate, or vanished. */
  private static final double SHOWN = 3;

  private static final double LOCKED_EXPONENTS = 10;

  private static final double MEAN_OF_ABSOLUTE_NORMAL = Math.sqrt(2 / Math.PI);
  private static final double SD_OF_ABSOLUTE_NORMAL = Math.sqrt(1 - 2 / Math.PI);

  private final RandomGroupingMarket market;
  private final double fineUpTo;
  private final double lockRate;
  private final @Nullable PriceNoise fine;
  private final @Nullable PriceNoise locked;

  GroupingTheories(RandomGroupingMarket market) {
    this.market = market;
    Environment environment = market.environment();
    Competitive competitive = market.competitive();
    PriceNoise atCompetitive =
        environment.isDiscrete() || !competitive.isUnique()
            ? null
            : PriceNoise.atCompetitivePrice(environment, competitive);
    fine = atCompetitive != null && atCompetitive.slope() > 0 ? atCompetitive : null;
    double coarsest = fine == null ? 0 : environment.steps() * fine.priceSd() / FINE_STEPS;
    fineUpTo = Math.rint(coarsest * coarsest);
    PriceNoise atFluid = PriceNoise.of(environment, market.fluid(), competitive);
    boolean isDrawn = !environment.isFixed();
    locked = isDrawn && market.fluid().balances() && atFluid.spread() > 0 ? atFluid : null;
    lockRate =
        locked == null ? 0 : environment.units() * lockRate(market.fluid(), environment.steps());
  }

  private static double lockRate(FluidLimit fluid, int steps) {
    return LockRate.of(fluid.shares(), fluid.lowest(), fluid.highest(), steps);
  }

  /** Tells whether the grid is finer than the noise of prices of a number of sellers per group. */
  boolean isFine(long perGroup) {
    return (double) perGroup <= fineUpTo;
  }

  /** Returns the constants of the fine regime, or null where it has none. */
  @Nullable PriceNoise fine() {
    return fine;
  }

  /** Returns the constants of locked prices, or null where prices do not lock, or never move. */
  @Nullable PriceNoise locked() {
    return locked;
  }

  /** Returns the rate per seller of a group at which locked prices stop to leave. */
  double lockRate() {
    return lockRate;
  }

  List<Metric> metrics() {
    return IntStream.range(0, Measures.all().size()).mapToObj(this::metric).toList();
  }

  private Metric metric(int index) {
    Measures.Entry entry = Measures.all().get(index);
    List<Theory> theories = new ArrayList<>();
    if (index == Measures.MANIP_GAIN || index == Measures.BUDGET_RESIDUAL) {
      theories.add(zero(index == Measures.MANIP_GAIN ? TRUTH : BALANCE));
    }
    if (fine != null && fineUpTo > SETTLED) {
      theories.addAll(fine(index, fine));
    }
    if (locked != null && Double.isFinite(lockRate)) {
      theories.addAll(locked(index, locked));
    }
    return new Metric(entry.name(), entry.unit(), entry.description(), range(index), theories);
  }

  private Metric.Range range(int index) {
    boolean isLoss = index == Measures.SURPLUS_LOSS || index == Measures.POOLED_SURPLUS_LOSS;
    return isLoss && TradeMetrics.isLossSigned(market.environment())
        ? Metric.Range.REAL
        : Measures.all().get(index).range();
  }

  /** Returns the agents rationed per unit rationed, as these become few. */
  private double agentsPerUnit() {
    Competitive competitive = market.competitive();
    Environment environment = market.environment();
    double share =
        fine == null
            ? market.fluid().shares().supply(market.fluid().price())
            : environment.cost().cumulative(competitive.price());
    return FluidLimit.announcing(share, environment.units()) / (environment.units() * share);
  }

  private List<Theory> fine(int index, PriceNoise noise) {
    double price = noise.priceSd();
    double rationed = noise.spread() / Math.sqrt(Math.PI);
    double gap = 2 * price / Math.sqrt(Math.PI);
    double gapSd = Math.sqrt(2) * SD_OF_ABSOLUTE_NORMAL * price;
    double rationedSd = noise.spread() * SD_OF_ABSOLUTE_NORMAL / Math.sqrt(2);
    boolean onGrid =
        Math.abs(market.environment().price(market.fluid().price()) - market.competitive().price())
            <= Competitive.ROUNDING;
    return switch (index) {
      case Measures.PRICE_GAP -> both(fineLaw(gap), fineLaw(gapSd));
      case Measures.PRICE_ERROR_MARKET -> both(fineLaw(gap / 2), fineLaw(gapSd / 2));
      case Measures.PRICE_ERROR_LIMIT -> both(fineLaw(gap), fineLaw(SD_OF_ABSOLUTE_NORMAL * price));
      case Measures.PRICE_ERROR_GRID_LIMIT ->
          onGrid ? both(fineLaw(gap), fineLaw(SD_OF_ABSOLUTE_NORMAL * price)) : List.of();
      case Measures.POOLED_PRICE_ERROR_LIMIT -> List.of(mean(fineLaw(gap / 2)));
      case Measures.RATIONED_UNITS -> both(fineLaw(rationed), fineLaw(rationedSd));
      case Measures.RATIONED_AGENTS ->
          both(fineLaw(rationed * agentsPerUnit()), fineLaw(rationedSd * agentsPerUnit()));
      case Measures.RATIONED_SHARE -> both(fineLaw(null), fineLaw(null));
      case Measures.SURPLUS_LOSS -> both(fineLaw(rationed * noise.margin()), fineLaw(null));
      case Measures.SURPLUS -> both(fineLaw(-rationed * noise.margin()), fineLaw(null));
      case Measures.RELATIVE_EFFICIENCY ->
          both(fineLaw(-rationed * noise.margin() / market.competitive().surplus()), fineLaw(null));
      case Measures.TRADED_UNITS -> both(fineLaw(-rationed / 2), fineLaw(null));
      case Measures.MAX_SURPLUS -> List.of(spread(fineLaw(null)));
      default -> List.of();
    };
  }

  private List<Theory> locked(int index, PriceNoise noise) {
    double rationed = noise.spread() / Math.sqrt(2 * Math.PI);
    double rationedSd = noise.spread() * SD_OF_ABSOLUTE_NORMAL / Math.sqrt(8);
    double pooled = noise.spread() / (2 * Math.sqrt(Math.PI));
    double pooledLoss = pooled * (noise.margin() - noise.lastMargin());
    double loss = rationed * noise.margin() - pooled * noise.lastMargin();
    return switch (index) {
      case Measures.PRICE_GAP,
          Measures.PROB_PRICE_GAP_ZERO,
          Measures.PRICE_ERROR_MARKET,
          Measures.PRICE_ERROR_GRID_LIMIT ->
          List.of(exponential());
      case Measures.RATIONED_UNITS -> both(lockedLaw(rationed), lockedLaw(rationedSd));
      case Measures.RATIONED_AGENTS ->
          both(lockedLaw(rationed * agentsPerUnit()), lockedLaw(rationedSd * agentsPerUnit()));
      case Measures.RATIONED_SHARE -> both(lockedLaw(null), lockedLaw(null));
      case Measures.SURPLUS_LOSS -> both(lockedLaw(loss), lockedLaw(null));
      case Measures.RELATIVE_EFFICIENCY ->
          both(lockedLaw(-loss / market.competitive().surplus()), lockedLaw(null));
      case Measures.SURPLUS, Measures.TRADED_UNITS -> both(lockedLaw(null), lockedLaw(null));
      case Measures.MAX_SURPLUS -> List.of(spread(lockedLaw(null)));
      case Measures.POOLED_RATIONED_UNITS ->
          both(
              lockedLaw(pooled),
              lockedLaw(pooled * SD_OF_ABSOLUTE_NORMAL / MEAN_OF_ABSOLUTE_NORMAL));
      case Measures.POOLED_SURPLUS_LOSS -> List.of(mean(lockedLaw(pooledLoss)));
      case Measures.GROUPING_COST -> both(lockedLaw(loss - pooledLoss), lockedLaw(null));
      default -> List.of();
    };
  }

  /** A law in N with the range of sizes where it holds. */
  private record Ranged(Decay decay, double from, double to, String reference) {}

  private Ranged fineLaw(@Nullable Double perRoot) {
    double least = AGENTS_PER_SELLER * SETTLED;
    return new Ranged(power(perRoot), least, AGENTS_PER_SELLER * fineUpTo, FINE);
  }

  private Ranged lockedLaw(@Nullable Double perRoot) {
    double from = AGENTS_PER_SELLER * Math.max(SETTLED, LOCKED_EXPONENTS / lockRate);
    return new Ranged(power(perRoot), Math.ceil(from), Double.POSITIVE_INFINITY, LOCKED);
  }

  /**
   * Returns the law of a power of sizes.
   *
   * @param perRoot the constant in front of the root of the number of sellers per group
   */
  private static Decay power(@Nullable Double perRoot) {
    Double constant =
        perRoot == null ? null : Double.valueOf(Math.sqrt(AGENTS_PER_SELLER) * perRoot);
    return new Decay.Power(ROOT, constant);
  }

  private Theory exponential() {
    return new Theory(
        Statistic.MEAN,
        null,
        new Decay.Exponential(lockRate / AGENTS_PER_SELLER, ROOT),
        Math.ceil(AGENTS_PER_SELLER * SHOWN / lockRate),
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        LOCKED);
  }

  private static List<Theory> both(Ranged mean, Ranged sd) {
    return List.of(mean(mean), spread(sd));
  }

  private static Theory mean(Ranged law) {
    return theory(Statistic.MEAN, law);
  }

  private static Theory spread(Ranged law) {
    return theory(Statistic.SD, law);
  }

  private static Theory theory(Statistic statistic, Ranged law) {
    return new Theory(
        statistic, null, law.decay(), law.from(), law.to(), Theory.Source.DERIVED, law.reference());
  }

  private static Theory zero(String reference) {
    return new Theory(
        Statistic.MEAN,
        null,
        new Decay.Zero(),
        AGENTS_PER_SELLER,
        Double.POSITIVE_INFINITY,
        Theory.Source.PAPER,
        reference);
  }
}
