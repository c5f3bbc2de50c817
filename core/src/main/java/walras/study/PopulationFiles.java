package walras.study;

import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Population;

/** Reads the files of agents that studies name. */
@FunctionalInterface
public interface PopulationFiles {

  /**
   * Reads a file of agents. It is called at most once per reading of a study.
   *
   * @param path the file as the user wrote it
   * @param file the field {@code population.file}, which every problem is reported to
   * @return the agents, or nothing if a problem was reported
   */
  Optional<Population> read(String path, Field file);

  /** Returns files for places where there are none: naming one is a problem. */
  static PopulationFiles none() {
    return (path, file) -> {
      file.problem("files of agents cannot be read here");
      return Optional.empty();
    };
  }
}
