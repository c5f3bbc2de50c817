package walras.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import walras.estimate.PointEstimates;
import walras.run.Looks;
import walras.run.Pace;
import walras.study.Replications;

/** Goes from look to look at all design points until a time has passed. */
final class UntilTime implements Pace {

  private final InstantSource clock;
  private final Instant end;

  /**
   * Starts now.
   *
   * @param clock tells when the time has passed
   */
  UntilTime(Duration time, InstantSource clock) {
    this.clock = clock;
    end = clock.instant().plus(time);
  }

  @Override
  public List<Long> next(List<Long> replications, List<PointEstimates> estimates) {
    return clock.instant().isBefore(end)
        ? replications.stream().map(look -> Looks.after(look, Replications.MOST)).toList()
        : replications;
  }
}
