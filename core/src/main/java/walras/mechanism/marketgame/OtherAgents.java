package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;

/**
 * The counts of types that all agents but one may have, with their probability in each state. A
 * count that is possible in several states stands once. Immutable after its creation.
 */
final class OtherAgents {

  /** The most configurations that are enumerated. */
  static final long MOST = 500_000;

  /** No market has more agents. */
  private static final long LARGEST = 1_000_000_000_000_000L;

  /** The probability that all counts left out have together, at most, in any state. */
  private static final double LEFT_OUT = 1e-18;

  private final List<MultinomialLaw> laws;
  private final double agents;
  private final double least;
  private double[][] counts;
  private double[][] probabilities;
  private int size;

  private OtherAgents(Economy economy, long agents) {
    this.agents = (double) agents;
    least = least(economy, agents - 1);
    laws = laws(economy, agents - 1);
    counts = new double[economy.types()][1];
    probabilities = new double[economy.states()][1];
  }

  /** Returns an upper bound of the number of configurations; {@link Long#MAX_VALUE} if larger. */
  static long bound(Economy economy, long agents) {
    double least = least(economy, agents - 1);
    double sum = 0;
    for (MultinomialLaw law : laws(economy, agents - 1)) {
      sum += (double) law.size(least);
    }
    return (long) Math.min(sum, Math.rint(all(economy.types(), agents - 1)));
  }

  /** Returns the largest number of agents whose configurations are few enough. */
  static long largest(Economy economy) {
    long few = 2;
    for (long many = LARGEST; many - few > 1; ) {
      long middle = few + (many - few) / 2;
      if (bound(economy, middle) <= MOST) {
        few = middle;
      } else {
        many = middle;
      }
    }
    return few;
  }

  /** Enumerates the counts of all agents but one. */
  static OtherAgents of(Economy economy, long agents) {
    OtherAgents table = new OtherAgents(economy, agents);
    for (int z = 0; z < economy.states(); z++) {
      table.visit(z);
    }
    resize(table.counts, table.size);
    resize(table.probabilities, table.size);
    return table;
  }

  private static List<MultinomialLaw> laws(Economy economy, long others) {
    List<MultinomialLaw> laws = new ArrayList<>();
    for (int z = 0; z < economy.states(); z++) {
      laws.add(MultinomialLaw.of(others, economy.model().signals(z)));
    }
    return laws;
  }

  /**
   * Returns the log-probability below which counts, and beginnings of counts, are left out: there
   * are fewer of both than types times counts.
   */
  private static double least(Economy economy, long others) {
    return Elementary.log(LEFT_OUT / (economy.types() * all(economy.types(), others)));
  }

  private static double all(int types, long others) {
    double all = 1;
    for (int x = 1; x < types; x++) {
      all *= ((double) others + x) / x;
    }
    return all;
  }

  private void visit(int state) {
    laws.get(state)
        .visit(
            least,
            (logProbability, visited) -> {
              if (!isEnumerated(visited, state)) {
                add(visited, state, logProbability);
              }
            });
  }

  /** Tells whether an earlier state had these counts. */
  private boolean isEnumerated(long[] visited, int state) {
    for (int z = 0; z < state; z++) {
      if (laws.get(z).logProbability(visited) >= least) {
        return true;
      }
    }
    return false;
  }

  private void add(long[] visited, int state, double logProbability) {
    if (size == counts[0].length) {
      resize(counts, 2 * size);
      resize(probabilities, 2 * size);
    }
    for (int x = 0; x < counts.length; x++) {
      counts[x][size] = (double) visited[x];
    }
    for (int z = 0; z < probabilities.length; z++) {
      double log = z == state ? logProbability : laws.get(z).logProbability(visited);
      probabilities[z][size] = Elementary.exp(log);
    }
    size++;
  }

  private static void resize(double[][] columns, int length) {
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Arrays.copyOf(columns[i], length);
    }
  }

  /** Returns the number of configurations. */
  int size() {
    return size;
  }

  /**
   * Sets what the others and the designer offer in total of both goods, by configuration.
   *
   * @param offers the signed offer of each type
   */
  void totals(Economy economy, double[] offers, double[] q, double[] r) {
    Arrays.fill(q, agents * economy.kappa().q());
    Arrays.fill(r, agents * economy.kappa().r());
    for (int x = 0; x < offers.length; x++) {
      double[] totals = offers[x] > 0 ? q : r;
      double offer = Math.abs(offers[x]);
      for (int i = 0; i < size; i++) {
        totals[i] += offer * counts[x][i];
      }
    }
  }

  /** Returns the counts of a type, by configuration; the caller must not write them. */
  double[] counts(int type) {
    return counts[type];
  }

  /** Returns the probabilities in a state, by configuration; the caller must not write them. */
  double[] probabilities(int state) {
    return probabilities[state];
  }
}
