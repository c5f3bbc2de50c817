package walras.cli;

import walras.study.DesignPoint;
import walras.study.Study;

/**
 * The command that shows a replication of a study again, as a user can type it.
 *
 * @param arguments how the study was named
 * @param study what was read
 */
record ReplayHint(StudyArguments arguments, Study study) {

  /**
   * Returns the command.
   *
   * @param position position of the design point in the plan of the study
   * @param replication index of the replication
   */
  String command(int position, long replication) {
    int contrast = position - study.points().size();
    DesignPoint point =
        contrast < 0 ? study.points().get(position) : study.contrasts().get(contrast).pair();
    StringBuilder command =
        new StringBuilder("walras replay ").append(ShellWords.quoted(arguments.study()));
    arguments.overrides().forEach(set -> command.append(" --set ").append(ShellWords.quoted(set)));
    command.append(" --size %d --replication %d".formatted(point.size(), replication));
    if (contrast >= 0
        || study.points().stream().filter(other -> other.size() == point.size()).count() > 1) {
      command.append(" --point ").append(point.id());
    }
    return command.toString();
  }
}
