package walras.sampling;

import walras.numeric.Elementary;

/**
 * A binomial law of few trials, drawn by inversion of a table: the number of successes whose
 * cumulative probability first exceeds a uniform number. A guide says where in the table to begin.
 *
 * <p>Source of the guide: Chen and Asau (1974), "On generating random variates from an empirical
 * distribution". The table is exact to 1e-13 in total variation. Immutable; a draw allocates
 * nothing and takes one word of the stream.
 */
final class TabledBinomial {

  private static final int CELLS = 256;

  /** The probability of at most so many successes, or failures if complemented. */
  private final double[] cumulative;

  /** The first count that a uniform number in a cell can lead to. */
  private final short[] guide = new short[CELLS];

  private final boolean isComplemented;

  private TabledBinomial(int trials, double p, boolean isComplemented) {
    this.isComplemented = isComplemented;
    cumulative = new double[trials + 1];
    double odds = p / (1 - p);
    double term = Elementary.exp(trials * Elementary.log1p(-p));
    double sum = 0;
    for (int count = 0; count <= trials; count++) {
      sum += term;
      cumulative[count] = sum;
      term *= (trials - count) * odds / (count + 1);
    }
    cumulative[trials] = Double.POSITIVE_INFINITY; // a uniform number may exceed a rounded sum
    for (int cell = 0; cell < CELLS; cell++) {
      guide[cell] = (short) first(cell == 0 ? 0 : guide[cell - 1], (double) cell / CELLS);
    }
  }

  /** Prepares the number of successes, for a probability of success of at most 1/2. */
  static TabledBinomial successes(int trials, double probability) {
    return new TabledBinomial(trials, probability, false);
  }

  /** Prepares the number of successes, for a probability of failure of at most 1/2. */
  static TabledBinomial failures(int trials, double probability) {
    return new TabledBinomial(trials, probability, true);
  }

  /** Draws the number of successes. */
  int sample(Philox rng) {
    double uniform = rng.nextDouble();
    int count = first(guide[(int) (uniform * CELLS)], uniform);
    return isComplemented ? cumulative.length - 1 - count : count;
  }

  private int first(int least, double uniform) {
    int count = least;
    while (uniform >= cumulative[count]) {
      count++;
    }
    return count;
  }
}
