package walras.mechanism.efficienttrade.cutoff;

import java.io.Serializable;
import walras.numeric.Elementary;

/**
 * Who owns how much among a number of agents, by class of equal share, largest share first.
 * Immutable.
 */
public final class Owners implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long agents;
  private final double[] shares;
  private final double[] logs;
  private final long[] counts;
  private final double[] weights;

  /**
   * Creates owners.
   *
   * @param agents the number of agents, at least 2
   * @param bases of each class, what its agents own together over the parts it is split into
   * @param parts by which a base is split, at least 1
   * @param counts the number of agents of each class
   * @param weights what the agents of each class own together; they sum to 1
   */
  Owners(long agents, double[] bases, long parts, long[] counts, double[] weights) {
    this.agents = agents;
    this.counts = counts.clone();
    this.weights = weights.clone();
    shares = new double[bases.length];
    logs = new double[bases.length];
    for (int k = 0; k < bases.length; k++) {
      shares[k] = bases[k] / (double) parts;
      logs[k] = Elementary.log(bases[k]) - Elementary.log((double) parts);
    }
  }

  /** Returns owners of equal shares. */
  public static Owners equal(long agents) {
    return new Owners(agents, new double[] {1}, agents, new long[] {agents}, new double[] {1});
  }

  /** Returns the number of agents, n. */
  public long agents() {
    return agents;
  }

  /** Returns the number of classes. */
  public int classes() {
    return shares.length;
  }

  /** Returns the share of each agent of a class, in [0, 1]. */
  public double share(int owner) {
    return shares[owner];
  }

  /** Returns the natural logarithm of a share; minus infinity for those who own nothing. */
  public double logShare(int owner) {
    return logs[owner];
  }

  /** Returns the number of agents of a class. */
  public long count(int owner) {
    return counts[owner];
  }

  /** Returns what all agents of a class own together. */
  public double weight(int owner) {
    return weights[owner];
  }

  /** Returns the logarithm of the smallest positive share. */
  double logLeastShare() {
    double least = 0;
    for (double log : logs) {
      least = Double.isInfinite(log) ? least : Math.min(least, log);
    }
    return least;
  }
}
