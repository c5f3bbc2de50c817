package walras.mechanism.sigmawalras;

import walras.kernel.Details;
import walras.mechanism.sigmawalras.economy.Cells;

/** A market of agents counted by class and signal. Mutable and confined to one thread. */
interface CellMarket {

  /**
   * Solves the market and adds up what agents trade and pay.
   *
   * @param totals output
   * @throws walras.kernel.ReplicationFailure if a solver did not converge
   */
  void evaluate(Cells cells, double[] totals);

  /** Returns the reference price of the last market. */
  double price();

  /** Returns the reference price less the Walrasian price of the last market. */
  double shift();

  /** Writes what agents of each cell of the last market trade and pay. */
  void describe(Cells cells, Details details);
}
