package walras.mechanism.marketgame;

import java.util.List;
import walras.kernel.Metric.Range;

/** The metrics of a replication: their indices in the kernel's output, names and meanings. */
final class Measures {

  static final int PRICE = 0;
  static final int PRICE_ERROR = 1;
  static final int PRICE_ERROR_SIGNED = 2;
  static final int PRICE_SAMPLING = 3;
  static final int PRICE_STRATEGIC = 4;
  static final int OFFER_ERROR_MAX = 5;
  static final int OFFER_STRATEGIC = 6;
  static final int OFFER_SHADING = 7;
  static final int POSTERIOR_ERROR = 8;
  static final int LOG_POSTERIOR_ERROR = 9;
  static final int RESOURCE_EXCESS_Q = 10;
  static final int RESOURCE_EXCESS_R = 11;
  static final int DELTA_NEEDED = 12;
  static final int WELFARE = 13;
  static final int WELFARE_GAP = 14;
  static final int WELFARE_GAP_ACTIVE = 15;
  static final int EFFICIENCY_GAP = 16;
  static final int EFFICIENCY_GAP_EXCESS = 17;
  static final int GAP_WITHIN_EPS = 18;
  static final int RESOURCE_WASTE = 19;
  static final int WELFARE_ONE_STAGE = 20;
  static final int WELFARE_GAIN_VS_ONE_STAGE = 21;
  static final int EFFICIENCY_GAP_ONE_STAGE = 22;
  static final int RESOURCE_WASTE_ONE_STAGE = 23;
  static final int PRICE_ERROR_ONE_STAGE = 24;
  static final int FEE_SLACK_Q = 25;
  static final int FEE_SLACK_R = 26;
  static final int FEE_FEASIBLE = 27;

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "price",
              "r/q",
              Range.NONNEGATIVE,
              "stage-2 price p of good q in units of good r; positive; tends to p_z"),
          new Entry(
              "price_error",
              "r/q",
              Range.NONNEGATIVE,
              "absolute difference |p - p_z| from the competitive price of the state"),
          new Entry(
              "price_error_signed",
              "r/q",
              Range.REAL,
              "difference p - p_z; positive: good q is dearer than competition"),
          new Entry(
              "price_sampling",
              "r/q",
              Range.REAL,
              "difference p_c - p_z between the competitive price of the sampled types and"
                  + " beliefs and that of the state: what sampling and beliefs do"),
          new Entry(
              "price_strategic",
              "r/q",
              Range.REAL,
              "difference p - p_c from the competitive price of the sample: what strategy"
                  + " does"),
          new Entry(
              "offer_error_max",
              "goods",
              Range.NONNEGATIVE,
              "largest distance, over the types present and both goods, of an offer from"
                  + " the competitive one of the state"),
          new Entry(
              "offer_strategic",
              "goods",
              Range.NONNEGATIVE,
              "the same distance from the competitive offers of the sampled types and"
                  + " beliefs"),
          new Entry(
              "offer_shading",
              "goods",
              Range.NONNEGATIVE,
              "the same distance from what price takers would offer at the price that arose"),
          new Entry(
              "posterior_error",
              "probability",
              Range.PROBABILITY,
              "probability 1 - phi(z) that active agents deny the true state"),
          new Entry(
              "log_posterior_error",
              "1",
              Range.REAL,
              "natural logarithm of the posterior error; falls linearly in agents"),
          new Entry(
              "resource_excess_q",
              "q/agent",
              Range.REAL,
              "good q that the designer adds per agent; negative: the designer takes it in"),
          new Entry(
              "resource_excess_r",
              "r/agent",
              Range.REAL,
              "good r that the designer adds per agent; negative: the designer takes it in"),
          new Entry(
              "delta_needed",
              "goods/agent",
              Range.NONNEGATIVE,
              "larger of the two resource excesses beyond the entry fee, if any; at least 0"),
          new Entry(
              "welfare", "util/agent", Range.REAL, "mean utility of all agents in the true state"),
          new Entry(
              "welfare_gap",
              "util/agent",
              Range.REAL,
              "mean utility in the plain competitive outcome of the state minus welfare;"
                  + " either sign, as transfers count"),
          new Entry(
              "welfare_gap_active",
              "util/agent",
              Range.REAL,
              "mean utility of active agents in the competitive limit of stage 2 minus what"
                  + " they reach"),
          new Entry(
              "efficiency_gap",
              "util",
              Range.NONNEGATIVE,
              "largest gain of utility that could be given to every agent at once from what is"
                  + " consumed or owned of each good; 0: ex post efficient"),
          new Entry(
              "efficiency_gap_excess",
              "util",
              Range.REAL,
              "efficiency gap minus its limit in the state"),
          new Entry(
              "gap_within_eps", "1", Range.INDICATOR, "whether the efficiency gap is at most eps"),
          new Entry(
              "resource_waste",
              "share",
              Range.PROBABILITY,
              "share of consumed resources that could be saved with nobody worse off"),
          new Entry(
              "welfare_one_stage",
              "util/agent",
              Range.REAL,
              "mean utility of the same agents in the benchmark without a first stage"),
          new Entry(
              "welfare_gain_vs_one_stage",
              "util/agent",
              Range.REAL,
              "welfare minus that without a first stage; either sign, as transfers count"),
          new Entry(
              "efficiency_gap_one_stage",
              "util",
              Range.NONNEGATIVE,
              "efficiency gap of the benchmark without a first stage"),
          new Entry(
              "resource_waste_one_stage",
              "share",
              Range.PROBABILITY,
              "resource waste of the benchmark without a first stage"),
          new Entry(
              "price_error_one_stage",
              "r/q",
              Range.NONNEGATIVE,
              "absolute difference from the competitive price of the price without a first stage"),
          new Entry(
              "fee_slack_q",
              "q/agent",
              Range.REAL,
              "entry fee minus resource excess of good q; negative: the fee does not pay for it"),
          new Entry(
              "fee_slack_r",
              "r/agent",
              Range.REAL,
              "entry fee minus resource excess of good r; negative: the fee does not pay for it"),
          new Entry(
              "fee_feasible",
              "1",
              Range.INDICATOR,
              "whether the entry fee pays for the resource excess of both goods"));

  private Measures() {}

  /** Returns the metrics in the order of their indices. */
  static List<Entry> all() {
    return ENTRIES;
  }

  /** Tells whether a metric needs the benchmark without a first stage. */
  static boolean isOneStage(int metric) {
    return metric >= WELFARE_ONE_STAGE && metric <= PRICE_ERROR_ONE_STAGE;
  }

  /** Name, unit, range and meaning of a metric. */
  record Entry(String name, String unit, Range range, String description) {}
}
