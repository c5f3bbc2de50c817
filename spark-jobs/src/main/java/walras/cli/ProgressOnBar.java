package walras.cli;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import walras.run.Plan;

/** Shows a progress bar on a terminal. */
final class ProgressOnBar implements ProgressDisplay {

  private static final int WIDTH = 100;
  private static final int UPDATE_MILLISECONDS = 200;

  private final Plan plan;
  private final ProgressBar bar;
  private String points;

  ProgressOnBar(Plan plan, long held, PrintStream terminal) {
    this.plan = plan;
    points = "0/%d points".formatted(plan.points().size());
    bar =
        new ProgressBarBuilder()
            .setTaskName("replications")
            .setInitialMax(plan.replications())
            .startsFrom(held, Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
            .showSpeed(new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
            .build();
  }

  @Override
  public void advanced(int pointsDone, long replicationsDone) {
    points = "%d/%d points".formatted(pointsDone, plan.points().size());
    bar.setExtraMessage(points);
    bar.stepTo(replicationsDone);
  }

  @Override
  public void passing(int pass, long shardsDone, long shards) {
    bar.setExtraMessage("%s, pass %d: %d %%".formatted(points, pass, 100 * shardsDone / shards));
  }

  @Override
  public void close() {
    bar.close();
  }
}
