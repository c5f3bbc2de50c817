package walras.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
      String columns = "  %-" + width(market, Metric::name) + "s  %-" + width(market, Metric::unit);
      for (Metric metric : market.metrics()) {
        out.printf(columns + "s  %s%n", metric.name(), metric.unit(), metric.description());
      }
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static int width(Market market, Function<Metric, String> column) {
    return market.metrics().stream().map(column).mapToInt(String::length).max().orElse(1);
  }
}
