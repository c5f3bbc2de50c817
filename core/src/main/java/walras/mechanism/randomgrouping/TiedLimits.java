package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What the means of the metrics tend to where two neighbouring stretches of prices balance
 * infinitely many agents equally badly, one with too little supply and one with too much. The noise
 * of a group decides which one it takes, either with probability 1/2.
 *
 * <p>Independent groups disagree with probability 1/2, and the pool takes the stretch that the sum
 * of their noise decides for, which is that of the groups if they agree. The groups of a fixed
 * population have opposite noise: they always disagree, and the pool has none, so that the rule
 * chooses from both stretches.
 *
 * <p>Source: derived in the documentation of the mechanism.
 */
final class TiedLimits {

  private final Environment environment;
  private final Competitive competitive;
  private final FluidLimit fluid;
  private final FluidLimit low;
  private final FluidLimit high;
  private final double disagreeing;

  TiedLimits(RandomGroupingMarket market) {
    environment = market.environment();
    competitive = market.competitive();
    fluid = market.fluid();
    List<FluidLimit> stretches = fluid.stretches();
    low = stretches.get(0);
    high = stretches.get(1);
    disagreeing = environment.isFixed() ? 1 : 0.5;
  }

  /** Returns the limit of a metric's mean, or nothing where there is none. */
  OptionalDouble of(int metric) {
    return switch (metric) {
      case Measures.PRICE_GAP -> OptionalDouble.of(disagreeing * gap());
      case Measures.PROB_PRICE_GAP_ZERO -> OptionalDouble.of(1 - disagreeing);
      case Measures.EPS_UNIFORM -> uniform();
      case Measures.PRICE_ERROR_MARKET -> OptionalDouble.of(disagreeing * errorMarket());
      case Measures.PRICE_ERROR_LIMIT -> OptionalDouble.of(larger(competitive.price()));
      case Measures.PRICE_ERROR_GRID_LIMIT -> OptionalDouble.of(larger(price(fluid)));
      case Measures.POOLED_PRICE_ERROR_LIMIT ->
          OptionalDouble.of(pooled(stretch -> Math.abs(price(stretch) - competitive.price())));
      case Measures.SURPLUS -> OptionalDouble.of(mean(FluidLimit::surplus));
      case Measures.SURPLUS_LOSS -> OptionalDouble.of(mean(this::loss));
      case Measures.RELATIVE_EFFICIENCY ->
          OptionalDouble.of(competitive.efficiency(mean(FluidLimit::surplus)));
      case Measures.EPS_EFFICIENT -> efficient();
      case Measures.RATIONED_UNITS -> OptionalDouble.of(mean(FluidLimit::rationed));
      case Measures.RATIONED_AGENTS -> OptionalDouble.of(mean(FluidLimit::rationedAgents));
      case Measures.RATIONED_SHARE -> OptionalDouble.of(rationedShare());
      case Measures.TRADED_UNITS -> OptionalDouble.of(mean(FluidLimit::traded));
      case Measures.POOLED_RATIONED_UNITS -> OptionalDouble.of(pooled(FluidLimit::rationed));
      case Measures.POOLED_SURPLUS_LOSS -> OptionalDouble.of(pooled(this::loss));
      case Measures.GROUPING_COST ->
          OptionalDouble.of(pooled(FluidLimit::surplus) - mean(FluidLimit::surplus));
      default -> OptionalDouble.empty();
    };
  }

  /** Returns the mean over both stretches, one for each group. */
  private double mean(ToDoubleFunction<FluidLimit> of) {
    return 0.5 * (of.applyAsDouble(low) + of.applyAsDouble(high));
  }

  /** Returns the mean of what groups have that agree on a stretch, or disagree. */
  private double mean(double bothLow, double bothHigh, double mixed) {
    return (1 - disagreeing) * 0.5 * (bothLow + bothHigh) + disagreeing * mixed;
  }

  private double pooled(ToDoubleFunction<FluidLimit> of) {
    return environment.isFixed() ? of.applyAsDouble(fluid) : mean(of);
  }

  private double gap() {
    return environment.price(high.price() - low.price());
  }

  /** Groups that disagree have the pool's price in one of them, or the pool has one in between. */
  private double errorMarket() {
    FluidLimit pool = environment.isFixed() ? fluid : low;
    int farther = Math.max(pool.price() - low.price(), high.price() - pool.price());
    return environment.price(farther);
  }

  private double larger(double from) {
    double ofLow = Math.abs(price(low) - from);
    double ofHigh = Math.abs(price(high) - from);
    return mean(ofLow, ofHigh, Math.max(ofLow, ofHigh));
  }

  private double price(FluidLimit stretch) {
    return environment.price(stretch.price());
  }

  private double loss(FluidLimit stretch) {
    return competitive.surplus() - stretch.surplus();
  }

  private double rationedShare() {
    double wanted = mean(stretch -> stretch.rationed() + stretch.traded());
    return mean(low.rationedShare(), high.rationedShare(), mean(FluidLimit::rationed) / wanted);
  }

  private OptionalDouble uniform() {
    BigDecimal eps = environment.eps();
    if (eps == null) {
      return OptionalDouble.empty();
    }
    BigDecimal steps = eps.multiply(BigDecimal.valueOf(environment.steps()));
    boolean isApart = BigDecimal.valueOf(high.price() - low.price()).compareTo(steps) >= 0;
    return OptionalDouble.of(isApart ? 1 - disagreeing : 1);
  }

  private OptionalDouble efficient() {
    BigDecimal eps = environment.eps();
    if (eps == null) {
      return OptionalDouble.empty();
    }
    OptionalDouble bothLow = GroupingLimits.efficient(loss(low), eps);
    OptionalDouble bothHigh = GroupingLimits.efficient(loss(high), eps);
    OptionalDouble mixed = GroupingLimits.efficient(mean(this::loss), eps);
    return bothLow.isPresent() && bothHigh.isPresent() && mixed.isPresent()
        ? OptionalDouble.of(
            mean(bothLow.getAsDouble(), bothHigh.getAsDouble(), mixed.getAsDouble()))
        : OptionalDouble.empty();
  }
}
