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

  /** How the location of a value of the command line starts, followed by its path. */
  static final String OPTION = "--set ";

  /** Whether a problem prevents a run. */
  public enum Severity {
    /** The study cannot run. */
    ERROR,
    /** The study runs; the user should know. */
    WARNING
  }

  /**
   * Returns {@code study.yaml:12: environment.eta must lie in (0, 1), got 1.5}; an option that is a
   * field itself, such as {@code --size}, is named once, and so is a field given by {@code --set}.
   */
  @Override
  public String toString() {
    if (location.source().equals(path)) {
      return message;
    }
    return givenByOption() ? OPTION + message : location + ": " + message;
  }

  /** Tells whether the message starts with a path that the option at the location gives. */
  private boolean givenByOption() {
    if (!location.source().startsWith(OPTION) || !message.startsWith(path + ": ")) {
      return false;
    }
    String given = location.source().substring(OPTION.length());
    return path.equals(given) || path.startsWith(given + ".") || path.startsWith(given + "[");
  }
}
