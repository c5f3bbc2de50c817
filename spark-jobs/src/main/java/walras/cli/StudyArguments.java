package walras.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import walras.study.StudyReading;

/** The study that a command works on, with what the command line changes in it. */
final class StudyArguments {

  @Parameters(
      paramLabel = "STUDY",
      description = "A study file (YAML), or the name of a bundled study (walras studies).")
  private String study;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a field by its dotted path, spelled as in the file.")
  private List<String> overrides = new ArrayList<>();

  /** Reads the study as it stands. */
  StudyReading read() {
    return read(List.of());
  }

  /** Reads the study with further overrides. */
  StudyReading read(List<String> more) {
    List<String> all = new ArrayList<>(overrides);
    all.addAll(more);
    return Studies.read(study, all);
  }
}
