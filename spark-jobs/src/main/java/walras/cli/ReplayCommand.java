package walras.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import walras.kernel.Details;
import walras.run.DetailsJson;
import walras.run.JsonText;
import walras.run.PointJson;
import walras.run.Replay;
import walras.study.CommandLineNumber;
import walras.study.Contrast;
import walras.study.DesignPoint;
import walras.study.Study;

/** The {@code replay} command: one replication in full detail. */
@Command(name = "replay", description = "Shows one replication in full detail.")
final class ReplayCommand implements Callable<Integer> {

  @Mixin private StudyArguments arguments;

  @Option(names = "--size", paramLabel = "N", required = true, description = "Number of agents.")
  private String size;

  @Option(
      names = "--replication",
      paramLabel = "I",
      required = true,
      description = "Index of the replication, from 0.")
  private String index;

  @Option(
      names = "--point",
      paramLabel = "ID",
      description = "The design point, where several have this size.")
  private @Nullable String id;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Study study = arguments.readAt(size).study();
    long replication = CommandLineNumber.whole("--replication", index, 0, Long.MAX_VALUE);
    DesignPoint point = point(study);
    Details details = Replay.of(study, point, replication);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonText.of(generator -> write(point, replication, details, generator)));
    } else {
      out.println("%s, replication %d".formatted(PointText.title(point), replication));
      DetailsText.lines(details).forEach(line -> out.println("  " + line));
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private DesignPoint point(Study study) {
    List<DesignPoint> candidates =
        id == null
            ? study.points()
            : Stream.concat(study.points().stream(), study.contrasts().stream().map(Contrast::pair))
                .filter(point -> point.id().equals(id))
                .toList();
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    String known =
        Stream.concat(study.points().stream(), study.contrasts().stream().map(Contrast::pair))
            .map(PointText::title)
            .collect(Collectors.joining("\n  "));
    String problem =
        id == null
            ? "--point must say which design point of size %d is meant; there are"
                .formatted(study.points().get(0).size())
            : "--point must be one of the design points of size %d, got %s; there are"
                .formatted(study.points().get(0).size(), id);
    throw new UserError(ExitCodes.BAD_INPUT, problem + "\n  " + known);
  }

  private static void write(
      DesignPoint point, long replication, Details details, JsonGenerator generator)
      throws IOException {
    generator.writeStartObject();
    PointJson.identity(point, generator);
    generator.writeNumberField("replication", replication);
    generator.writeFieldName("details");
    DetailsJson.write(details, generator);
    generator.writeEndObject();
  }
}
