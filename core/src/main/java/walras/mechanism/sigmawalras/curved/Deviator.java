package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.AgentClass;

/** One agent whose report the market answers while the others tell the truth. */
interface Deviator {

  /** Returns the class of the agent. */
  AgentClass of();

  /** Returns the true signal. */
  double truth();

  /** Returns what the agent buys if it tells the truth. */
  double truthfulQuantity();

  /** Changes the report. */
  void report(double signal);

  /** Returns what the agent buys. */
  double quantity();

  /** Returns the reference price less that of the true report. */
  double rise();

  /** Returns how much the price moves with the report. */
  double impact();

  /** Returns how much the quantity moves with the report. */
  double response();

  /**
   * Returns by how much marginal utility at the truth exceeds that at the report, per unit of the
   * difference of the signals.
   */
  double ownEffect();

  /** Returns the marginal utility of nothing, less the price of the true report, at the report. */
  double worth();

  /** Returns the weight of the saturating part at the report. */
  double saturation();
}
