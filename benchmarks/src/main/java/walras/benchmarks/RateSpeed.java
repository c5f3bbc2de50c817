package walras.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import walras.exact.StudyEstimates;
import walras.mechanism.Mechanisms;
import walras.mechanism.marketgame.MarketGame;
import walras.rate.RateRow;
import walras.rate.StudyRates;
import walras.run.ControlPilot;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.PointFold;
import walras.run.StudyRun;
import walras.run.ThreadsEngine;
import walras.study.MechanismCatalog;
import walras.study.Study;
import walras.study.StudyReader;
import walras.study.StudySource;

/**
 * All rates of a study with 15 sizes take under two seconds in a JVM that has not fitted anything
 * before: the default study of the market game, whose rows are more than 20 metrics have without
 * states. Prints a JSON object.
 *
 * <p>Argument: the number of replications, such as 10000.
 */
public final class RateSpeed {

  private static final double LEVEL = 0.95;
  private static final int WARM = 15;

  private RateSpeed() {}

  /** Times the first fit of all rates and the median of later ones. */
  public static void main(String[] arguments) throws Exception {
    Study study =
        new StudyReader(MechanismCatalog.of(Mechanisms.all()))
            .read(
                new StudySource("example", new MarketGame().example()),
                List.of("replications=" + arguments[0]))
            .study();
    Plan plan = ControlPilot.prepare(Plan.of(study));
    StudyEstimates estimates;
    try (Engine engine = ThreadsEngine.open(2)) {
      estimates =
          StudyEstimates.ofReplications(
              StudyRun.run(plan, engine, PointFold::estimates, (points, replications) -> {}));
    }
    double[] seconds = new double[1 + WARM];
    int fits = 0;
    for (int i = 0; i < seconds.length; i++) {
      long start = System.nanoTime();
      fits = fits(StudyRates.of(study, estimates));
      seconds[i] = (double) (System.nanoTime() - start) * 1e-9;
    }
    double cold = seconds[0];
    double[] warm = Arrays.copyOfRange(seconds, 1, seconds.length);
    Arrays.sort(warm);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try (PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      text.printf(
          Locale.ROOT,
          "{\"fits\": %d, \"sizes\": %d, \"cold_seconds\": %.3f, \"warm_seconds\": %.4f}%n",
          fits,
          study.points().size(),
          cold,
          warm[WARM / 2]);
    }
  }

  private static int fits(List<RateRow> rows) {
    int fits = 0;
    for (RateRow row : rows) {
      if (row.fit().isPresent()) {
        row.fit().get().interval(LEVEL);
        fits++;
      }
    }
    return fits;
  }
}
