package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.economy.Totals.Most;
import walras.mechanism.sigmawalras.economy.Totals.Sum;

/** Counted agents with any utilities: what each trades and pays. Confined to one thread. */
public final class CurvedAgents {

  /** Quantities up to this count as no trade in unit prices. */
  private static final double NO_TRADE = 1e-12;

  private static final double SAME_REPORT = 1e-9;

  private final Columns columns;
  private final Equilibrium equilibrium;
  private final Equilibrium walrasian;
  private final Deviations deviations;
  private final Deviations zeroDeviations;
  private final BoundaryRule boundaryRule;
  private final double sigma;
  private double shift;

  /** Creates agents in a number of cells. */
  public CurvedAgents(SizedEconomy sized, int cells, double sigma, BoundaryRule boundaryRule) {
    this.sigma = sigma;
    this.boundaryRule = boundaryRule;
    columns = new Columns(sized, cells);
    equilibrium = new Equilibrium(columns, sigma);
    walrasian = new Equilibrium(columns, 0);
    deviations = new Deviations(columns, equilibrium);
    zeroDeviations = new Deviations(columns, walrasian);
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
        double slope = columns.count(cell) / meanSlope(cell);
        wedge += slope * equilibrium.quantity(cell);
        slopes += slope;
      }
    }
    shift = -sigma * wedge / slopes;
  }

  /** Returns the mean slope of marginal utility between the quantity and the Walrasian one. */
  private double meanSlope(int cell) {
    AgentClass of = columns.of(cell);
    double bend =
        Saturation.meanSlope(walrasian.quantity(cell), equilibrium.quantity(cell), of.delta());
    return of.mu() + columns.saturation(cell) * bend;
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
    deviations.single(cell);
    double quantity = deviations.quantity();
    double boundary = deviations.boundary();
    double gap = deviations.gap() + rent(deviations);
    double naive = deviations.naiveGain();
    double participation = gap - deviations.surplus(quantity);
    deviations.rejoin();
    Totals.add(totals, Sum.GAP, weight * gap);
    Totals.add(totals, Sum.ABSOLUTE_GAP, weight * Math.abs(gap));
    Totals.raise(totals, Most.NEGATIVE_GAP, -gap);
    Totals.raise(totals, Most.PARTICIPATION, participation);
    Totals.add(totals, Sum.NAIVE_GAIN, weight * naive);
    Totals.raise(totals, Most.NAIVE_GAIN, naive);
    Totals.add(totals, Sum.BOUNDARY, boundary == 0 ? 0 : weight);
    double size = Math.abs(quantity);
    Totals.add(totals, Sum.VOLUME, weight * size);
    if (size > NO_TRADE) {
      Totals.add(totals, Sum.TRADERS, weight);
      Totals.add(totals, Sum.UNIT_GAP, weight * gap / size);
      Totals.raise(totals, Most.UNIT_GAP, Math.abs(gap) / size);
    }
    addEfficiency(cell, gap, weight, totals);
    addWalrasian(cell, weight, totals);
  }

  private double rent(Deviations of) {
    return boundaryRule == BoundaryRule.EXTRACT ? of.rent() : 0;
  }

  private void addEfficiency(int cell, double gap, double weight, double[] totals) {
    AgentClass of = columns.of(cell);
    double quantity = equilibrium.quantity(cell);
    double error = -(shift + sigma * quantity) / meanSlope(cell);
    double loss =
        0.5 * of.mu() * error * error
            + columns.saturation(cell)
                * Saturation.excess(quantity, quantity - error, of.delta());
    Totals.add(totals, Sum.LOSS, weight * loss);
    Totals.add(totals, Sum.SQUARED_ERROR, weight * error * error);
    Totals.raise(totals, Most.ERROR, Math.abs(error));
    Totals.raise(totals, Most.UTILITY_LOSS, loss + gap + shift * quantity);
  }

  private void addWalrasian(int cell, double weight, double[] totals) {
    AgentClass of = columns.of(cell);
    double quantity = walrasian.quantity(cell);
    double utility =
        columns.value(cell) * quantity
            - 0.5 * of.mu() * quantity * quantity
            - columns.saturation(cell) * Saturation.integral(quantity, of.delta());
    Totals.add(totals, Sum.WALRASIAN, weight * utility);
    zeroDeviations.single(cell);
    Totals.add(totals, Sum.VCG_GAP, weight * zeroDeviations.gap());
    zeroDeviations.rejoin();
  }

  /** Raises the gain from reports of a grid on [0, 1] that an agent of a cell has. */
  public void tryReports(int cell, int reports, double[] totals) {
    deviations.single(cell);
    double rent = rent(deviations);
    for (int i = 0; i < reports; i++) {
      double report = (double) i / (reports - 1);
      if (Math.abs(report - columns.signal(cell)) >= SAME_REPORT) {
        Totals.raise(totals, Most.GRID_GAIN, deviations.gain(report, rent));
      }
    }
    deviations.rejoin();
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
    deviations.single(cell);
    double boundary = deviations.boundary();
    deviations.rejoin();
    return boundary;
  }

  /** Returns the payment of an agent of a cell beyond the price. */
  public double gap(int cell) {
    deviations.single(cell);
    double gap = deviations.gap() + rent(deviations);
    deviations.rejoin();
    return gap;
  }
}
