package walras.cli;

import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import walras.run.Plan;

/** Shows a progress bar on the terminal behind stderr. */
final class ProgressOnBar implements ProgressDisplay {

  private static final int WIDTH = 100;
  private static final int UPDATE_MILLISECONDS = 200;

  private final Plan plan;
  private final ProgressBar bar;

  ProgressOnBar(Plan plan) {
    this.plan = plan;
    bar =
        new ProgressBarBuilder()
            .setTaskName("0/%d points".formatted(plan.points().size()))
            .setInitialMax(plan.replications())
            .setUnit(" repl.", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
            .showSpeed(new java.text.DecimalFormat("0", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setConsumer(new ConsoleProgressBarConsumer(terminal(), WIDTH))
            .build();
  }

  @Override
  public void advanced(int pointsDone, long replicationsDone) {
    bar.setExtraMessage("");
    bar.stepTo(replicationsDone);
  }

  @Override
  public void close() {
    bar.close();
  }
}
