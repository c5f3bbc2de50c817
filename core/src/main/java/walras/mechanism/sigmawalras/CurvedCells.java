package walras.mechanism.sigmawalras;

import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.mechanism.sigmawalras.curved.CurvedAgents;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;

/** Counted agents with any utilities: a market solved for every report, O(cells^2). */
final class CurvedCells implements CellMarket {

  private final CurvedAgents agents;
  private final @Nullable ReportGrid grid;

  CurvedCells(SizedSigma sized, int cells, double sigma) {
    agents = new CurvedAgents(sized.economy(), cells, sigma, sized.environment().boundary());
    grid = sized.environment().grid();
  }

  @Override
  public void evaluate(Cells cells, double[] totals) {
    Totals.clear(totals);
    agents.solve(cells);
    for (int cell = 0; cell < cells.size(); cell++) {
      if (cells.count(cell) > 0) {
        agents.add(cell, totals);
        if (grid != null) {
          agents.tryReports(cell, grid.reports(), totals);
        }
      }
    }
  }

  @Override
  public double price() {
    return agents.price();
  }

  @Override
  public double shift() {
    return agents.shift();
  }

  @Override
  public void describe(Cells cells, Details details) {
    for (int cell = 0; cell < cells.size(); cell++) {
      if (cells.count(cell) > 0) {
        cells
            .tell(cell, details)
            .put("quantity", agents.quantity(cell))
            .put("we_quantity", agents.walrasian(cell))
            .put("boundary_quantity", agents.boundary(cell))
            .put("payment", agents.price() * agents.quantity(cell) + agents.gap(cell))
            .put("gap", agents.gap(cell));
      }
    }
  }
}
