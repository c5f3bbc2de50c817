package walras.agents;

import java.util.List;

/** A file of agents that cannot be read on, with the place and the reasons. */
final class UnreadableRowsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * Creates the exception.
   *
   * @param place where the reading ended, to follow the file's name; empty for the whole file
   * @param reasons what the user should know, one line each
   */
  UnreadableRowsException(String place, List<String> reasons) {
    super(place + ": " + String.join("; ", reasons), null, false, false);
    problems = reasons.stream().map(reason -> place + ": " + reason).toList();
  }

  UnreadableRowsException(String place, String reason) {
    this(place, List.of(reason));
  }

  /** Returns place and reason, one line each. */
  List<String> problems() {
    return problems;
  }
}
