package walras.benchmarks;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import walras.kernel.Population;
import walras.mechanism.Mechanisms;
import walras.study.DesignPoint;
import walras.study.MechanismCatalog;
import walras.study.PopulationFiles;
import walras.study.StudyReader;
import walras.study.StudySource;

/** The studies that benchmarks run: resources, so that bundled studies may change freely. */
final class Studies {

  private Studies() {}

  /** Reads a study at one number of agents. */
  static DesignPoint read(String name, long agents) {
    return read(name, agents, List.of());
  }

  /** Reads a study at one number of agents with other fields, as on the command line. */
  static DesignPoint read(String name, long agents, List<String> fields) {
    List<String> overrides = new ArrayList<>(fields);
    overrides.add("sizes=" + agents);
    return read(name, PopulationFiles.none(), overrides);
  }

  /** Reads a study of a population. */
  static DesignPoint readPopulation(String name, Population population) {
    return read(name, (path, file) -> Optional.of(population), List.of());
  }

  private static DesignPoint read(String name, PopulationFiles files, List<String> overrides) {
    InputStream text = Objects.requireNonNull(Studies.class.getResourceAsStream(name + ".yaml"));
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()), files)
        .read(StudySource.of(name, text), overrides)
        .study()
        .points()
        .get(0);
  }
}
