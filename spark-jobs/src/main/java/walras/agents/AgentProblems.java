package walras.agents;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Field;

/** Collects what is wrong with a file of agents; the first problems are shown, all are counted. */
final class AgentProblems {

  /** How many problems are shown. */
  static final int SHOWN = 20;

  private final String file;
  private final List<String> shown = new ArrayList<>();
  private long hidden;

  /** Starts without problems of a file, named as the user wrote it. */
  AgentProblems(String file) {
    this.file = file;
  }

  /** Adds a problem, which starts with its place in the file. */
  void add(String problem) {
    if (shown.size() < SHOWN) {
      shown.add(file + problem);
    } else {
      hidden++;
    }
  }

  /** Tells whether more problems will only be counted. */
  boolean areEnough() {
    return shown.size() == SHOWN;
  }

  boolean isEmpty() {
    return shown.isEmpty();
  }

  /** Reports the problems to the field that names the file. */
  void report(Field field) {
    shown.forEach(field::problem);
    if (hidden > 0) {
      field.problem("%s: and %d more problems".formatted(file, hidden));
    }
  }
}
