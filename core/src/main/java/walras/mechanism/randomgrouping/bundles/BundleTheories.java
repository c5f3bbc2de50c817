package walras.mechanism.randomgrouping.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/**
 * How the metrics behave as agents grow, where prices lock at a price pair that balances infinitely
 * many agents: each group's imbalances are the noise of its own announcements there. Immutable.
 */
final class BundleTheories {

  private static final String LOCKED = "bundles: rates";
  private static final String TRUTH = "Theorem 1";
  private static final String BALANCE = "Section 2, condition (2)";
  private static final double ROOT = -0.5;

  /** Agents per seller of a group: two groups, two sides. */
  private static final double AGENTS_PER_SELLER = 4;

  /** Sellers per group from which terms of higher order hardly show. */
  private static final double SETTLED = 1000;

  /** Standard deviations of an imbalance that the next region's is off zero once prices lock. */
  private static final double LOCKING = 10;

  private final Environment environment;
  private final FluidLimit fluid;
  private final Tables tables;

  /** The sum over commodities of the standard deviation of a seller's supply less a demand. */
  private final double spread;

  private final double from;

  BundleTheories(Tables tables, FluidLimit fluid) {
    this.tables = tables;
    this.fluid = fluid;
    environment = tables.environment;
    double first = spread(0);
    double second = spread(1);
    spread = first + second;
    double locked = LOCKING * Math.max(first, second) / fluid.nextImbalance();
    from = Math.ceil(AGENTS_PER_SELLER * Math.max(SETTLED, locked * locked));
  }

  private double spread(int commodity) {
    double supply = fluid.announced(Side.SELLER, commodity);
    double demand = fluid.announced(Side.BUYER, commodity);
    return Math.sqrt(supply * (1 - supply) + demand * (1 - demand));
  }

  List<Metric> metrics() {
    List<Measures.Entry> entries = Measures.of(environment);
    return IntStream.range(0, entries.size())
        .mapToObj(index -> metric(index, entries.get(index)))
        .toList();
  }

  private Metric metric(int index, Measures.Entry entry) {
    List<Theory> theories = new ArrayList<>();
    boolean truthful =
        environment.isSeparable()
            && (index == Measures.MANIP_GAIN || index == Measures.MANIP_GAIN_EX_POST);
    if (truthful || index == Measures.BUDGET_RESIDUAL) {
      theories.add(zero(truthful ? TRUTH : BALANCE));
    } else if (fluid.balances() && spread > 0) {
      theories.addAll(locked(index));
    }
    return new Metric(entry.name(), entry.unit(), entry.description(), entry.range(), theories);
  }

  private List<Theory> locked(int index) {
    return switch (index) {
      case Measures.RATIONED_UNITS -> both(spread / Math.sqrt(2 * Math.PI));
      case Measures.POOLED_RATIONED_UNITS -> both(spread / (2 * Math.sqrt(Math.PI)));
      case Measures.RATIONED_SHARE,
          Measures.RATIONED_AGENTS,
          Measures.TRADED_UNITS,
          Measures.SURPLUS,
          Measures.SURPLUS_LOSS_LP,
          Measures.RELATIVE_EFFICIENCY_LP,
          Measures.POOLED_SURPLUS_LOSS_LP,
          Measures.GROUPING_COST ->
          both(null);
      case Measures.MAX_SURPLUS_LP -> List.of(law(Statistic.SD, null));
      case Measures.MANIP_GAIN_EX_POST -> someMayRegret() ? both(null) : List.of();
      default -> index >= Measures.INTERIM_PAYOFF && trades(index) ? both(null) : List.of();
    };
  }

  /** Tells whether somebody who finds one commodity used up could have done better. */
  private boolean someMayRegret() {
    return mostRegret(Side.SELLER) > 0 || mostRegret(Side.BUYER) > 0;
  }

  private double mostRegret(Side side) {
    int[] announced = fluid.announced(side);
    return IntStream.range(0, announced.length)
        .mapToDouble(
            type -> Math.max(regret(side, type, Bundle.FIRST), regret(side, type, Bundle.SECOND)))
        .max()
        .orElseThrow();
  }

  private double regret(Side side, int type, int left) {
    return tables
        .types(side)
        .regret(
            type,
            fluid.announced(side)[type],
            left,
            environment.price(fluid.price(0)),
            environment.price(fluid.price(1)));
  }

  /** Tells whether the type of a metric announces something where prices lock. */
  private boolean trades(int index) {
    int type = index - Measures.INTERIM_PAYOFF;
    int[] supplied = fluid.announced(Side.SELLER);
    int announced =
        type < supplied.length
            ? supplied[type]
            : fluid.announced(Side.BUYER)[type - supplied.length];
    return announced != Bundle.NONE;
  }

  /**
   * Returns the laws of mean and standard deviation.
   *
   * @param perRoot the constant of the mean in front of the root of the sellers per group
   */
  private List<Theory> both(@Nullable Double perRoot) {
    return List.of(law(Statistic.MEAN, perRoot), law(Statistic.SD, null));
  }

  private Theory law(Statistic statistic, @Nullable Double perRoot) {
    Double constant =
        perRoot == null ? null : Double.valueOf(Math.sqrt(AGENTS_PER_SELLER) * perRoot);
    return new Theory(
        statistic,
        null,
        new Decay.Power(ROOT, constant),
        from,
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        LOCKED);
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
