package walras.mechanism.sigmawalras;

import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.economy.Totals.Most;
import walras.mechanism.sigmawalras.economy.Totals.Sum;

/** Writes the metrics of a replication from what was added up over its agents. */
final class MetricWriter {

  /** A deficit below this share of the terms of payments beyond the price is rounding. */
  private static final double ROUNDING = 1e-12;

  private final SizedSigma sized;
  private final double agents;
  private final double influence;
  private final boolean[] defined = new boolean[Measures.all().size()];

  MetricWriter(SizedSigma sized) {
    this.sized = sized;
    agents = (double) sized.agents();
    influence = sized.economy().influence();
    for (int metric = 0; metric < defined.length; metric++) {
      defined[metric] = sized.undefined(metric).isEmpty();
    }
  }

  /**
   * Writes all defined metrics.
   *
   * @param shift the reference price less the Walrasian one
   * @param limit the price of infinitely many agents given factors
   */
  void write(double[] totals, double price, double shift, double limit, Outcome outcome) {
    put(outcome, Measures.REF_PRICE, price);
    put(outcome, Measures.WE_PRICE, price - shift);
    put(outcome, Measures.PRICE_LIMIT_ABS_ERROR, Math.abs(price - limit));
    put(outcome, Measures.REF_PRICE_ABS_ERROR, Math.abs(shift));
    writeEfficiency(totals, outcome);
    writePayments(totals, outcome);
    writeIncentives(totals, outcome);
    writeBenchmarks(totals, outcome);
  }

  private void put(Outcome outcome, int metric, double value) {
    if (defined[metric]) {
      outcome.metric(metric, value);
    }
  }

  private void writeEfficiency(double[] totals, Outcome outcome) {
    double squares = Totals.sum(totals, Sum.SQUARED_ERROR);
    double loss = Totals.sum(totals, Sum.LOSS) / agents;
    put(outcome, Measures.ALLOC_RMS_ERROR, Math.sqrt(squares / agents));
    put(outcome, Measures.ALLOC_MAX_ERROR, Totals.most(totals, Most.ERROR));
    put(outcome, Measures.SURPLUS_LOSS_PC, loss);
    put(outcome, Measures.UTIL_LOSS_MAX, Totals.most(totals, Most.UTILITY_LOSS));
    put(outcome, Measures.UTIL_LOSS_MEAN, loss + Totals.sum(totals, Sum.GAP) / agents);
    put(outcome, Measures.WE_SURPLUS_PC, Totals.sum(totals, Sum.WALRASIAN) / agents);
    put(outcome, Measures.VOLUME_PC, 0.5 * Totals.sum(totals, Sum.VOLUME) / agents);
    put(outcome, Measures.BOUNDARY_SHARE, Totals.sum(totals, Sum.BOUNDARY) / agents);
  }

  private void writePayments(double[] totals, Outcome outcome) {
    double surplus = Totals.sum(totals, Sum.GAP);
    double size = Totals.sum(totals, Sum.GAP_TERMS);
    put(outcome, Measures.BUDGET_SURPLUS_PC, surplus / agents);
    put(outcome, Measures.BUDGET_SURPLUS_TOTAL, surplus);
    double traders = Totals.sum(totals, Sum.TRADERS);
    boolean isTraded = traders > 0;
    put(outcome, Measures.DEFICIT_INDICATOR, isTraded && surplus < -ROUNDING * size ? 1 : 0);
    put(outcome, Measures.AGENT_GAP_MIN, -Totals.most(totals, Most.NEGATIVE_GAP));
    put(
        outcome,
        Measures.UNIT_PRICE_GAP_MEAN,
        isTraded ? Totals.sum(totals, Sum.UNIT_GAP) / traders : 0);
    put(outcome, Measures.UNIT_PRICE_GAP_MAX, isTraded ? Totals.most(totals, Most.UNIT_GAP) : 0);
  }

  private void writeIncentives(double[] totals, Outcome outcome) {
    put(outcome, Measures.IR_VIOLATION_MAX, Totals.most(totals, Most.PARTICIPATION));
    put(outcome, Measures.IC_GAIN_MAX, Totals.most(totals, Most.GRID_GAIN));
    put(outcome, Measures.NAIVE_GAIN_MAX, Math.max(0, Totals.most(totals, Most.NAIVE_GAIN)));
    put(
        outcome,
        Measures.NAIVE_GAIN_MEAN,
        Math.max(0, Totals.sum(totals, Sum.NAIVE_GAIN) / agents));
  }

  private void writeBenchmarks(double[] totals, Outcome outcome) {
    put(outcome, Measures.VCG_BUDGET_PC, Totals.sum(totals, Sum.VCG_GAP) / agents);
    double critical = criticalSlope(totals);
    put(outcome, Measures.SIGMA_CRIT, critical);
    put(outcome, Measures.C_CRIT, critical / influence);
    put(outcome, Measures.DA_PRICE_ABS_ERROR, 0);
    put(outcome, Measures.DA_SURPLUS_LOSS_PC, Totals.sum(totals, Sum.AUCTION_LOSS) / agents);
    put(outcome, Measures.DA_UTIL_LOSS_MAX, Totals.most(totals, Most.AUCTION_LOSS));
    put(outcome, Measures.DA_BEST_LINEAR_LOSS_PC, Totals.sum(totals, Sum.BEST_LINEAR_LOSS));
  }

  /** Without trade but for rounding every slope balances the budget, the least one too. */
  private double criticalSlope(double[] totals) {
    boolean isTraded = Totals.sum(totals, Sum.TRADERS) > 0;
    double upper = Totals.sum(totals, Sum.UPPER);
    double impact = Totals.sum(totals, Sum.IMPACT);
    double mu = sized.economy().economy().type(0).mu();
    return isTraded ? mu * impact / (upper - impact) : 0;
  }
}
