package walras.mechanism.sigmawalras.linear;

import java.util.Arrays;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.numeric.Neumaier;

/**
 * The agents of a linear-quadratic market who come by in pieces of a class: first their signals
 * alone, then, once the market is solved, what they trade and pay. Confined to one thread.
 *
 * <p>Sums over signals are of compensated terms, each the plain sum of a piece.
 */
public final class LinearStream {

  private final LinearProfile profile;
  private final LinearAgents agents;
  private final boolean[] interior;
  private final double[] entries = new double[InteriorClass.LENGTH];

  /** Creates what takes in the agents of a market. */
  public LinearStream(LinearProfile profile, LinearAgents agents) {
    this.profile = profile;
    this.agents = agents;
    interior = new boolean[profile.sized().economy().classes()];
  }

  /** Returns how many numbers the sums over signals have. */
  public int signalsLength() {
    return 2 * interior.length;
  }

  /** Returns how many numbers the sums over trades have. */
  public int tradesLength() {
    return Totals.LENGTH + interior.length * InteriorClass.LENGTH;
  }

  /** Adds signals of agents of a class. */
  public void addSignals(int k, double[] signals, int count, double[] sums) {
    double sum = 0;
    double more = 0;
    int paired = count & ~1;
    for (int i = 0; i < paired; i += 2) {
      sum += signals[i];
      more += signals[i + 1];
    }
    if (paired < count) {
      sum += signals[paired];
    }
    Neumaier.add(sums, k, sum + more);
  }

  /** Adds sums over the signals of other agents. */
  public void mergeSignals(double[] sums, double[] others) {
    for (int k = 0; k < interior.length; k++) {
      Neumaier.merge(sums, k, others);
    }
  }

  /** Writes the mean signal of each class, zero for a class without agents. */
  public void means(double[] sums, double[] means) {
    for (int k = 0; k < interior.length; k++) {
      double size = profile.sized().size(k);
      means[k] = size > 0 ? Neumaier.total(sums, k) / size : 0;
    }
  }

  /** Solves the market. */
  public void solve(double[] means) {
    profile.solve(means);
    agents.prepare(profile);
    for (int k = 0; k < interior.length; k++) {
      interior[k] = InteriorTotals.isEnough(agents, profile, k);
    }
  }

  /** Sets sums over trades to those of no agents. */
  public void clearTrades(double[] sums) {
    Totals.clear(sums);
    InteriorClass.clear(entries);
    for (int k = 0; k < interior.length; k++) {
      System.arraycopy(entries, 0, sums, at(k), InteriorClass.LENGTH);
    }
  }

  private static int at(int k) {
    return Totals.LENGTH + k * InteriorClass.LENGTH;
  }

  /** Adds trades of agents of a class. */
  public void addTrades(int k, double[] signals, int count, double[] sums) {
    if (interior[k]) {
      System.arraycopy(sums, at(k), entries, 0, InteriorClass.LENGTH);
      InteriorClass.add(agents.quantitySlope(k), agents.quantityBase(k), signals, count, entries);
      System.arraycopy(entries, 0, sums, at(k), InteriorClass.LENGTH);
    } else {
      for (int i = 0; i < count; i++) {
        agents.add(k, signals[i], 1, sums);
      }
    }
  }

  /** Takes the gains of an agent from the reports of a grid into account. */
  public void tryReports(int k, double signal, int reports, double[] sums) {
    agents.tryReports(k, signal, reports, sums);
  }

  /** Adds sums over the trades of other agents. */
  public void mergeTrades(double[] sums, double[] others) {
    Totals.merge(sums, others);
    for (int k = 0; k < interior.length; k++) {
      System.arraycopy(sums, at(k), entries, 0, InteriorClass.LENGTH);
      InteriorClass.merge(entries, Arrays.copyOfRange(others, at(k), at(k + 1)));
      System.arraycopy(entries, 0, sums, at(k), InteriorClass.LENGTH);
    }
  }

  /** Completes the totals, which stand first in the sums, when all agents are added. */
  public void finish(double[] sums) {
    for (int k = 0; k < interior.length; k++) {
      if (interior[k] && profile.sized().count(k) > 0) {
        System.arraycopy(sums, at(k), entries, 0, InteriorClass.LENGTH);
        InteriorTotals.add(agents, profile, k, entries, sums);
      }
    }
    agents.addBestLinear(profile, sums);
  }
}
