package walras.mechanism.randomgrouping;

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
  static final int RATIONED_SHARE = 12;
  static final int RATIONED_AGENTS = 13;
  static final int TRADED_UNITS = 14;
  static final int MIN_PAYOFF = 15;
  static final int MANIP_GAIN = 16;
  static final int BUDGET_RESIDUAL = 17;
  static final int POOLED_SURPLUS_LOSS = 18;
  static final int POOLED_RATIONED_UNITS = 19;
  static final int POOLED_PRICE_ERROR_LIMIT = 20;
  static final int GROUPING_COST = 21;
  static final int POOLED_MANIP_GAIN_BUYER = 22;
  static final int POOLED_MANIP_GAIN_SELLER = 23;

  private static final String MONEY = "money";
  private static final String MONEY_PER_AGENT = "money/agent";
  private static final String UNITS_PER_AGENT = "units/agent";
  private static final String SHARE = "share";

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "price_gap", MONEY, Range.NONNEGATIVE, "distance between the prices of the groups"),
          new Entry(
              "prob_price_gap_zero",
              "1",
              Range.INDICATOR,
              "whether the prices of the groups are equal; its mean is the probability"),
          new Entry(
              "price_error_market",
              MONEY,
              Range.NONNEGATIVE,
              "larger distance of a group's price from that of the pooled double auction"),
          new Entry(
              "price_error_limit",
              MONEY,
              Range.NONNEGATIVE,
              "larger distance of a group's price from the competitive price p*"),
          new Entry(
              "price_error_grid_limit",
              MONEY,
              Range.NONNEGATIVE,
              "larger distance of a group's price from the grid price of infinitely many agents"),
          new Entry(
              "eps_uniform",
              "1",
              Range.INDICATOR,
              "whether the prices of the groups are less than eps apart"),
          new Entry(
              "surplus",
              MONEY_PER_AGENT,
              Range.REAL,
              "values of the buyers who trade less costs of the sellers who do"),
          new Entry(
              "max_surplus",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "largest surplus that the same agents could reach"),
          new Entry(
              "surplus_loss",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "largest surplus less the surplus reached; 0: efficient"),
          new Entry(
              "relative_efficiency",
              SHARE,
              Range.REAL,
              "surplus over the largest surplus, 1 where that is 0"),
          new Entry(
              "eps_efficient", "1", Range.INDICATOR, "whether the surplus loss is at most eps"),
          new Entry(
              "rationed_units",
              UNITS_PER_AGENT,
              Range.NONNEGATIVE,
              "units by which announced supply and demand differ, over both groups"),
          new Entry(
              "rationed_share",
              SHARE,
              Range.PROBABILITY,
              "the same as a share of what the long sides announce"),
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
              "least payoff of any agent; not negative: everybody wants to take part"),
          new Entry(
              "manip_gain",
              MONEY,
              Range.NONNEGATIVE,
              "most that an agent could gain by another message, given the grouping and all other"
                  + " messages; 0: truth is dominant"),
          new Entry(
              "budget_residual",
              "price steps",
              Range.REAL,
              "payments of buyers less receipts of sellers, in whole steps of the grid; 0"),
          new Entry(
              "pooled_surplus_loss",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "surplus loss of the pooled double auction"),
          new Entry(
              "pooled_rationed_units",
              UNITS_PER_AGENT,
              Range.NONNEGATIVE,
              "units rationed in the pooled double auction"),
          new Entry(
              "pooled_price_error_limit",
              MONEY,
              Range.NONNEGATIVE,
              "distance of the price of the pooled double auction from the competitive price p*"),
          new Entry(
              "grouping_cost",
              MONEY_PER_AGENT,
              Range.REAL,
              "surplus of the pooled double auction less that of the groups; either sign"),
          new Entry(
              "pooled_manip_gain_buyer",
              MONEY,
              Range.NONNEGATIVE,
              "most that a buyer could gain in the pooled double auction by announcing another"
                  + " value, given all other announcements"),
          new Entry(
              "pooled_manip_gain_seller",
              MONEY,
              Range.NONNEGATIVE,
              "most that a seller could gain there by announcing another cost"));

  private Measures() {}

  /** Returns the metrics in the order of their indices. */
  static List<Entry> all() {
    return ENTRIES;
  }

  /** Name, unit, range and meaning of a metric. */
  record Entry(String name, String unit, Range range, String description) {}
}
