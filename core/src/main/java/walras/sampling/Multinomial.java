package walras.sampling;

/**
 * Exact multinomial draws on 64-bit counts: one binomial per type, each conditional on the types
 * before it.
 *
 * <p>Source: Davis (1993), "The computer generation of multinomial random variates", the
 * conditional method. The probability left for later types is summed from the last type backwards,
 * and each step draws the rarer of "this type" and "a later type": the last types keep their
 * relative accuracy however small they are, where the difference from one would lose it.
 *
 * <p>Immutable, so it may be shared between threads; a draw allocates nothing.
 */
public final class Multinomial {

  /** Per type, its probability given no earlier type, and that of a later type. */
  private final double[] own;

  private final double[] later;

  private Multinomial(double[] own, double[] later) {
    this.own = own;
    this.later = later;
  }

  /**
   * Returns the law of counts whose types have the given weights.
   *
   * @param weights finite, at least 0, not all 0; they need not sum to 1
   * @throws IllegalArgumentException if a weight breaks these rules
   */
  public static Multinomial of(double... weights) {
    double[] own = new double[weights.length];
    double[] later = new double[weights.length];
    double tail = 0;
    for (int type = weights.length - 1; type >= 0; type--) {
      double total = requireWeight(weights, type) + tail;
      own[type] = share(weights[type], total);
      later[type] = share(tail, total);
      tail = total;
    }
    requireTotal(tail);
    return new Multinomial(own, later);
  }

  /** Returns the number of types. */
  public int types() {
    return own.length;
  }

  /**
   * Draws the counts of all types.
   *
   * @param trials from 0 to {@link Binomial#MAX_TRIALS}
   * @param counts output, shape {@code [types]}; the counts sum to the trials
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public void sample(Philox rng, long trials, long[] counts) {
    Binomial.requireTrials(trials);
    requireLength(counts);
    sampleFrom(0, rng, trials, counts);
  }

  /**
   * Returns the law of the counts of a fixed number of trials, whose draws cost less.
   *
   * @param trials from 0 to {@link Binomial#MAX_TRIALS}
   * @throws IllegalArgumentException if it is outside this range
   */
  public FixedMultinomial withTrials(long trials) {
    Binomial.requireTrials(trials);
    FixedBinomial first =
        own[0] > later[0]
            ? FixedBinomial.failures(trials, later[0])
            : FixedBinomial.successes(trials, own[0]);
    return new FixedMultinomial(this, trials, first);
  }

  /**
   * Returns the law of the counts of a fixed, small number of trials, whose draws cost least, but
   * are others.
   *
   * @param trials from 0 to {@link TabledMultinomial#MOST}
   * @throws IllegalArgumentException if it is outside this range
   */
  public TabledMultinomial tabled(long trials) {
    if (trials < 0 || trials > TabledMultinomial.MOST) {
      throw new IllegalArgumentException("trials must lie in [0, 256], got " + trials);
    }
    return new TabledMultinomial(this, (int) trials);
  }

  /** Returns the law of the count of a type, of the trials left by those before it. */
  TabledBinomial tabled(int type, int left) {
    return own[type] > later[type]
        ? TabledBinomial.failures(left, later[type])
        : TabledBinomial.successes(left, own[type]);
  }

  /** Draws the counts of a type and those after it, which sum to the trials. */
  void sampleFrom(int first, Philox rng, long trials, long[] counts) {
    long left = trials;
    int last = own.length - 1;
    for (int type = first; type < last; type++) {
      counts[type] = draw(rng, left, own[type], later[type]);
      left -= counts[type];
    }
    counts[last] = left;
  }

  void requireLength(long[] counts) {
    requireLength(counts, own.length);
  }

  /**
   * Draws the counts of types whose weights change from draw to draw, with the bits that {@link
   * #of} would give.
   *
   * @param trials from 0 to {@link Binomial#MAX_TRIALS}
   * @param weights finite, at least 0, not all 0; they need not sum to 1
   * @param counts output, shape {@code [types]}; the counts sum to the trials
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public static void sample(Philox rng, long trials, double[] weights, long[] counts) {
    Binomial.requireTrials(trials);
    requireLength(counts, weights.length);
    double tail = 0;
    for (int type = weights.length - 1; type >= 0; type--) {
      counts[type] = Double.doubleToRawLongBits(tail); // lent to the tail sums until drawn
      tail = requireWeight(weights, type) + tail;
    }
    requireTotal(tail);
    long left = trials;
    int last = weights.length - 1;
    for (int type = 0; type < last; type++) {
      double rest = Double.longBitsToDouble(counts[type]);
      double total = weights[type] + rest;
      counts[type] = draw(rng, left, share(weights[type], total), share(rest, total));
      left -= counts[type];
    }
    counts[last] = left;
  }

  private static long draw(Philox rng, long left, double own, double later) {
    return own > later
        ? left - Binomial.sampleLow(rng, left, later)
        : Binomial.sampleLow(rng, left, own);
  }

  private static double share(double part, double total) {
    return total == 0 ? 0 : part / total;
  }

  private static double requireWeight(double[] weights, int type) {
    double weight = weights[type];
    if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "weights[%d] must be finite and at least 0, got %s".formatted(type, weight));
    }
    return weight;
  }

  private static void requireTotal(double total) {
    if (!(total > 0 && total <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("sum of weights must be finite and above 0, got " + total);
    }
  }

  static void requireLength(long[] counts, int types) {
    if (counts.length != types) {
      throw new IllegalArgumentException(
          "counts must have one entry per type (%d), got %d".formatted(types, counts.length));
    }
  }
}
