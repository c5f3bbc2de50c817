package walras.mechanism.efficienttrade;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Draws the two highest types of all others and computes what an agent of each level gets from
 * reporting each level; all lower types enter by their conditional means.
 *
 * <p>Source: Pycia and Wang (2015), proof of Lemma 1, in the form derived in the documentation of
 * the mechanism. Exact in expectation: given the two highest types, transfers are linear in sums
 * over the others.
 *
 * <p>State: one grid for each class of owners. Cost: independent of the number of agents.
 */
final class InterimKernel implements Kernel {

  private final Others others;
  private final Grid[] grids;
  private final double factor;
  private final double interdependence;

  /** The levels of one class of owners, with everything that no draw changes. */
  private static final class Grid {
    private final double share;
    private final double fixed;
    private final double[] types;
    private final double[] gaps;
    private final double[] below;
    private final double[] virtual;
    private final double[] utilities;
    private final double[] winning;

    Grid(double share, double fixed, int levels) {
      this.share = share;
      this.fixed = fixed;
      types = new double[levels];
      gaps = new double[levels];
      below = new double[levels];
      virtual = new double[levels];
      utilities = new double[levels];
      winning = new double[levels];
    }
  }

  InterimKernel(SizedTrade sized) {
    Environment environment = sized.environment();
    others = new Others(environment.types(), sized.owners());
    factor = sized.factor();
    interdependence = environment.interdependence() / (double) sized.agents();
    grids = new Grid[Interim.classes(environment)];
    double[] fixed = others.fixed(environment.interdependence());
    for (int k = 0; k < grids.length; k++) {
      double[] levels = Interim.logLevels(environment, sized.owners(), k);
      grids[k] = new Grid(sized.owners().share(k), fixed[k], levels.length);
      for (int g = 0; g < levels.length; g++) {
        double gap = others.integrals().gap(levels[g]);
        grids[k].gaps[g] = gap;
        grids[k].types[g] = environment.types().upper() - gap;
        grids[k].below[g] = 1 - environment.types().tail(gap);
        grids[k].virtual[g] = others.integrals().virtual(gap);
      }
    }
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    Philox economy = streams.economy();
    double first = 1 - economy.nextDouble();
    others.draw(first, 1 - economy.nextDouble());
    int metric = 0;
    for (Grid grid : grids) {
      report(grid);
      metric = write(grid, metric, outcome);
    }
  }

  /** Computes what each report yields but for the own type's value of the good. */
  private void report(Grid grid) {
    double n = others.agents();
    for (int h = 0; h < grid.types.length; h++) {
      boolean wins = grid.gaps[h] < others.highestGap; // types of many agents round to the same
      grid.winning[h] = wins ? 1 : 0;
      double information = wins ? winning(grid, h) : losing(grid, h);
      grid.utilities[h] =
          grid.fixed
              - factor * grid.virtual[h]
              + factor * others.virtualSum / (n - 1)
              + information
              + (wins ? interdependence * others.sum : 0);
    }
  }

  private double winning(Grid grid, int report) {
    double n = others.agents();
    double own = -interdependence * others.sum * others.belowHighest;
    double lost =
        interdependence
            * (1 - grid.below[report])
            * ((n - 2) * others.sum + (n - 1) * grid.types[report]);
    return own - lost / (n - 1);
  }

  private double losing(Grid grid, int report) {
    double n = others.agents();
    double w = grid.types[report];
    double beaten = 1 - others.belowHighest;
    double own = interdependence * others.sum * beaten;
    double losers = beaten * ((n - 2) * (others.sum + w) - (others.sum - others.highest));
    double second = Math.max(grid.below[report], others.belowSecond);
    double winner = (others.sum + w - others.highest) * second;
    return own - interdependence * (losers - winner) / (n - 1);
  }

  private int write(Grid grid, int first, Outcome outcome) {
    int levels = grid.types.length;
    int metric = first;
    for (int g = 0; g < levels; g++) {
      double value = factor * grid.types[g];
      double keeps = grid.share * (value + interdependence * others.sum);
      double truth = grid.utilities[g] + grid.winning[g] * value;
      outcome.metric(metric++, truth - keeps);
    }
    for (int g = 0; g < levels; g++) {
      double value = factor * grid.types[g];
      double truth = grid.utilities[g] + grid.winning[g] * value;
      for (int h = 0; h < levels; h++) {
        if (g != h) {
          outcome.metric(metric++, grid.utilities[h] + grid.winning[h] * value - truth);
        }
      }
    }
    return metric;
  }

  @Override
  public void describe(Details details) {
    details
        .put("highest_of_others", others.highest)
        .put("sum_of_others", others.sum)
        .put("virtual_sum_of_others", others.virtualSum);
    for (int k = 0; k < grids.length; k++) {
      details.at("class_%d".formatted(k + 1)).put("types", grids[k].types.clone());
    }
  }
}
