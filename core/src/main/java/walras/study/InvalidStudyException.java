package walras.study;

import java.util.List;
import java.util.stream.Collectors;

/** A study that cannot run, with everything that is wrong with it. */
public final class InvalidStudyException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LINES_SHOWN = 100;

  private final List<Problem> problems;

  /**
   * Creates the exception.
   *
   * @param problems what is wrong, in the order of the file
   */
  public InvalidStudyException(List<Problem> problems) {
    super(text(problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** Returns what is wrong: on the command line first, then in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems) {
    String shown =
        problems.stream()
            .limit(LINES_SHOWN)
            .map(Problem::toString)
            .collect(Collectors.joining("\n"));
    int hidden = problems.size() - LINES_SHOWN;
    return hidden > 0 ? shown + "\nand " + hidden + " more problems" : shown;
  }
}
