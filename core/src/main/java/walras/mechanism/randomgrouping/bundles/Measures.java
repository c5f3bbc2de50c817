package walras.mechanism.randomgrouping.bundles;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Metric.Range;

/**
 * The metrics of a replication: their indices in the kernel's output, names and meanings. After
 * those of every environment follows one for each type, sellers first.
 */
final class Measures {

  static final int PRICE_GAP = 0;
  static final int PROB_PRICE_GAP_ZERO = 1;
  static final int PRICE_ERROR_MARKET = 2;
  static final int PRICE_ERROR_LIMIT = 3;
  static final int PRICE_ERROR_GRID_LIMIT = 4;
  static final int EPS_UNIFORM = 5;
  static final int SURPLUS = 6;
  static final int MAX_SURPLUS_LP = 7;
  static final int SURPLUS_LOSS_LP = 8;
  static final int RELATIVE_EFFICIENCY_LP = 9;
  static final int EPS_EFFICIENT_LP = 10;
  static final int RATIONED_UNITS = 11;
  static final int RATIONED_SHARE = 12;
  static final int RATIONED_AGENTS = 13;
  static final int TRADED_UNITS = 14;
  static final int MIN_PAYOFF = 15;
  static final int MANIP_GAIN = 16;
  static final int MANIP_GAIN_EX_POST = 17;
  static final int BUDGET_RESIDUAL = 18;
  static final int POOLED_SURPLUS_LOSS_LP = 19;
  static final int POOLED_RATIONED_UNITS = 20;
  static final int POOLED_PRICE_ERROR_LIMIT = 21;
  static final int GROUPING_COST = 22;

  /** The first of the types' metrics. */
  static final int INTERIM_PAYOFF = 23;

  private static final String MONEY = "money";
  private static final String MONEY_PER_AGENT = "money/agent";
  private static final String UNITS_PER_AGENT = "units/agent";
  private static final String SHARE = "share";

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "price_gap",
              MONEY,
              Range.NONNEGATIVE,
              "largest distance between the groups' prices of a commodity"),
          new Entry(
              "prob_price_gap_zero",
              "1",
              Range.INDICATOR,
              "whether the prices of the groups are equal; its mean is the probability"),
          new Entry(
              "price_error_market",
              MONEY,
              Range.NONNEGATIVE,
              "largest distance of a group's price from that of the pooled double auction"),
          new Entry(
              "price_error_limit",
              MONEY,
              Range.NONNEGATIVE,
              "largest distance of a group's price from the competitive price p*"),
          new Entry(
              "price_error_grid_limit",
              MONEY,
              Range.NONNEGATIVE,
              "largest distance of a group's price from the grid price of infinitely many agents"),
          new Entry(
              "eps_uniform",
              "1",
              Range.INDICATOR,
              "whether the prices of the groups are less than eps apart"),
          new Entry(
              "surplus",
              MONEY_PER_AGENT,
              Range.REAL,
              "values of the bundles bought less costs of the bundles sold"),
          new Entry(
              "max_surplus_lp",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "largest surplus that the same agents could reach if bundles could be divided"),
          new Entry(
              "surplus_loss_lp",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "that largest surplus less the surplus reached; 0: efficient"),
          new Entry(
              "relative_efficiency_lp",
              SHARE,
              Range.REAL,
              "surplus over that largest surplus, 1 where that is 0"),
          new Entry(
              "eps_efficient_lp", "1", Range.INDICATOR, "whether the surplus loss is at most eps"),
          new Entry(
              "rationed_units",
              UNITS_PER_AGENT,
              Range.NONNEGATIVE,
              "units by which announced supply and demand differ, over groups and commodities"),
          new Entry(
              "rationed_share",
              SHARE,
              Range.PROBABILITY,
              "the same as a share of what the long sides announce"),
          new Entry(
              "rationed_agents",
              SHARE,
              Range.PROBABILITY,
              "share of agents who do not trade all that they announce"),
          new Entry("traded_units", UNITS_PER_AGENT, Range.NONNEGATIVE, "units that change hands"),
          new Entry(
              "min_payoff",
              MONEY,
              Range.REAL,
              "least payoff of any agent; negative where part of a bundle is worth less than it"
                  + " costs"),
          new Entry(
              "manip_gain",
              MONEY,
              Range.NONNEGATIVE,
              "most that an agent could gain by another message, given the grouping and all other"
                  + " messages"),
          new Entry(
              "manip_gain_ex_post",
              MONEY,
              Range.NONNEGATIVE,
              "what a random agent in a random place could gain by another message, given all other"
                  + " messages"),
          new Entry(
              "budget_residual",
              "price steps",
              Range.REAL,
              "payments of buyers less receipts of sellers, in whole steps of the grid; 0"),
          new Entry(
              "pooled_surplus_loss_lp",
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
              "larger distance of a price of the pooled double auction from the competitive price"),
          new Entry(
              "grouping_cost",
              MONEY_PER_AGENT,
              Range.REAL,
              "surplus of the pooled double auction less that of the groups; either sign"));

  private Measures() {}

  /** Returns the metrics of an environment in the order of their indices. */
  static List<Entry> of(Environment environment) {
    List<Entry> entries = new ArrayList<>(ENTRIES);
    for (AgentType type : environment.types()) {
      entries.add(
          new Entry(
              "interim_payoff_%s_%s".formatted(type.side().spelling(), type.name()),
              MONEY,
              Range.REAL,
              "what a %s of type %s gets from truth in a random place, given all others"
                  .formatted(type.side().spelling(), type.name())));
    }
    return entries;
  }

  /** Name, unit, range and meaning of a metric. */
  record Entry(String name, String unit, Range range, String description) {}
}
