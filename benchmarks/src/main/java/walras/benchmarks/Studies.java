package walras.benchmarks;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import walras.mechanism.Mechanisms;
import walras.study.DesignPoint;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudySource;

/** The studies that benchmarks run: resources, so that bundled studies may change freely. */
final class Studies {

  private Studies() {}

  /** Reads a study at one number of agents. */
  static DesignPoint read(String name, long agents) {
    InputStream text = Objects.requireNonNull(Studies.class.getResourceAsStream(name + ".yaml"));
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
        .read(StudySource.of(name, text), List.of("sizes=" + agents))
        .study()
        .points()
        .get(0);
  }
}
