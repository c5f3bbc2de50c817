package walras.cli;

import java.time.Duration;
import java.util.List;
import walras.estimate.PointEstimates;
import walras.run.Looks;
import walras.run.Pace;
import walras.study.Replications;

/** Goes from look to look at all design points until a time has passed. */
final class UntilTime implements Pace {

  private final long start = System.nanoTime();
  private final Duration time;

  UntilTime(Duration time) {
    this.time = time;
  }

  @Override
  public List<Long> next(List<Long> replications, List<PointEstimates> estimates) {
    boolean passed = Duration.ofNanos(System.nanoTime() - start).compareTo(time) >= 0;
    return passed
        ? replications
        : replications.stream().map(look -> Looks.after(look, Replications.MOST)).toList();
  }
}
