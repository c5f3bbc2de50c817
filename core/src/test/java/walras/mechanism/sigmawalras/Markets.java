package walras.mechanism.sigmawalras;

import com.fasterxml.jackson.databind.JsonNode;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.Totals;

/** Markets of agents whose signals are given. */
final class Markets {

  private Markets() {}

  /** Returns agents, each a cell of its own. */
  static Cells cells(double[] classes, double[] signals) {
    int[] types = new int[classes.length];
    for (int agent = 0; agent < types.length; agent++) {
      types[agent] = (int) classes[agent];
    }
    Cells cells = new Cells(types, signals);
    for (int agent = 0; agent < types.length; agent++) {
      cells.count(agent, 1);
    }
    return cells;
  }

  /** Writes the metrics of a market of these agents. */
  static void evaluate(SizedSigma sized, Cells cells, Outcome outcome) {
    double[] totals = new double[Totals.LENGTH];
    CellMarket market = sized.cellMarket(cells.size());
    market.evaluate(cells, totals);
    new MetricWriter(sized).write(totals, market.price(), market.shift(), 0, outcome);
  }

  /** Writes the metrics of the agents of a row: {@code class_of} and {@code signals}. */
  static void evaluate(SizedSigma sized, JsonNode row, Outcome outcome) {
    evaluate(
        sized,
        cells(Reference.numbers(row.path("class_of")), Reference.numbers(row.path("signals"))),
        outcome);
  }
}
