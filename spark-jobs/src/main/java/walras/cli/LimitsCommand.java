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
import walras.derived.Findings;
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
      Findings findings = Findings.of(read);
      read.points().forEach(point -> print(point, withFindings(read, point, findings), out));
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static void write(Study study, JsonGenerator json) throws IOException {
    Findings findings = Findings.of(study);
    json.writeStartObject();
    json.writeStringField("study", study.name());
    json.writeArrayFieldStart("points");
    for (DesignPoint point : study.points()) {
      json.writeStartObject();
      PointJson.identity(point, json);
      json.writeFieldName("limits");
      DetailsJson.write(withFindings(study, point, findings), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void print(DesignPoint point, Details limits, PrintWriter out) {
    out.println(PointText.title(point));
    List<String> lines = DetailsText.lines(limits);
    lines.forEach(line -> out.println("  " + line));
    out.println();
  }

  private static Details withFindings(Study study, DesignPoint point, Findings findings) {
    Details details = limits(point);
    SearchText.describe(study, point, findings, details);
    return details;
  }

  /** Returns the benchmark of a design point, without what takes a search. */
  static Details limits(DesignPoint point) {
    Details details = new Details();
    point.sized().describeLimits(details);
    return details;
  }
}
