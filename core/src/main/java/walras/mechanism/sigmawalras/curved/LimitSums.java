package walras.mechanism.sigmawalras.curved;

/** Means over the agents of a {@link LimitEconomy}. Filled once, by its owner. */
public final class LimitSums {

  double upper;
  double impact;
  double volume;
  double boundary;
  double surplus;

  LimitSums() {}

  /** Returns the mean square of quantities plus that of boundary quantities. */
  public double upper() {
    return upper;
  }

  /** Returns N times the slope at which the budget of N agents balances; 0 without trade. */
  public double scaledCriticalSlope() {
    return upper > 0 ? impact / upper : 0;
  }

  /** Returns half of the mean size of quantities. */
  public double volume() {
    return volume;
  }

  /** Returns the share of agents who trade whatever they report. */
  public double boundary() {
    return boundary;
  }

  /** Returns the mean utility of quantities, money left out. */
  public double surplus() {
    return surplus;
  }
}
