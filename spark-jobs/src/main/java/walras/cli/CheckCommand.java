package walras.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import walras.exact.ExactMethod;
import walras.kernel.Assumption;
import walras.kernel.Market;
import walras.report.PopulationLine;
import walras.run.Looks;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.run.ReplicationException;
import walras.study.Contrast;
import walras.study.Counted;
import walras.study.DesignPoint;
import walras.study.Study;
import walras.study.StudyReading;

/** The {@code check} command: everything that {@code run} would refuse or warn of, and the cost. */
@Command(
    name = "check",
    description = "Validates a study: design points, assumptions, limits, rates and cost.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private StudyArguments arguments;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    StudyReading reading = arguments.read();
    Study study = reading.study();
    Plan plan = Plan.of(study);
    PrintWriter out = spec.commandLine().getOut();
    out.println("study %s: valid, seed %d".formatted(study.name(), study.seed()));
    study.population().map(PopulationLine::of).ifPresent(out::println);
    Warnings.of(reading).forEach(out::println);
    points(study, plan, out);
    contrasts(study, out);
    searches(study, out);
    study.precision().map(PrecisionText::of).ifPresent(text -> out.println("%n%s".formatted(text)));
    Set<Market> markets = new LinkedHashSet<>();
    study.points().stream()
        .filter(point -> markets.add(point.market()))
        .forEach(point -> market(point, out));
    out.println();
    out.flush();
    out.println(study.method().simulates() ? cost(plan, study) : cost(study));
    RowsText.of(study).ifPresent(out::println);
    out.flush();
    return ExitCodes.DONE;
  }

  private String cost(Plan plan, Study study) {
    Pilot pilot = pilot(plan, study);
    if (study.precision().isEmpty()) {
      return pilot.text(plan);
    }
    Plan first = plan.withReplications(Looks.first(study.precision().get().atMost()));
    return "%s%n  at the first look; what follows depends on what it finds, at most:%n%s"
        .formatted(pilot.text(first), pilot.text(plan));
  }

  private Pilot pilot(Plan plan, Study study) {
    try {
      return Pilot.of(plan);
    } catch (ReplicationException e) {
      throw EngineException.of(e, new ReplayHint(arguments, study));
    }
  }

  private static String cost(Study study) {
    long configurations =
        study.points().stream().mapToLong(point -> ExactMethod.configurations(point.sized())).sum();
    return "Cost: at most %s of %s"
        .formatted(
            Counted.of(configurations, "configuration"),
            Counted.of(study.points().size(), "design point"));
  }

  private static void points(Study study, Plan plan, PrintWriter out) {
    out.println();
    out.println("Design points");
    for (int i = 0; i < study.points().size(); i++) {
      if (study.method().simulates()) {
        PlannedPoint planned = plan.points().get(i);
        out.printf(
            Locale.ROOT,
            "  %s: %s%s in %s of %d%n",
            PointText.title(study.points().get(i)),
            study.precision().isPresent() ? "at most " : "",
            Counted.of(planned.replications(), "replication"),
            Counted.of(planned.blocks(), "block"),
            planned.blockSize());
      }
      if (study.method().enumerates()) {
        enumeration(study.points().get(i), out);
      }
      study
          .points()
          .get(i)
          .expressions()
          .forEach((path, value) -> out.println("    %s = %s".formatted(path, value)));
    }
  }

  private static void contrasts(Study study, PrintWriter out) {
    if (!study.contrasts().isEmpty()) {
      out.println();
      out.println("Contrasts: each simulates both of its design points once more");
    }
    for (Contrast contrast : study.contrasts()) {
      DesignPoint pair = contrast.pair();
      String replications = Counted.of(pair.replications(), "replication");
      out.println("  %s: %s".formatted(PointText.title(pair), replications));
    }
  }

  private static void searches(Study study, PrintWriter out) {
    List<String> lines = SearchText.lines(study);
    if (!lines.isEmpty()) {
      out.println();
      out.println("Searches: each is done once, after the design points");
    }
    lines.forEach(line -> out.println("  " + line));
  }

  private static void enumeration(DesignPoint point, PrintWriter out) {
    out.println(
        point.sized().enumerations().isEmpty()
            ? "  %s: means known without enumeration".formatted(PointText.title(point))
            : "  %s: at most %d configurations"
                .formatted(PointText.title(point), ExactMethod.configurations(point.sized())));
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    ExactMethod.outOfReach(point.sized())
        .forEach(
            (metric, reason) ->
                reasons
                    .computeIfAbsent(reason, unused -> new ArrayList<>())
                    .add(point.market().metrics().get(metric).name()));
    reasons.forEach(
        (reason, names) -> out.println("    %s: %s".formatted(String.join(", ", names), reason)));
  }

  private static void market(DesignPoint point, PrintWriter out) {
    out.println();
    out.println("Assumptions of " + point.environment());
    for (Assumption assumption : point.market().assumptions()) {
      out.println(
          "  %s  %s: %s"
              .formatted(
                  assumption.holds() ? "holds" : "fails", assumption.name(), assumption.finding()));
    }
    out.println();
    out.println("Limits at N=" + point.size());
    DetailsText.lines(LimitsCommand.limits(point)).forEach(line -> out.println("  " + line));
    out.println();
    out.println("Expected rates");
    TheoryText.lines(point.market()).forEach(line -> out.println("  " + line));
  }
}
