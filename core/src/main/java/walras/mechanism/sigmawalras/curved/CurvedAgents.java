package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.SizedEconomy;

/** Counted agents with any utilities: what each trades and pays. Confined to one thread. */
public final class CurvedAgents {

  private final Columns columns;
  private final Equilibrium equilibrium;
  private final Equilibrium walrasian;
  private final SolvedDeviator deviator;
  private final SolvedDeviator zeroDeviator;
  private final Deviations deviations;
  private final Deviations zeroDeviations;
  private final CurvedTrade trade;
  private final double sigma;
  private double shift;

  /** Creates agents in a number of cells. */
  public CurvedAgents(SizedEconomy sized, int cells, double sigma, BoundaryRule boundaryRule) {
    this.sigma = sigma;
    columns = new Columns(sized, cells);
    equilibrium = new Equilibrium(columns, sigma);
    walrasian = new Equilibrium(columns, 0);
    deviator = new SolvedDeviator(columns, equilibrium);
    zeroDeviator = new SolvedDeviator(columns, walrasian);
    deviations = new Deviations(deviator, sigma);
    zeroDeviations = new Deviations(zeroDeviator, 0);
    trade = new CurvedTrade(sized, sigma, boundaryRule);
  }

  /** Solves for both equilibria. */
  public void solve(Cells cells) {
    columns.load(cells);
    equilibrium.reset();
    equilibrium.solve();
    walrasian.startFrom(equilibrium);
    walrasian.solve();
    double wedge = 0;
    double slopes = 0;
    for (int cell = 0; cell < columns.apart(); cell++) {
      if (columns.count(cell) > 0) {
        take(cell);
        double slope = columns.count(cell) / trade.meanSlope();
        wedge += slope * equilibrium.quantity(cell);
        slopes += slope;
      }
    }
    shift = -sigma * wedge / slopes;
  }

  private void take(int cell) {
    trade.utility(columns.of(cell), columns.value(cell), columns.saturation(cell));
    trade.quantities(equilibrium.quantity(cell), walrasian.quantity(cell));
  }

  /** Returns the reference price. */
  public double price() {
    return equilibrium.price();
  }

  /** Returns the reference price less the Walrasian one. */
  public double shift() {
    return shift;
  }

  /** Adds the agents of a cell that has some. */
  public void add(int cell, double[] totals) {
    double weight = columns.count(cell);
    take(cell);
    single(cell);
    double gap = trade.addPayments(deviations, weight, totals);
    deviator.rejoin();
    trade.addLosses(shift, gap, weight, totals);
    zeroDeviator.single(cell);
    zeroDeviations.find();
    trade.addWalrasian(zeroDeviations, weight, totals);
    zeroDeviator.rejoin();
  }

  private void single(int cell) {
    deviator.single(cell);
    deviations.find();
  }

  /** Raises the gain from reports of a grid on [0, 1] that an agent of a cell has. */
  public void tryReports(int cell, int reports, double[] totals) {
    single(cell);
    trade.tryReports(deviations, reports, totals);
    deviator.rejoin();
  }

  /** Returns what an agent of a cell buys. */
  public double quantity(int cell) {
    return equilibrium.quantity(cell);
  }

  /** Returns the Walrasian quantity of an agent of a cell. */
  public double walrasian(int cell) {
    return walrasian.quantity(cell);
  }

  /** Returns the quantity that an agent of a cell trades whatever it reports, or zero. */
  public double boundary(int cell) {
    single(cell);
    double boundary = deviations.boundary();
    deviator.rejoin();
    return boundary;
  }

  /** Returns the payment of an agent of a cell beyond the price. */
  public double gap(int cell) {
    single(cell);
    double gap = deviations.gap() + trade.rent(deviations);
    deviator.rejoin();
    return gap;
  }
}
