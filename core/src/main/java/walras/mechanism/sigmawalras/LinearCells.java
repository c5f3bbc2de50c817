package walras.mechanism.sigmawalras;

import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.linear.LinearAgents;
import walras.mechanism.sigmawalras.linear.LinearProfile;

/** Counted agents with linear-quadratic utilities: closed forms, O(cells). */
final class LinearCells implements CellMarket {

  private final LinearProfile profile;
  private final LinearAgents agents;
  private final @Nullable ReportGrid grid;
  private final double[] means;

  LinearCells(LinearModel model, @Nullable ReportGrid grid) {
    profile = model.profile();
    agents = model.agents();
    this.grid = grid;
    means = new double[model.sized().economy().classes()];
  }

  @Override
  public void evaluate(Cells cells, double[] totals) {
    Totals.clear(totals);
    cells.means(means);
    profile.solve(means);
    agents.prepare(profile);
    for (int cell = 0; cell < cells.size(); cell++) {
      if (cells.count(cell) > 0) {
        agents.add(cells.type(cell), cells.signal(cell), cells.count(cell), totals);
      }
    }
    agents.addBestLinear(profile, totals);
    if (grid != null) {
      tryReports(cells, grid, totals);
    }
  }

  private void tryReports(Cells cells, ReportGrid tried, double[] totals) {
    for (int cell = 0; cell < cells.size(); cell++) {
      if (cells.count(cell) > 0) {
        agents.tryReports(cells.type(cell), cells.signal(cell), tried.reports(), totals);
      }
    }
  }

  @Override
  public double price() {
    return profile.price();
  }

  @Override
  public double shift() {
    return profile.shift();
  }

  @Override
  public void describe(Cells cells, Details details) {
    for (int cell = 0; cell < cells.size(); cell++) {
      if (cells.count(cell) > 0) {
        int k = cells.type(cell);
        double signal = cells.signal(cell);
        double quantity = agents.quantity(k, signal);
        double boundary = agents.boundary(k, signal, quantity);
        double gap = agents.gap(k, quantity, boundary);
        cells
            .tell(cell, details)
            .put("quantity", quantity)
            .put("we_quantity", agents.walrasian(k, quantity))
            .put("boundary_quantity", boundary)
            .put("payment", profile.price() * quantity + gap)
            .put("gap", gap);
      }
    }
  }
}
