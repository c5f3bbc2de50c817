package walras.mechanism.sigmawalras.signals;

import walras.kernel.StreamedKernel;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * The signals of agents who are not counted, shard by shard, in pieces of a class: agents stand in
 * the order of classes. Nothing is stored: each visit draws them anew from the stream of the shard.
 * Confined to one thread.
 */
public final class SignalSource {

  /** The largest number of agents in a piece. */
  public static final int PIECE = 512;

  private final long[] ends;
  private final SignalLaw law;
  private final Filling filling;
  private final double[] piece = new double[PIECE];

  private SignalSource(SignalLaw law, long... sizes) {
    this.law = law;
    filling = filling(law, sizes);
    ends = sizes.clone();
    for (int k = 1; k < ends.length; k++) {
      ends[k] += ends[k - 1];
    }
  }

  /**
   * Returns the signals of classes of some sizes.
   *
   * @throws IllegalArgumentException if agents with these signals are counted
   */
  public static SignalSource of(SignalLaw law, long... sizes) {
    return new SignalSource(law, sizes);
  }

  private static Filling filling(SignalLaw law, long... sizes) {
    if (law instanceof GridSignals grid) {
      return (rng, k, first, piece, count) -> grid.fill(k, (double) sizes[k], first, piece, count);
    }
    if (law instanceof ContinuousSignals continuous) {
      Draws draws = continuous.base().draws();
      return (rng, k, first, piece, count) -> draws.fill(rng, piece, count);
    }
    throw new IllegalArgumentException("signals must be continuous, got " + law);
  }

  /** Returns how many numbers agents share. */
  public static int factors(SignalLaw law, int classes) {
    return law instanceof ContinuousSignals continuous ? continuous.factors(classes) : 0;
  }

  /** Draws what agents share. */
  public static void share(SignalLaw law, Philox rng, double[] shared) {
    if (law instanceof ContinuousSignals continuous && shared.length > 0) {
      continuous.base().draws().fill(rng, shared, shared.length);
    }
  }

  /**
   * Visits the agents of a shard in their order.
   *
   * @param shared what {@link #share} drew
   */
  public void visit(Streams streams, long shard, double[] shared, Visitor visitor) {
    Philox rng = streams.shard(shard);
    long agent = shard * StreamedKernel.SHARD;
    long end = Math.min(agent + StreamedKernel.SHARD, ends[ends.length - 1]);
    int k = 0;
    while (agent < end) {
      while (agent >= ends[k]) {
        k++;
      }
      long start = k == 0 ? 0 : ends[k - 1];
      int count = (int) Math.min(PIECE, Math.min(end, ends[k]) - agent);
      filling.fill(rng, k, agent - start, piece, count);
      addFactor(k, shared, count);
      visitor.take(k, agent - start, piece, count);
      agent += count;
    }
  }

  private void addFactor(int k, double[] shared, int count) {
    if (law instanceof ContinuousSignals continuous && continuous.hasFactors()) {
      double factor = continuous.weight() * shared[continuous.factor(k)];
      double own = 1 - continuous.weight();
      for (int i = 0; i < count; i++) {
        piece[i] = factor + own * piece[i];
      }
    }
  }

  /** Takes the agents of a piece. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Takes consecutive agents of a class.
     *
     * @param k the class
     * @param first index of the first agent within the class
     * @param signals good until the method returns
     * @param count how many
     */
    void take(int k, long first, double[] signals, int count);
  }

  /** Writes the signals of a piece. */
  @FunctionalInterface
  private interface Filling {

    void fill(Philox rng, int k, long first, double[] piece, int count);
  }
}
