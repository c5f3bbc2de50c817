package walras.mechanism.sigmawalras;

import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.kernel.Outcome;
import walras.kernel.ShardBuffers;
import walras.kernel.StreamedKernel;
import walras.mechanism.sigmawalras.curved.CurvedStream;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.mechanism.sigmawalras.signals.SignalLaw;
import walras.mechanism.sigmawalras.signals.SignalSource;
import walras.sampling.Streams;

/**
 * A market of agents with any utilities and signals of any law, whom it passes over again and
 * again: for mean signals, for prices by Newton's method, for slopes of demand, and for payments.
 *
 * <p>Source: Andreyanov and Sadzik (2016), Proposition 1, with payments from the linear answer of
 * the other agents; see the documentation of the mechanism for the error.
 *
 * <p>State: sums; nothing is stored per agent, signals are drawn anew in each pass.
 */
final class StreamedCurvedKernel implements StreamedKernel {

  private final SizedSigma sized;
  private final SignalLaw law;
  private final SignalSource source;
  private final CurvedStream stream;
  private final MetricWriter writer;
  private final @Nullable ReportGrid grid;
  private final double[] shared;
  private final double[] totals = new double[Totals.LENGTH];
  private final ShardBuffers buffers;

  StreamedCurvedKernel(SizedSigma sized) {
    this.sized = sized;
    law = sized.environment().signals();
    grid = sized.environment().grid();
    source = SignalSource.of(law, sized.economy().sizes());
    stream = new CurvedStream(sized.economy(), sized.sigma(), sized.environment().boundary());
    writer = new MetricWriter(sized);
    shared = new double[SignalSource.factors(law, sized.economy().economy().classes())];
    buffers = ShardBuffers.of(this);
  }

  @Override
  public long shards() {
    return StreamedKernel.shards(sized.agents());
  }

  @Override
  public int stateLength() {
    return stream.stateLength() + shared.length;
  }

  @Override
  public int partialLength() {
    return stream.partialLength();
  }

  @Override
  public void begin(Streams streams, double[] state) {
    stream.begin(state);
    SignalSource.share(law, streams.economy(), shared);
    System.arraycopy(shared, 0, state, stream.stateLength(), shared.length);
  }

  @Override
  public void pass(double[] state, Streams streams, long shard, double[] partial) {
    System.arraycopy(state, stream.stateLength(), shared, 0, shared.length);
    stream.open(state, partial);
    source.visit(
        streams,
        shard,
        shared,
        (k, first, signals, count) -> add(k, first, signals, count, partial));
  }

  private void add(int k, long first, double[] signals, int count, double[] partial) {
    stream.add(k, signals, count, partial);
    if (grid != null && first == 0) {
      int classes = sized.economy().economy().classes();
      int tried = Math.min(count, (grid.agents() + classes - 1) / classes);
      for (int i = 0; i < tried; i++) {
        stream.tryReports(k, signals[i], grid.reports(), partial);
      }
    }
  }

  @Override
  public void merge(double[] state, double[] partial, double[] next) {
    stream.merge(state, partial, next);
  }

  @Override
  public boolean advance(double[] state, double[] merged) {
    return stream.advance(state, merged);
  }

  @Override
  public void write(double[] state, Outcome outcome) {
    System.arraycopy(state, stream.stateLength(), shared, 0, shared.length);
    stream.totals(state, totals);
    writer.write(
        totals, stream.price(state), stream.shift(state), sized.limitPrice(shared), outcome);
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
        .put("ref_price", buffers.read(stream::price))
        .put("we_price", buffers.read(stream::price) - buffers.read(stream::shift));
  }
}
