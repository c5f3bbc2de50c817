package walras.contrast;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.sampling.Streams;

/** Runs the kernels of two markets at the same stream address and takes differences. */
final class PairedKernel implements Kernel {

  private final PairedMarket market;
  private final Kernel first;
  private final Kernel second;
  private final Outcome of;
  private final Outcome minus;
  private final boolean commonStates;
  private final int controlsOf;
  private final int controlsMinus;
  private final int[] left;
  private final int[] right;
  private final boolean[] defined;

  PairedKernel(PairedMarket market) {
    this.market = market;
    first = market.of().sized().kernel();
    second = market.minus().sized().kernel();
    of = market.of().newOutcome();
    minus = market.minus().newOutcome();
    commonStates = market.hasCommonStates();
    controlsOf = commonStates ? market.of().market().controls().size() : 0;
    controlsMinus = commonStates ? market.minus().market().controls().size() : 0;
    left = market.compared().stream().mapToInt(PairedMetric::of).toArray();
    right = market.compared().stream().mapToInt(PairedMetric::minus).toArray();
    defined = new boolean[left.length];
    SizedPair sized = new SizedPair(market);
    for (int metric = 0; metric < defined.length; metric++) {
      defined[metric] = sized.undefined(metric).isEmpty();
    }
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    of.clear();
    minus.clear();
    first.replicate(streams, of);
    streams.rewind();
    second.replicate(streams, minus);
    if (commonStates) {
      outcome.state(commonState());
    }
    for (int metric = 0; metric < left.length; metric++) {
      if (defined[metric]) {
        outcome.metric(metric, of.metric(left[metric]) - minus.metric(right[metric]));
      }
    }
    for (int control = 0; control < controlsOf; control++) {
      outcome.control(control, of.control(control));
    }
    for (int control = 0; control < controlsMinus; control++) {
      outcome.control(controlsOf + control, minus.control(control));
    }
  }

  private int commonState() {
    if (of.state() != minus.state()) {
      throw new ReplicationFailure(
          "the same draws make state '%s' on one side and '%s' on the other"
              .formatted(market.states().get(of.state()), market.states().get(minus.state())));
    }
    return of.state();
  }

  @Override
  public void describe(Details details) {
    first.describe(details.at("of"));
    second.describe(details.at("minus"));
  }
}
