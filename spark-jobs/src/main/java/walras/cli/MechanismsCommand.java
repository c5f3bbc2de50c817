package walras.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import walras.kernel.Market;
import walras.kernel.Mechanism;
import walras.kernel.Metric;

/** The {@code mechanisms} command: lists mechanisms with the metrics of their default study. */
@Command(name = "mechanisms", description = "Lists the mechanisms with their metrics.")
final class MechanismsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Mechanism mechanism : KnownMechanisms.all()) {
      out.printf(
          "%s%n  %s%n  Source: %s%n%n", mechanism.name(), mechanism.summary(), mechanism.source());
      Market market = Studies.example(mechanism).study().points().get(0).market();
      for (Metric metric : market.metrics()) {
        out.printf("  %-24s %-14s %s%n", metric.name(), metric.unit(), metric.description());
      }
    }
    out.flush();
    return ExitCodes.DONE;
  }
}
