package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Metric.Range;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;

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
  static final int SURPLUS_LOSS_BRANCH_1 = 11;
  static final int SURPLUS_LOSS_BRANCH_2 = 12;
  static final int SURPLUS_LOSS_BRANCH_3 = 13;
  static final int MECHANISM_SURPLUS_LOSS = 14;
  static final int RATIONED_UNITS = 15;
  static final int UNSERVED_UNITS = 16;
  static final int FORCED_UNITS = 17;
  static final int RATIONED_SHARE = 18;
  static final int RATIONED_AGENTS = 19;
  static final int TRADED_UNITS = 20;
  static final int MIN_PAYOFF = 21;
  static final int BUDGET_RESIDUAL = 22;
  static final int POSTERIOR_ERROR_GROUP = 23;
  static final int POSTERIOR_ERROR_ALL = 24;
  static final int LOG_POSTERIOR_ERROR_ALL = 25;
  static final int POOLED_SURPLUS_LOSS = 26;
  static final int POOLED_RATIONED_UNITS = 27;
  static final int POOLED_PRICE_ERROR_LIMIT = 28;
  static final int GROUPING_COST = 29;

  /** The first of the payoffs of sellers by signal. */
  static final int INTERIM_PAYOFF_SELLER = 30;

  /** Sellers' payoffs are metrics by signal up to this number of signals. */
  static final int MOST_INTERIM = 20;

  private static final String MONEY = "money";
  private static final String MONEY_PER_AGENT = "money/agent";
  private static final String UNITS_PER_AGENT = "units/agent";
  private static final String SHARE = "share";

  private static final List<Entry> PRICES =
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
              "larger distance of a group's price from the competitive price p** of the state"),
          new Entry(
              "price_error_grid_limit",
              MONEY,
              Range.NONNEGATIVE,
              "larger distance of a group's price from the grid price of infinitely many agents"),
          new Entry(
              "eps_uniform",
              "probability",
              Range.PROBABILITY,
              "probability by the lottery that prices of all agents are at most eps apart"));

  private static final List<Entry> SURPLUSES =
      List.of(
          new Entry(
              "surplus",
              MONEY_PER_AGENT,
              Range.REAL,
              "values of the buyers who trade less costs of the sellers who do, main branch"),
          new Entry(
              "max_surplus",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "largest surplus that the same agents could reach in the state"),
          new Entry(
              "surplus_loss",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "largest surplus less the surplus reached in the main branch; 0: efficient"),
          new Entry(
              "relative_efficiency",
              SHARE,
              Range.REAL,
              "surplus over the largest surplus, 1 where that is 0; main branch"),
          new Entry(
              "eps_efficient",
              "probability",
              Range.PROBABILITY,
              "probability by the lottery over branches that the surplus loss is at most eps"),
          branchLoss(1, "first"),
          branchLoss(2, "second"),
          branchLoss(3, "third"),
          new Entry(
              "mechanism_surplus_loss",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "surplus loss expected over the lottery of branches"));

  private static final List<Entry> QUANTITIES =
      List.of(
          new Entry(
              "rationed_units",
              UNITS_PER_AGENT,
              Range.NONNEGATIVE,
              "units by which announced supply and demand differ, over both groups"),
          new Entry(
              "unserved_units",
              UNITS_PER_AGENT,
              Range.NONNEGATIVE,
              "units that sellers announce and cannot sell"),
          new Entry(
              "forced_units",
              UNITS_PER_AGENT,
              Range.NONNEGATIVE,
              "units that sellers do not announce and have to sell"),
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
              "least payoff of any agent in the main branch; negative if somebody is forced to sell"
                  + " below cost"),
          new Entry(
              "budget_residual",
              "price steps",
              Range.REAL,
              "payments of buyers less receipts of sellers, in whole steps of the grid; 0"));

  private static final List<Entry> OTHERS =
      List.of(
          new Entry(
              "posterior_error_group",
              "probability",
              Range.PROBABILITY,
              "probability that a group's buyers give to wrong states; the larger of the groups"),
          new Entry(
              "posterior_error_all",
              "probability",
              Range.PROBABILITY,
              "probability that all buyers' signals leave to wrong states"),
          new Entry("log_posterior_error_all", "1", Range.REAL, "natural logarithm of the same"),
          new Entry(
              "pooled_surplus_loss",
              MONEY_PER_AGENT,
              Range.NONNEGATIVE,
              "surplus loss of the pooled double auction"),
          new Entry(
              "pooled_rationed_units",
              UNITS_PER_AGENT,
              Range.NONNEGATIVE,
              "units unserved or forced in the pooled double auction"),
          new Entry(
              "pooled_price_error_limit",
              MONEY,
              Range.NONNEGATIVE,
              "distance of the price of the pooled double auction from p** of the state"),
          new Entry(
              "grouping_cost",
              MONEY_PER_AGENT,
              Range.REAL,
              "surplus of the pooled double auction less that of the groups; either sign"));

  private Measures() {}

  private static Entry branchLoss(int branch, String message) {
    return new Entry(
        "surplus_loss_branch_" + branch,
        MONEY_PER_AGENT,
        Range.NONNEGATIVE,
        "surplus loss where all trade at a random price and buyers' %s messages count"
            .formatted(message));
  }

  /** Returns the metrics of an environment in the order of their indices. */
  static List<Entry> of(SignalEnvironment environment) {
    List<Entry> entries = new ArrayList<>(PRICES);
    entries.addAll(SURPLUSES);
    entries.addAll(QUANTITIES);
    entries.addAll(OTHERS);
    for (int signal = 0; signal < interim(environment); signal++) {
      entries.add(
          new Entry(
              "interim_payoff_seller_signal_" + (signal + 1),
              MONEY,
              Range.REAL,
              ("payoffs of sellers with signal '%s' in the main branch, over the number of them"
                      + " that is expected")
                  .formatted(environment.sellers().model().types().get(signal))));
    }
    return entries;
  }

  /** Returns the number of signals of sellers whose payoffs are metrics. */
  static int interim(SignalEnvironment environment) {
    int signals = environment.sellers().signals();
    return signals <= MOST_INTERIM ? signals : 0;
  }

  /** Name, unit, range and meaning of a metric. */
  record Entry(String name, String unit, Range range, String description) {}
}
