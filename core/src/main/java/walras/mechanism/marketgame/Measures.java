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
              "larger of the two resource excesses, at least 0"),
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
                  + " they reach"));

  private Measures() {}

  /** Returns the metrics in the order of their indices. */
  static List<Entry> all() {
    return ENTRIES;
  }

  /** Name, unit, range and meaning of a metric. */
  record Entry(String name, String unit, Range range, String description) {}
}
