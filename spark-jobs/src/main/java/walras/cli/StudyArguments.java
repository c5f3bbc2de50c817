package walras.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import walras.agents.AgentFiles;
import walras.study.StudyReading;
import walras.study.StudySource;

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

  private final AgentFiles agents = new AgentFiles();
  private @Nullable StudySource source;

  /** Returns the study as the user named it. */
  String study() {
    return study;
  }

  /** Returns what the user overrides, {@code KEY=VALUE} each. */
  List<String> overrides() {
    return overrides;
  }

  /** Returns where the agents of the study were read, if it names a file of them. */
  AgentFiles agents() {
    return agents;
  }

  /** Returns the file that the study is read from, or nothing if it comes from elsewhere. */
  Optional<Path> file() {
    return Optional.of(study)
        .filter(spelling -> !spelling.equals(StudySource.STANDARD_INPUT))
        .map(Path::of)
        .filter(Files::isRegularFile);
  }

  /** Reads the study. */
  StudyReading read() {
    return read(List.of());
  }

  /**
   * Reads the study; standard input, which cannot be read again, as it was read first.
   *
   * @param more overrides after those of the user, {@code KEY=VALUE} each
   */
  StudyReading read(List<String> more) {
    if (source == null) {
      source = Studies.find(study);
    }
    List<String> all = new ArrayList<>(overrides);
    all.addAll(more);
    return Studies.read(source, all, agents);
  }

  /** Reads the study at one size, as written after {@code --size}, whatever sizes it names. */
  StudyReading readAt(String size) {
    return Studies.read(study, overrides, Optional.of(size), agents);
  }
}
