package walras.mechanism.sigmawalras;

import java.util.Arrays;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.mechanism.sigmawalras.economy.Cells;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.signals.SignalLaw;
import walras.mechanism.sigmawalras.signals.SignalSource;
import walras.sampling.Streams;

/**
 * A market of few agents with any utilities, each held as a cell of its own, so that payments are
 * exact: O(N^2) a replication.
 *
 * <p>Source: Andreyanov and Sadzik (2016), Proposition 1. The signals are those that the streamed
 * kernel would draw.
 */
final class HeldKernel implements Kernel {

  /** The largest number of agents that are held. */
  static final long MOST = 512;

  private final SizedSigma sized;
  private final SignalLaw law;
  private final SignalSource source;
  private final int[] types;
  private final double[] signals;
  private final int[] starts;
  private final double[] shared;
  private final double[] totals = new double[Totals.LENGTH];
  private final MetricWriter writer;
  private final CellMarket market;
  private Cells cells;

  HeldKernel(SizedSigma sized) {
    this.sized = sized;
    SizedEconomy economy = sized.economy();
    law = sized.environment().signals();
    source = SignalSource.of(law, economy.sizes());
    int agents = (int) sized.agents();
    types = new int[agents];
    signals = new double[agents];
    starts = new int[economy.economy().classes()];
    int next = 0;
    for (int k = 0; k < starts.length; k++) {
      starts[k] = next;
      next += (int) economy.count(k);
      Arrays.fill(types, starts[k], next, k);
    }
    shared = new double[SignalSource.factors(law, starts.length)];
    writer = new MetricWriter(sized);
    market = sized.cellMarket(agents);
    cells = new Cells(types, signals);
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    SignalSource.share(law, streams.economy(), shared);
    source.visit(
        streams,
        0,
        shared,
        (k, first, piece, count) ->
            System.arraycopy(piece, 0, signals, starts[k] + (int) first, count));
    cells = new Cells(types, signals);
    for (int agent = 0; agent < types.length; agent++) {
      cells.count(agent, 1);
    }
    market.evaluate(cells, totals);
    writer.write(totals, market.price(), market.shift(), sized.limitPrice(shared), outcome);
  }

  @Override
  public void describe(Details details) {
    details.put("sigma", sized.sigma()).put("factors", shared.clone());
    details.put("ref_price", market.price()).put("we_price", market.price() - market.shift());
    RealisedSlope.describe(sized, cells, details);
    market.describe(cells, details.at("agents"));
  }
}
