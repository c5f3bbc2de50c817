package walras.benchmarks;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import walras.kernel.Population;
import walras.mechanism.Mechanisms;
import walras.study.DesignPoint;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudySource;

/** The studies that benchmarks run: resources, so that bundled studies may change freely. */
final class Studies {

  private static final int AMOUNTS = 10_000;
  private static final int AGENTS_EACH = 50;

  private Studies() {}

  /** Reads a study at one number of agents. */
  static DesignPoint read(String name, long agents) {
    return read(name, agents, List.of());
  }

  /** Reads a study at one number of agents with other fields, as on the command line. */
  static DesignPoint read(String name, long agents, List<String> fields) {
    List<String> overrides = new ArrayList<>(fields);
    overrides.add("sizes=" + agents);
    return read(name, overrides);
  }

  /** Reads a study of a made-up population. */
  static DesignPoint readPopulation(String name) {
    return read(name, List.of());
  }

  private static DesignPoint read(String name, List<String> overrides) {
    InputStream text = Objects.requireNonNull(Studies.class.getResourceAsStream(name + ".yaml"));
    return new StudyReader(
            MechanismCatalog.of(Mechanisms.all()), (path, file) -> Optional.of(population()))
        .read(StudySource.of(name, text), overrides)
        .study()
        .points()
        .get(0);
  }

  /** Returns a million agents, equally many of each of ten thousand costs and values. */
  private static Population population() {
    double[] amounts = new double[AMOUNTS];
    Arrays.setAll(amounts, i -> (i + 0.37) / AMOUNTS);
    long[] counts = new long[AMOUNTS];
    Arrays.fill(counts, AGENTS_EACH);
    long rows = 2L * AMOUNTS * AGENTS_EACH;
    return new Population("made-up", rows, amounts, counts, amounts, counts);
  }
}
