package walras.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import walras.kernel.Mechanism;
import walras.mechanism.Mechanisms;

/** The {@code example} command: prints a study that explains itself. */
@Command(name = "example", description = "Prints a commented study of a mechanism.")
final class ExampleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "MECHANISM", description = "The mechanism's name (walras mechanisms).")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Mechanism> mechanisms = Mechanisms.all();
    Mechanism mechanism =
        mechanisms.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(
                        ExitCodes.BAD_INPUT,
                        "no mechanism is named '%s'; there are: %s"
                            .formatted(
                                name,
                                mechanisms.stream()
                                    .map(Mechanism::name)
                                    .collect(Collectors.joining(", ")))));
    spec.commandLine().getOut().print(mechanism.example());
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
