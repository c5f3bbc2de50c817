package walras.study;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import walras.study.Problem.Severity;

/** Collects the problems of one reading; the same problem found twice counts once. */
final class Problems {

  /** The command line, whose locations have no lines, is what the user wrote last. */
  private static final Comparator<Problem> ORDER =
      Comparator.comparing((Problem problem) -> problem.location().line())
          .thenComparing(problem -> problem.location().column());

  private final Set<Problem> found = new LinkedHashSet<>();

  void error(Location location, String path, String message) {
    found.add(new Problem(Severity.ERROR, location, path, message));
  }

  void warning(Location location, String path, String message) {
    found.add(new Problem(Severity.WARNING, location, path, message));
  }

  void addAll(Problems others) {
    found.addAll(others.found);
  }

  /** Drops what was found at a field and below: it is missing because its name is misspelt. */
  void forget(String path) {
    found.removeIf(problem -> problem.path().equals(path) || problem.path().startsWith(path + "."));
  }

  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** Returns the problems of a severity, the command line first, then in the order of the file. */
  List<Problem> of(Severity severity) {
    return found.stream().filter(problem -> problem.severity() == severity).sorted(ORDER).toList();
  }
}
