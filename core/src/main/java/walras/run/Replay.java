package walras.run;

import java.util.List;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.sampling.Streams;
import walras.study.DesignPoint;
import walras.study.Study;

/** Runs one replication alone, with the same draws as in a run, and shows all of it. */
public final class Replay {

  private Replay() {}

  /**
   * Returns the details of a replication: the kernel's own, then state, metrics and events, or the
   * reason why it failed.
   */
  public static Details of(Study study, DesignPoint point, long replication) {
    Market market = point.market();
    Kernel kernel = point.sized().kernel();
    Outcome outcome = Outcome.create(market);
    outcome.clear();
    Streams streams = Streams.create(Plan.streamSeed(study, point), point.size());
    streams.address(replication);
    Details details = new Details();
    try {
      kernel.replicate(streams, outcome);
      kernel.describe(details);
      metrics(market, point, outcome, details.at("metrics"));
    } catch (ReplicationFailure failure) {
      kernel.describe(details);
      details.put("failure", String.valueOf(failure.getMessage()));
    }
    for (int event = 0; event < market.events().size(); event++) {
      details.at("events").put(market.events().get(event).name(), outcome.events(event));
    }
    return details;
  }

  private static void metrics(Market market, DesignPoint point, Outcome outcome, Details details) {
    List<Metric> metrics = market.metrics();
    for (int metric = 0; metric < metrics.size(); metric++) {
      if (point.sized().undefined(metric).isEmpty()) {
        details.put(metrics.get(metric).name(), outcome.metric(metric));
      }
    }
  }
}
