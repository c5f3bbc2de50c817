package walras.mechanism.sigmawalras;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.signals.FiniteSignals;
import walras.sampling.FixedMultinomial;
import walras.sampling.Multinomial;
import walras.sampling.Philox;
import walras.sampling.Streams;

/**
 * Draws the counts of all signals and solves the sigma-Walrasian market of these agents.
 *
 * <p>Source: Andreyanov and Sadzik (2016), Proposition 1. Departures from it: see the documentation
 * of the mechanism.
 *
 * <p>State: counts by class and signal; nothing is stored per agent. Exact in distribution: signals
 * are independent given the states, so counts are multinomial. Cost: independent of the number of
 * agents.
 */
final class CountsKernel implements Kernel {

  private final SizedSigma sized;
  private final FiniteSignals law;
  private final CellMarket market;
  private final Cells cells;
  private final FixedMultinomial[][] counts;
  private final long[][] drawn;
  private final double[] shared;
  private final double[] totals = new double[Totals.LENGTH];
  private final MetricWriter writer;

  CountsKernel(SizedSigma sized, FiniteSignals law, CellMarket market) {
    this.sized = sized;
    this.law = law;
    this.market = market;
    cells = cells(law, sized.economy().economy().classes());
    counts = laws(sized.economy(), law);
    drawn = new long[sized.economy().economy().classes()][];
    for (int k = 0; k < drawn.length; k++) {
      drawn[k] = new long[law.signals(k)];
    }
    shared = new double[law.drawn()];
    writer = new MetricWriter(sized);
  }

  static Cells cells(FiniteSignals law, int classes) {
    int size = 0;
    for (int k = 0; k < classes; k++) {
      size += law.signals(k);
    }
    int[] types = new int[size];
    double[] signals = new double[size];
    int cell = 0;
    for (int k = 0; k < classes; k++) {
      for (int signal = 0; signal < law.signals(k); signal++) {
        types[cell] = k;
        signals[cell++] = law.value(k, signal);
      }
    }
    return new Cells(types, signals);
  }

  private static FixedMultinomial[][] laws(SizedEconomy sized, FiniteSignals law) {
    FixedMultinomial[][] laws = new FixedMultinomial[law.states()][sized.economy().classes()];
    for (int z = 0; z < laws.length; z++) {
      for (int k = 0; k < laws[z].length; k++) {
        laws[z][k] = Multinomial.of(law.probabilities(z, k)).withTrials(sized.count(k));
      }
    }
    return laws;
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    draw(streams.economy());
    market.evaluate(cells, totals);
    writer.write(totals, market.price(), market.shift(), sized.limitPrice(shared), outcome);
  }

  private void draw(Philox rng) {
    for (int factor = 0; factor < shared.length; factor++) {
      shared[factor] = law.state(rng.nextDouble());
    }
    int cell = 0;
    for (int k = 0; k < drawn.length; k++) {
      int state = shared.length == 0 ? 0 : (int) shared[law.factor(k)];
      counts[state][k].sample(rng, drawn[k]);
      for (long count : drawn[k]) {
        cells.count(cell++, (double) count);
      }
    }
  }

  @Override
  public void describe(Details details) {
    details.put("sigma", sized.sigma()).put("states", shared.clone());
    details.put("ref_price", market.price()).put("we_price", market.price() - market.shift());
    RealisedSlope.describe(sized, cells, details);
    market.describe(cells, details.at("agents"));
  }
}
