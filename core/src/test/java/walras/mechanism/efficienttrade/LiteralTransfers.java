package walras.mechanism.efficienttrade;

/**
 * The transfers as the proof of Lemma 1 writes them, agent by agent, for uniform types in [0, 1]:
 * with its constants c, A and d, and its integrals over reports taken one agent at a time.
 */
final class LiteralTransfers {

  private final double[] types;
  private final double[] shares;
  private final double beta;
  private final int n;

  LiteralTransfers(double[] types, double[] shares, double beta) {
    this.types = types;
    this.shares = shares;
    this.beta = beta;
    n = types.length;
  }

  private double factor() {
    return 1 + beta / n;
  }

  private double worstOff(int i) {
    return Math.pow(shares[i], 1.0 / (n - 1));
  }

  /** The integral of p over G up to a type. */
  private double paid(double type) {
    return (n - 1.0) / n * Math.pow(type, n);
  }

  private double highestOfOthers(int i) {
    double highest = 0;
    for (int j = 0; j < n; j++) {
      highest = j == i ? highest : Math.max(highest, types[j]);
    }
    return highest;
  }

  private double sumOfOthers(int i) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += j == i ? 0 : types[j];
    }
    return sum;
  }

  private double allocation(int i) {
    return types[i] > highestOfOthers(i) ? 1 : 0;
  }

  /** The integral over p of sum v_j s_i(p, v_-i) - v_j s_i(v_i, v_-i). */
  private double regret(int i) {
    return sumOfOthers(i) * (1 - highestOfOthers(i) - allocation(i));
  }

  private double balance(int i) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += j == i ? 0 : -regret(j);
    }
    return beta / (n * (n - 1.0)) * sum;
  }

  /** E_-i of sum v_j s_i(v*, v_-i). */
  private double expectedAtWorstOff(int i) {
    return shares[i] * (n - 1) * worstOff(i) / 2;
  }

  /** What c_i takes off: T_i(v*) = c_i + constant(i). */
  private double constant(int i) {
    double mean = (n - 1.0) / (n * (n + 1.0));
    double expected = (n - 1.0) / (2 * (n + 1.0));
    return -factor() * paid(worstOff(i))
        + factor() * mean
        + beta / n * (expected - expectedAtWorstOff(i));
  }

  private double meanConstant() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += constant(i);
    }
    return sum / n;
  }

  private double shift(int i) {
    double least = shares[i] * beta * (n - 1) / n / 2 - beta / n * expectedAtWorstOff(i);
    return meanConstant() - least;
  }

  double transfer(int i) {
    double fromOthers = 0;
    double shifts = 0;
    for (int j = 0; j < n; j++) {
      fromOthers += j == i ? 0 : paid(types[j]);
      shifts += shift(j);
    }
    double c = meanConstant() - constant(i);
    return c
        - factor() * paid(types[i])
        + factor() / (n - 1) * fromOthers
        + beta / n * regret(i)
        + balance(i)
        - shift(i)
        + shifts / n;
  }

  double net(int i) {
    double value = types[i] + beta / n * (types[i] + sumOfOthers(i));
    return transfer(i) + (allocation(i) - shares[i]) * value;
  }
}
