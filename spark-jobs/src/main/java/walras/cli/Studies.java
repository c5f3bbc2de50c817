package walras.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import walras.agents.AgentFiles;
import walras.kernel.Mechanism;
import walras.study.BundledStudies;
import walras.study.MechanismCatalog;
import walras.study.PopulationFiles;
import walras.study.StudyReader;
import walras.study.StudyReading;
import walras.study.StudySource;

/** Finds and reads studies with the mechanisms of this process. */
final class Studies {

  private Studies() {}

  /** Finds the study that a user names: a file, {@code -} or a bundled study. */
  static StudySource find(String spelling) {
    return StudySource.find(spelling, bundled(), System.in);
  }

  /**
   * Reads a study.
   *
   * @param files where files of agents are read
   */
  static StudyReading read(StudySource source, List<String> overrides, PopulationFiles files) {
    return reader(files).read(source, overrides);
  }

  /**
   * Reads the study that a user names: a file, {@code -} or a bundled study.
   *
   * @param size the only size, as written after {@code --size}, or nothing for those of the study
   * @param files where files of agents are read
   */
  static StudyReading read(
      String spelling, List<String> overrides, Optional<String> size, PopulationFiles files) {
    return reader(files).read(find(spelling), overrides, size);
  }

  /** Reads the example of a mechanism. */
  static StudyReading example(Mechanism mechanism) {
    return reader(new AgentFiles())
        .read(new StudySource(mechanism.name(), mechanism.example()), List.of());
  }

  /** Reads a bundled study. */
  static StudyReading bundled(String name) {
    return reader(new AgentFiles()).read(StudySource.of(name, bundled().open(name)), List.of());
  }

  /** Returns the names of the bundled studies. */
  static Stream<String> names() {
    return bundled().names().stream();
  }

  private static StudyReader reader(PopulationFiles files) {
    return new StudyReader(MechanismCatalog.of(KnownMechanisms.all()), files);
  }

  private static BundledStudies bundled() {
    return BundledStudies.of(Studies.class.getClassLoader());
  }
}
