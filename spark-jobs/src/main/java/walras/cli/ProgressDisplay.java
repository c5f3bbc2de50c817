package walras.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import walras.run.Plan;
import walras.run.Progress;

/**
 * Shows the progress of a run: a bar on a terminal, a line every few seconds elsewhere.
 *
 * <p>Java cannot tell whether stderr is a terminal; the launcher can and sets {@value #PROPERTY}.
 */
interface ProgressDisplay extends Progress, AutoCloseable {

  /** The system property that asks for a bar. */
  String PROPERTY = "walras.progress";

  @Override
  void close();

  /**
   * Returns the display for this process.
   *
   * @param held how many of the plan's replications were done before
   */
  static ProgressDisplay of(Plan plan, long held, PrintWriter err) {
    return "bar".equals(System.getProperty(PROPERTY))
        ? new ProgressOnBar(plan, held, terminal())
        : new ProgressInLines(plan, held, err, new SteadyClock());
  }

  private static PrintStream terminal() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }
}
