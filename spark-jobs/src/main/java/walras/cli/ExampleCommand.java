package walras.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import walras.kernel.Mechanism;
import walras.study.Spelling;

/** The {@code example} command: prints a study that explains itself. */
@Command(name = "example", description = "Prints a commented study of a mechanism.")
final class ExampleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "MECHANISM", description = "The mechanism's name (walras mechanisms).")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Mechanism mechanism =
        KnownMechanisms.all().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(this::unknown);
    spec.commandLine().getOut().print(mechanism.example());
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }

  private UserError unknown() {
    List<String> names = KnownMechanisms.all().stream().map(Mechanism::name).toList();
    return new UserError(
        ExitCodes.BAD_INPUT,
        "no mechanism is named '%s'%s".formatted(name, Spelling.choice(name, "there are", names)));
  }
}
