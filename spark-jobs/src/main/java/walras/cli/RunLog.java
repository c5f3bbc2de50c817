package walras.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import walras.run.Engine;
import walras.run.NumbersVersion;
import walras.run.RunDirectory;
import walras.run.Stretch;
import walras.store.RunFolder;
import walras.study.Counted;
import walras.study.Study;

/** Appends to {@code run.log} what belongs to a run and not to its results: times, host, cost. */
final class RunLog {

  private static final String STARTED = "start: study ";

  private final RunFolder folder;
  private final long start = System.nanoTime(); // clocks may be set while a run works
  private final StringBuilder lines = new StringBuilder();
  private long simulated;

  private RunLog(RunFolder folder) throws IOException {
    this.folder = folder;
    folder
        .read(RunDirectory.LOG)
        .ifPresent(held -> lines.append(new String(held, StandardCharsets.UTF_8)));
  }

  /** Tells whether a run wrote to a folder before: its log begins with the start of a run. */
  static boolean isIn(RunFolder folder) throws IOException {
    if (!folder.holds(RunDirectory.LOG)) {
      return false;
    }
    return folder
        .read(RunDirectory.LOG)
        .map(held -> new String(held, StandardCharsets.UTF_8))
        .filter(text -> text.lines().findFirst().orElse("").contains("Z " + STARTED))
        .isPresent();
  }

  /** Returns how many runs began in a folder, 0 if it has no log. */
  static long runsIn(RunFolder folder) throws IOException {
    return folder.read(RunDirectory.LOG).stream()
        .flatMap(held -> new String(held, StandardCharsets.UTF_8).lines())
        .filter(line -> line.contains("Z " + STARTED))
        .count();
  }

  /**
   * Begins the part of the log that is about one run.
   *
   * @param length how long the run is to be
   */
  static RunLog started(RunFolder folder, Study study, String length) throws IOException {
    RunLog log = new RunLog(folder);
    log.line(
        (STARTED + "%s, seed %d, %s, %s, method %s")
            .formatted(
                study.name(),
                study.seed(),
                Counted.of(study.points().size(), "design point"),
                length,
                study.method().spelling()));
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

  /** Says what becomes of results held so far. */
  void held(List<String> news) throws IOException {
    for (String text : news) {
      line(text);
    }
  }

  void engine(Engine engine) throws IOException {
    line(
        "engine %s, %s a round"
            .formatted(engine.name(), Counted.of(engine.tasksPerRound(), "task")));
  }

  /** Says what is to be run from a look to the next. */
  void wave(List<Stretch> stretches) throws IOException {
    long replications = 0;
    long furthest = 0;
    int points = 0;
    for (Stretch stretch : stretches) {
      if (!stretch.isComplete()) {
        points++;
        furthest = Math.max(furthest, stretch.point().replications());
        replications += stretch.point().replications() - stretch.replicationsHeld();
      }
    }
    line(
        "wave: %s, %s, up to %d each"
            .formatted(
                Counted.of(points, "design point"),
                Counted.of(replications, "replication"),
                furthest));
  }

  /** Says how many replications are simulated once more, for rows that are missing. */
  void again(long replications) throws IOException {
    line(
        "rows: %s simulated for their rows alone"
            .formatted(Counted.of(replications, "replication")));
  }

  /** Counts the replications that are left of stretches, for the speed of the run. */
  void simulated(List<Stretch> stretches) {
    for (Stretch stretch : stretches) {
      simulated += stretch.point().replications() - stretch.replicationsHeld();
    }
  }

  /** Ends the part of the log that is about one run. */
  void finished() throws IOException {
    double seconds = (System.nanoTime() - start) / 1e9;
    line("end: " + speed(simulated, seconds));
  }

  /** Returns what a run took, and how many replications it simulated in a second. */
  static String speed(long replications, double seconds) {
    long perSecond = Math.round((double) replications / Math.max(seconds, 1e-3));
    return String.format(
        Locale.ROOT, "%.1f s, %s per second", seconds, Counted.of(perSecond, "replication"));
  }

  private void line(String text) throws IOException {
    lines
        .append(Instant.now().truncatedTo(ChronoUnit.MILLIS))
        .append(' ')
        .append(text)
        .append('\n');
    folder.replace(RunDirectory.LOG, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
