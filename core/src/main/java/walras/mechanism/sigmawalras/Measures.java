package walras.mechanism.sigmawalras;

import java.util.List;
import walras.kernel.Metric.Range;

/** The metrics of a replication, in the order of the kernels' output. */
final class Measures {

  static final int REF_PRICE = 0;
  static final int WE_PRICE = 1;
  static final int PRICE_LIMIT_ABS_ERROR = 2;
  static final int REF_PRICE_ABS_ERROR = 3;
  static final int ALLOC_RMS_ERROR = 4;
  static final int ALLOC_MAX_ERROR = 5;
  static final int SURPLUS_LOSS_PC = 6;
  static final int UTIL_LOSS_MAX = 7;
  static final int UTIL_LOSS_MEAN = 8;
  static final int BUDGET_SURPLUS_PC = 9;
  static final int BUDGET_SURPLUS_TOTAL = 10;
  static final int DEFICIT_INDICATOR = 11;
  static final int AGENT_GAP_MIN = 12;
  static final int IR_VIOLATION_MAX = 13;
  static final int IC_GAIN_MAX = 14;
  static final int NAIVE_GAIN_MAX = 15;
  static final int NAIVE_GAIN_MEAN = 16;
  static final int UNIT_PRICE_GAP_MEAN = 17;
  static final int UNIT_PRICE_GAP_MAX = 18;
  static final int BOUNDARY_SHARE = 19;
  static final int VOLUME_PC = 20;
  static final int WE_SURPLUS_PC = 21;
  static final int SIGMA_CRIT = 22;
  static final int C_CRIT = 23;
  static final int VCG_BUDGET_PC = 24;
  static final int DA_PRICE_ABS_ERROR = 25;
  static final int DA_SURPLUS_LOSS_PC = 26;
  static final int DA_UTIL_LOSS_MAX = 27;
  static final int DA_BEST_LINEAR_LOSS_PC = 28;

  private static final String PER_UNIT = "money/unit";
  private static final String MONEY = "money";
  private static final String PER_AGENT = "money/agent";
  private static final String SHARE = "share of agents";

  private static final List<Entry> ALL =
      List.of(
          real("ref_price", PER_UNIT, "reference price, at which the price schedule starts"),
          real("we_price", PER_UNIT, "Walrasian price of the same agents"),
          size(
              "price_limit_abs_error",
              PER_UNIT,
              "distance of the reference price from that of infinitely many agents, given factors"),
          size(
              "ref_price_abs_error",
              PER_UNIT,
              "distance of the reference price from the Walrasian one; zero but for rounding where"
                  + " all have the same mu"),
          size(
              "alloc_rms_error",
              "units",
              "root of the mean square distance of quantities from Walrasian ones"),
          size("alloc_max_error", "units", "largest distance of a quantity from the Walrasian one"),
          size("surplus_loss_pc", PER_AGENT, "gains from trade lost against the Walrasian ones"),
          real(
              "util_loss_max",
              MONEY,
              "largest loss of an agent's utility against the Walrasian equilibrium; negative if"
                  + " all gain"),
          real(
              "util_loss_mean",
              PER_AGENT,
              "mean loss of utility: lost gains from trade plus the budget surplus"),
          real(
              "budget_surplus_pc",
              PER_AGENT,
              "payments of all less receipts; negative: the mechanism pays"),
          real("budget_surplus_total", MONEY, "the same of all agents together"),
          new Entry(
              "deficit_indicator",
              "1",
              Range.INDICATOR,
              "1 if payments fall short of receipts by more than rounding"),
          real(
              "agent_gap_min",
              MONEY,
              "least payment beyond the reference price; not negative iff everybody pays at least"
                  + " it"),
          real(
              "ir_violation_max",
              MONEY,
              "largest payment less utility of what it buys; never positive"),
          real(
              "ic_gain_max",
              MONEY,
              "largest gain of an agent from a report of a grid; never positive"),
          size(
              "naive_gain_max",
              MONEY,
              "largest gain from a misreport if all paid the schedule's last price for every unit"),
          size("naive_gain_mean", PER_AGENT, "mean of these gains"),
          real(
              "unit_price_gap_mean",
              PER_UNIT,
              "mean payment per unit beyond the reference price, of those who trade; positive:"
                  + " buyers pay more, sellers get less"),
          size("unit_price_gap_max", PER_UNIT, "largest size of the same"),
          new Entry(
              "boundary_share",
              SHARE,
              Range.PROBABILITY,
              "share of agents who buy, or sell, whatever they report"),
          size("volume_pc", "units/agent", "units that change hands"),
          size("we_surplus_pc", PER_AGENT, "gains from trade of the Walrasian equilibrium"),
          real("sigma_crit", "money/unit^2", "slope at which this market's budget would balance"),
          real("c_crit", "1", "the same over the influence of one agent"),
          real("vcg_budget_pc", PER_AGENT, "budget surplus at slope zero, the generalised VCG"),
          size(
              "da_price_abs_error",
              PER_UNIT,
              "distance of the double auction's price from the Walrasian one"),
          size("da_surplus_loss_pc", PER_AGENT, "gains from trade that the double auction loses"),
          size("da_util_loss_max", MONEY, "largest loss of an agent in the double auction"),
          size(
              "da_best_linear_loss_pc",
              PER_AGENT,
              "loss of the best schedule linear in signal and price that ignores groups"));

  private Measures() {}

  /** Returns the metrics in the order of their indices. */
  static List<Entry> all() {
    return ALL;
  }

  private static Entry real(String name, String unit, String description) {
    return new Entry(name, unit, Range.REAL, description);
  }

  private static Entry size(String name, String unit, String description) {
    return new Entry(name, unit, Range.NONNEGATIVE, description);
  }

  /** Name, unit, range and meaning of a metric. */
  record Entry(String name, String unit, Range range, String description) {}
}
