package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;

/** All counts of active and inactive agents of each type in every state, with probabilities. */
final class CountEnumeration {

  /** Up to here nothing is left out, however unlikely, as tails can carry a posterior's error. */
  private static final long SMALL = 20_000;

  /** Probability relative to the mode's below which counts of a large market are left out. */
  private static final double LEAST = 1e-30;

  private final SizedMarketGame sized;

  CountEnumeration(SizedMarketGame sized) {
    this.sized = sized;
  }

  /** Takes one combination of counts, with its probability given the state. */
  @FunctionalInterface
  interface Visitor {
    void visit(int state, double probability, long[] sigma, long[] iota);
  }

  void all(Visitor visitor) {
    for (int state = 0; state < sized.economy().states(); state++) {
      List<Cell> inactive = multinomial(sized.agents() - sized.active(), state);
      visit(state, inactive, visitor);
    }
  }

  /** Enumerates the active agents only; the inactive ones are all of the first type. */
  void active(Visitor visitor) {
    long[] iota = new long[sized.economy().types()];
    iota[0] = sized.agents() - sized.active();
    for (int state = 0; state < sized.economy().states(); state++) {
      visit(state, List.of(new Cell(1, iota)), visitor);
    }
  }

  private void visit(int state, List<Cell> inactive, Visitor visitor) {
    for (Cell sigma : multinomial(sized.active(), state)) {
      for (Cell iota : inactive) {
        double probability = sigma.probability * iota.probability;
        visitor.visit(state, probability, sigma.counts, iota.counts);
      }
    }
  }

  private List<Cell> multinomial(long trials, int state) {
    List<Cell> cells = new ArrayList<>();
    double[] signals = sized.economy().model().signals(state);
    split(cells, new Cell(1, new long[signals.length]), 0, trials, signals);
    return cells;
  }

  /** Splits the trials left between a type and those after it, in all ways. */
  private static void split(List<Cell> cells, Cell cell, int type, long left, double[] signals) {
    if (type == signals.length - 1) {
      cell.counts[type] = left;
      cells.add(new Cell(cell.probability, cell.counts.clone()));
      return;
    }
    double after = 0;
    for (int x = type + 1; x < signals.length; x++) {
      after += signals[x];
    }
    Binomials law = Binomials.of(left, signals[type] / after);
    for (int i = 0; i < law.probabilities.size(); i++) {
      cell.counts[type] = law.first + i;
      Cell next = new Cell(cell.probability * law.probabilities.get(i), cell.counts);
      split(cells, next, type + 1, left - cell.counts[type], signals);
    }
  }

  private static final class Cell {
    private final double probability;
    private final long[] counts;

    Cell(double probability, long[] counts) {
      this.probability = probability;
      this.counts = counts;
    }
  }

  /** Binomial probabilities of {@code first} and the numbers after it. */
  private record Binomials(long first, List<Double> probabilities) {

    /** Multiplies the ratios of neighbours, from the mode to both sides. */
    static Binomials of(long trials, double odds) {
      double least = trials <= SMALL ? Double.MIN_NORMAL : LEAST;
      long mode = Math.min(trials, (long) ((double) (trials + 1) * (odds / (1 + odds))));
      List<Double> below = new ArrayList<>();
      double weight = 1;
      double sum = 1;
      for (long k = mode; k > 0 && weight >= least; k--) {
        weight *= (double) k / ((double) (trials - k + 1) * odds);
        below.add(weight);
        sum += weight;
      }
      List<Double> above = new ArrayList<>();
      weight = 1;
      for (long k = mode; k < trials && weight >= least; k++) {
        weight *= (double) (trials - k) * odds / (double) (k + 1);
        above.add(weight);
        sum += weight;
      }
      List<Double> all = new ArrayList<>();
      for (int i = below.size() - 1; i >= 0; i--) {
        all.add(below.get(i) / sum);
      }
      all.add(1 / sum);
      for (double value : above) {
        all.add(value / sum);
      }
      return new Binomials(mode - below.size(), all);
    }
  }
}
