package walras.mechanism.sigmawalras;

import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.signals.FiniteSignals;

/** Expectations of all metrics over every way in which few agents can have discrete signals. */
final class ExactMeans {

  private final SizedSigma sized;
  private final FiniteSignals law;
  private final Cells cells;
  private final Outcome outcome;
  private final double[] means = new double[Measures.all().size()];

  private ExactMeans(SizedSigma sized) {
    this.sized = sized;
    law = (FiniteSignals) sized.environment().signals();
    cells = CountsKernel.cells(law, sized.economy().economy().classes());
    outcome = Outcome.create(sized.market());
  }

  /** Returns the mean of each metric, in their order; signals are independent. */
  static double[] of(SizedSigma sized) {
    ExactMeans exact = new ExactMeans(sized);
    double orders = 1;
    for (long size : sized.economy().sizes()) {
      orders *= factorial(size);
    }
    exact.count(0, sized.economy().count(0), orders);
    return exact.means;
  }

  private static double factorial(long number) {
    return number == 0 ? 1 : number * factorial(number - 1);
  }

  /** Tries all counts of the cells from one on, with agents of its class who are left. */
  private void count(int cell, long left, double weight) {
    int k = cells.type(cell);
    boolean isLast = cell + 1 == cells.size() || cells.type(cell + 1) != k;
    double probability = law.probabilities(0, k)[signal(cell)];
    for (long count = isLast ? left : 0; count <= left; count++) {
      cells.count(cell, (double) count);
      double next = weight * Math.pow(probability, (double) count) / factorial(count);
      if (cell + 1 == cells.size()) {
        evaluate(next);
      } else {
        count(cell + 1, isLast ? sized.economy().count(k + 1) : left - count, next);
      }
    }
  }

  private int signal(int cell) {
    int first = cell;
    while (first > 0 && cells.type(first - 1) == cells.type(cell)) {
      first--;
    }
    return cell - first;
  }

  private void evaluate(double weight) {
    Markets.evaluate(sized, cells, outcome);
    for (int metric = 0; metric < means.length; metric++) {
      means[metric] += weight * outcome.metric(metric);
    }
  }
}
