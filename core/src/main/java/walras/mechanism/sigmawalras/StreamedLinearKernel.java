package walras.mechanism.sigmawalras;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.kernel.Outcome;
import walras.kernel.ShardBuffers;
import walras.kernel.StreamedKernel;
import walras.mechanism.sigmawalras.linear.LinearProfile;
import walras.mechanism.sigmawalras.linear.LinearStream;
import walras.mechanism.sigmawalras.signals.SignalLaw;
import walras.mechanism.sigmawalras.signals.SignalSource;
import walras.sampling.Streams;

/**
 * A market of agents with linear-quadratic utilities and signals of any law, whom it passes over
 * twice: for mean signals, which decide the price, and for what agents trade and pay.
 *
 * <p>Source: Andreyanov and Sadzik (2016), Proposition 1. Departures from it: see the documentation
 * of the mechanism.
 *
 * <p>State: sums by class; nothing is stored per agent, signals are drawn anew in each pass. Cost:
 * two numbers per agent.
 */
final class StreamedLinearKernel implements StreamedKernel {

  private static final int PHASE = 0;
  private static final int SHARED = 1;
  private static final double SIGNALS = 0;
  private static final double TRADES = 1;

  private final SizedSigma sized;
  private final SignalLaw law;
  private final SignalSource source;
  private final LinearProfile profile;
  private final LinearStream stream;
  private final MetricWriter writer;
  private final @Nullable ReportGrid grid;
  private final double[] shared;
  private final double[] means;
  private final double[] trades;
  private final ShardBuffers buffers;

  StreamedLinearKernel(SizedSigma sized, LinearModel model) {
    this.sized = sized;
    law = sized.environment().signals();
    grid = sized.environment().grid();
    source = SignalSource.of(law, model.sized().sizes());
    profile = model.profile();
    stream = new LinearStream(profile, model.agents());
    writer = new MetricWriter(sized);
    int classes = model.sized().economy().classes();
    shared = new double[SignalSource.factors(law, classes)];
    means = new double[classes];
    trades = new double[stream.tradesLength()];
    buffers = ShardBuffers.of(this);
  }

  @Override
  public long shards() {
    return StreamedKernel.shards(sized.agents());
  }

  @Override
  public int stateLength() {
    return SHARED + shared.length + means.length + trades.length;
  }

  @Override
  public int partialLength() {
    return Math.max(stream.signalsLength(), stream.tradesLength());
  }

  @Override
  public void begin(Streams streams, double[] state) {
    state[PHASE] = SIGNALS;
    SignalSource.share(law, streams.economy(), shared);
    System.arraycopy(shared, 0, state, SHARED, shared.length);
  }

  private void readShared(double[] state) {
    System.arraycopy(state, SHARED, shared, 0, shared.length);
  }

  private int meansAt() {
    return SHARED + shared.length;
  }

  private int tradesAt() {
    return meansAt() + means.length;
  }

  private void readMarket(double[] state) {
    System.arraycopy(state, meansAt(), means, 0, means.length);
    stream.solve(means);
  }

  @Override
  public void pass(double[] state, Streams streams, long shard, double[] partial) {
    readShared(state);
    if (state[PHASE] == SIGNALS) {
      Arrays.fill(partial, 0);
      source.visit(
          streams,
          shard,
          shared,
          (k, first, signals, count) -> stream.addSignals(k, signals, count, partial));
    } else {
      readMarket(state);
      stream.clearTrades(partial);
      source.visit(
          streams,
          shard,
          shared,
          (k, first, signals, count) -> addTrades(k, first, signals, count, partial));
    }
  }

  private void addTrades(int k, long first, double[] signals, int count, double[] partial) {
    stream.addTrades(k, signals, count, partial);
    if (grid != null && first == 0) {
      int tried = Math.min(count, (grid.agents() + means.length - 1) / means.length);
      for (int i = 0; i < tried; i++) {
        stream.tryReports(k, signals[i], grid.reports(), partial);
      }
    }
  }

  @Override
  public void merge(double[] state, double[] partial, double[] next) {
    if (state[PHASE] == SIGNALS) {
      stream.mergeSignals(partial, next);
    } else {
      stream.mergeTrades(partial, next);
    }
  }

  @Override
  public boolean advance(double[] state, double[] merged) {
    if (state[PHASE] == SIGNALS) {
      stream.means(merged, means);
      System.arraycopy(means, 0, state, meansAt(), means.length);
      state[PHASE] = TRADES;
      return true;
    }
    System.arraycopy(merged, 0, state, tradesAt(), trades.length);
    return false;
  }

  @Override
  public void write(double[] state, Outcome outcome) {
    readShared(state);
    readMarket(state);
    System.arraycopy(state, tradesAt(), trades, 0, trades.length);
    stream.finish(trades);
    writer.write(trades, profile.price(), profile.shift(), sized.limitPrice(shared), outcome);
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    replicate(streams, outcome, buffers);
  }

  @Override
  public void describe(Details details) {
    details
        .put("sigma", sized.sigma())
        .put("factors", shared.clone())
        .put("mean_signals", means.clone())
        .put("ref_price", profile.price())
        .put("we_price", profile.price() - profile.shift());
  }
}
