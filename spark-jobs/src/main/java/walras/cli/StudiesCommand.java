package walras.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import walras.study.Counted;
import walras.study.DesignPoint;
import walras.study.Study;

/** The {@code studies} command: lists the bundled studies. */
@Command(name = "studies", description = "Lists the bundled studies.")
final class StudiesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int width = Studies.names().mapToInt(String::length).max().orElse(0);
    String column = "%-" + width + "s  %s%n";
    Studies.names()
        .forEach(name -> out.printf(column, name, contents(Studies.bundled(name).study())));
    out.flush();
    return ExitCodes.DONE;
  }

  private static String contents(Study study) {
    Set<String> mechanisms = new LinkedHashSet<>();
    long smallest = Long.MAX_VALUE;
    long largest = 0;
    for (DesignPoint point : study.points()) {
      mechanisms.add(point.mechanism());
      smallest = Math.min(smallest, point.size());
      largest = Math.max(largest, point.size());
    }
    return "%s, %s, N from %d to %d"
        .formatted(
            String.join(", ", mechanisms),
            Counted.of(study.points().size(), "design point"),
            smallest,
            largest);
  }
}
