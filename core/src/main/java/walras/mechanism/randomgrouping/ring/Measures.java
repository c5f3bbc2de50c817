package walras.mechanism.randomgrouping.ring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import walras.kernel.Metric.Range;

/** The metrics of a replication: their indices in the kernel's output, names and meanings. */
final class Measures {

  static final int PRICE_GAP = 0;
  static final int PROB_PRICE_GAP_ZERO = 1;
  static final int PRICE_ERROR_MARKET = 2;
  static final int PRICE_ERROR_LIMIT = 3;
  static final int PRICE_ERROR_GRID_LIMIT = 4;
  static final int EPS_UNIFORM = 5;
  static final int SURPLUS = 6;
  static final int MAX_SURPLUS = 7;
  static final int SURPLUS_LOSS = 8;
  static final int RELATIVE_EFFICIENCY = 9;
  static final int EPS_EFFICIENT = 10;
  static final int RATIONED_UNITS = 11;
  static final int UNSERVED_UNITS = 12;
  static final int FORCED_UNITS = 13;
  static final int RATIONED_SHARE = 14;
  static final int RATIONED_AGENTS = 15;
  static final int TRADED_UNITS = 16;
  static final int MIN_PAYOFF = 17;
  static final int BUDGET_RESIDUAL = 18;

  /** The first of the branches in which pairs trade; the others follow. */
  static final int SURPLUS_LOSS_BRANCH_1 = 19;

  static final int MECHANISM_SURPLUS_LOSS = 25;
  static final int POSTERIOR_ERROR_SECOND = 26;
  static final int POSTERIOR_ERROR_THIRD = 27;
  static final int POSTERIOR_ERROR_ALL = 28;
  static final int LOG_POSTERIOR_ERROR_ALL = 29;
  static final int CONDITION3_VIOLATION_SHARE = 30;
  static final int POOLED_SURPLUS_LOSS = 31;
  static final int POOLED_RATIONED_UNITS = 32;
  static final int POOLED_PRICE_ERROR_LIMIT = 33;
  static final int GROUPING_COST = 34;

  private static final String MONEY = "money";
  private static final String MONEY_PER_AGENT = "money/agent";
  private static final String UNITS_PER_AGENT = "units/agent";
  private static final String SHARE = "share";
  private static final String PROBABILITY = "probability";

  private static final List<Entry> ENTRIES = entries();

  private Measures() {}

  /** Returns the metrics in the order of their indices. */
  static List<Entry> all() {
    return ENTRIES;
  }

  /** Tells whether a metric is the loss of a branch in which pairs trade. */
  static boolean isBranch(int metric) {
    return metric >= SURPLUS_LOSS_BRANCH_1 && metric < SURPLUS_LOSS_BRANCH_1 + Pairs.BRANCHES;
  }

  /** Returns the metric that is the loss of a branch in which pairs trade. */
  static int lossOf(Pairs branch) {
    return SURPLUS_LOSS_BRANCH_1 + branch.number() - 1;
  }

  /** Name, unit, range and meaning of a metric. */
  record Entry(String name, String unit, Range range, String description) {}

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    entries.addAll(prices());
    entries.addAll(surplus());
    entries.addAll(quantities());
    for (Pairs branch : Pairs.ALL) {
      entries.add(
          new Entry(
              "surplus_loss_branch_" + branch.number(),
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "surplus loss of branch %d: at one price for all, pairs trade what %s"
                  .formatted(branch.number(), branch.meaning())));
    }
    entries.add(
        new Entry(
            "mechanism_surplus_loss",
            MONEY_PER_AGENT,
            Range.NONNEGATIVE,
            "surplus loss over all branches, each in proportion to its probability"));
    entries.addAll(beliefs());
    entries.addAll(pool());
    return Collections.unmodifiableList(entries);
  }

  private static List<Entry> prices() {
    return List.of(
        new Entry(
            "price_gap",
            MONEY,
            Range.NONNEGATIVE,
            "highest less lowest of the prices formed in the groups"),
        new Entry(
            "prob_price_gap_zero",
            "1",
            Range.INDICATOR,
            "whether the prices of all groups are equal; its mean is the probability"),
        new Entry(
            "price_error_market",
            MONEY,
            Range.NONNEGATIVE,
            "largest distance of a group's price from that of one market that knows all signals"),
        new Entry(
            "price_error_limit",
            MONEY,
            Range.NONNEGATIVE,
            "largest distance of a group's price from the competitive price of the state"),
        new Entry(
            "price_error_grid_limit",
            MONEY,
            Range.NONNEGATIVE,
            "largest distance of a group's price from the grid price of infinitely many agents in"
                + " the state"),
        new Entry(
            "eps_uniform",
            "1",
            Range.PROBABILITY,
            "probability, over the lottery of branches, that prices are at most eps apart"));
  }

  private static List<Entry> surplus() {
    return List.of(
        new Entry(
            "surplus",
            MONEY_PER_AGENT,
            Range.REAL,
            "values of the buyers who trade less costs of the sellers who do, in the state"),
        new Entry(
            "max_surplus",
            MONEY_PER_AGENT,
            Range.NONNEGATIVE,
            "largest surplus that the same agents could reach"),
        new Entry(
            "surplus_loss",
            MONEY_PER_AGENT,
            Range.NONNEGATIVE,
            "largest surplus less the surplus reached in the main branch; 0: efficient"),
        new Entry(
            "relative_efficiency",
            SHARE,
            Range.REAL,
            "surplus over the largest surplus, 1 where that is 0"),
        new Entry(
            "eps_efficient",
            "1",
            Range.PROBABILITY,
            "probability, over the lottery of branches, that the surplus loss is at most eps"));
  }

  private static List<Entry> quantities() {
    return List.of(
        new Entry(
            "rationed_units",
            UNITS_PER_AGENT,
            Range.NONNEGATIVE,
            "units by which announced supply and demand differ, over all groups"),
        new Entry(
            "unserved_units",
            UNITS_PER_AGENT,
            Range.NONNEGATIVE,
            "those that sellers offer and nobody buys"),
        new Entry(
            "forced_units",
            UNITS_PER_AGENT,
            Range.NONNEGATIVE,
            "those that sellers have to sell against their announcement"),
        new Entry(
            "rationed_share",
            SHARE,
            Range.PROBABILITY,
            "rationed units as a share of what the long sides announce"),
        new Entry(
            "rationed_agents",
            SHARE,
            Range.PROBABILITY,
            "share of agents who do not trade what they announce"),
        new Entry("traded_units", UNITS_PER_AGENT, Range.NONNEGATIVE, "units that change hands"),
        new Entry(
            "min_payoff",
            MONEY,
            Range.REAL,
            "least payoff of any agent in the state; negative where one was wrong or made to sell"),
        new Entry(
            "budget_residual",
            "price steps",
            Range.REAL,
            "payments of buyers less receipts of sellers in the groups, in whole steps of the"
                + " grid; 0"));
  }

  private static List<Entry> beliefs() {
    return List.of(
        new Entry(
            "posterior_error_second",
            PROBABILITY,
            Range.PROBABILITY,
            "largest probability of a wrong state, over the groups, given the next group's"
                + " signals"),
        new Entry(
            "posterior_error_third",
            PROBABILITY,
            Range.PROBABILITY,
            "the same given the signals of all other groups"),
        new Entry(
            "posterior_error_all",
            PROBABILITY,
            Range.PROBABILITY,
            "probability of a wrong state given all signals"),
        new Entry(
            "log_posterior_error_all",
            "1",
            Range.REAL,
            "natural logarithm of that probability; falls linearly in agents"),
        new Entry(
            "condition3_violation_share",
            SHARE,
            Range.PROBABILITY,
            "share of sellers who would announce another quantity at their price if they knew the"
                + " signals of their own group as well"));
  }

  private static List<Entry> pool() {
    return List.of(
        new Entry(
            "pooled_surplus_loss",
            MONEY_PER_AGENT,
            Range.NONNEGATIVE,
            "surplus loss of one market that knows all signals"),
        new Entry(
            "pooled_rationed_units",
            UNITS_PER_AGENT,
            Range.NONNEGATIVE,
            "units by which supply and demand differ there"),
        new Entry(
            "pooled_price_error_limit",
            MONEY,
            Range.NONNEGATIVE,
            "distance of its price from the competitive price of the state"),
        new Entry(
            "grouping_cost",
            MONEY_PER_AGENT,
            Range.REAL,
            "surplus of that market less that of the groups; either sign"));
  }
}
