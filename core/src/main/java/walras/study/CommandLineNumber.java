package walras.study;

import java.util.List;
import walras.study.Problem.Severity;

/** Reads numbers of the command line as numbers of studies are read: {@code 1e6} is one. */
public final class CommandLineNumber {

  private CommandLineNumber() {}

  /**
   * Returns a whole number.
   *
   * @param option the option that it was given with, such as {@code --replication}
   * @param text what the user wrote
   * @param least the smallest number allowed
   * @param most the largest number allowed
   * @throws InvalidStudyException if the text is none or lies outside that range
   */
  public static long whole(String option, String text, long least, long most) {
    Problems problems = new Problems();
    long number = field(option, text, problems).integer(least, most);
    List<Problem> errors = problems.of(Severity.ERROR);
    if (!errors.isEmpty()) {
      throw new InvalidStudyException(errors);
    }
    return number;
  }

  /** Returns the field that an option is. */
  static NodeField field(String option, String text, Problems problems) {
    Location at = Location.of(option);
    return NodeField.root(
        option,
        new Node.Scalar(text, true, at),
        at,
        new NodeField.Reading(Scope.constant(), problems));
  }
}
