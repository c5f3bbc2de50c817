package walras.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import walras.run.Plan;
import walras.study.Counted;

/** Prints a line of progress every few seconds. */
final class ProgressInLines implements ProgressDisplay {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Plan plan;
  private final long held;
  private final PrintWriter err;
  private final InstantSource clock;
  private final Instant start;
  private Instant next;

  ProgressInLines(Plan plan, long held, PrintWriter err, InstantSource clock) {
    this.plan = plan;
    this.held = held;
    this.err = err;
    this.clock = clock;
    start = clock.instant();
    next = start.plus(INTERVAL);
  }

  @Override
  public void advanced(int pointsDone, long replicationsDone) {
    if (!isDue()) {
      return;
    }
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1e3;
    double rate = (double) (replicationsDone - held) / seconds;
    double left = (double) (plan.replications() - replicationsDone) / rate;
    err.printf(
        Locale.ROOT,
        "%d of %s, %.1f %% of replications, %.3g per second, %s left%n",
        pointsDone,
        Counted.of(plan.points().size(), "design point"),
        100.0 * (double) replicationsDone / (double) plan.replications(),
        rate,
        time(left));
    err.flush();
  }

  @Override
  public void passing(int pass, long shardsDone, long shards) {
    if (isDue()) {
      err.printf(
          Locale.ROOT,
          "one market on all cores: pass %d over its agents, %.1f %%%n",
          pass,
          100.0 * (double) shardsDone / (double) shards);
      err.flush();
    }
  }

  private boolean isDue() {
    Instant now = clock.instant();
    boolean isDue = !now.isBefore(next);
    if (isDue) {
      next = now.plus(INTERVAL);
    }
    return isDue;
  }

  @Override
  public void close() {
    err.flush();
  }

  private static String time(double seconds) {
    Duration left = Duration.ofSeconds((long) Math.ceil(seconds));
    return left.toHours() > 0
        ? "%d:%02d h".formatted(left.toHours(), left.toMinutesPart())
        : "%d:%02d min".formatted(left.toMinutes(), left.toSecondsPart());
  }
}
