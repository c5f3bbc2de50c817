package walras.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
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
import walras.study.DesignPoint;
import walras.study.Study;

/** The {@code limits} command: prints the competitive benchmark of every design point. */
@Command(
    name = "limits",
    description = "Prints the competitive benchmark and closed-form quantities of every point.")
final class LimitsCommand implements Callable<Integer> {

  @Mixin private StudyArguments study;

  @Option(names = "--size", paramLabel = "N", description = "Only at this number of agents.")
  private @Nullable String size;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Study read = (size == null ? study.read() : study.readAt(size)).study();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonText.of(generator -> write(read, generator)));
    } else {
      read.points().forEach(point -> print(point, out));
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static void write(Study study, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("study", study.name());
    json.writeArrayFieldStart("points");
    for (DesignPoint point : study.points()) {
      json.writeStartObject();
      PointJson.identity(point, json);
      json.writeFieldName("limits");
      DetailsJson.write(limits(point), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void print(DesignPoint point, PrintWriter out) {
    out.println(PointText.title(point));
    List<String> lines = DetailsText.lines(limits(point));
    lines.forEach(line -> out.println("  " + line));
    out.println();
  }

  static Details limits(DesignPoint point) {
    Details details = new Details();
    point.sized().describeLimits(details);
    return details;
  }
}
