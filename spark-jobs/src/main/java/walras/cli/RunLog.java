package walras.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import walras.run.Engine;
import walras.run.NumbersVersion;
import walras.run.Plan;
import walras.run.RunDirectory;
import walras.store.RunStore;
import walras.study.Study;

/** Appends to {@code run.log} what belongs to a run and not to its results: times, host, cost. */
final class RunLog {

  private final RunStore store;
  private final Plan plan;
  private final Instant start;

  private RunLog(RunStore store, Plan plan, Instant start) {
    this.store = store;
    this.plan = plan;
    this.start = start;
  }

  static RunLog started(RunStore store, Study study, Plan plan) throws IOException {
    RunLog log = new RunLog(store, plan, Instant.now());
    log.line(
        "start: study %s, seed %d, %d design points, %d replications, %d blocks"
            .formatted(
                study.name(),
                study.seed(),
                plan.points().size(),
                plan.replications(),
                plan.blocks()));
    log.line(
        "walras %s, numbers %d, Java %s on %s %s, host %s"
            .formatted(
                ProductVersion.text(),
                NumbersVersion.CURRENT,
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                host()));
    return log;
  }

  void engine(Engine engine) throws IOException {
    line("engine %s, %d tasks a round".formatted(engine.name(), engine.tasksPerRound()));
  }

  void finished() throws IOException {
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1e3;
    line(
        String.format(
            Locale.ROOT,
            "end: %.1f s, %.0f replications per second",
            seconds,
            (double) plan.replications() / Math.max(seconds, 1e-3)));
  }

  private void line(String text) throws IOException {
    store.append(
        RunDirectory.LOG, Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text + "\n");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
