package walras.study;

import java.io.Serializable;

/**
 * Something wrong or noteworthy in a study.
 *
 * @param severity whether it prevents a run
 * @param location where it stands
 * @param path dotted path of the field, such as {@code environment.prior[1]}; empty for the study
 * @param message one line that names the field, the rule and the value found
 */
public record Problem(Severity severity, Location location, String path, String message)
    implements Serializable {

  /** Whether a problem prevents a run. */
  public enum Severity {
    /** The study cannot run. */
    ERROR,
    /** The study runs; the user should know. */
    WARNING
  }

  /**
   * Returns {@code study.yaml:12: environment.eta must lie in (0, 1), got 1.5}; an option that is a
   * field itself, such as {@code --size}, is named once.
   */
  @Override
  public String toString() {
    return location.source().equals(path) ? message : location + ": " + message;
  }
}
