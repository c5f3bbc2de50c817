package walras.study;

import java.util.List;

/**
 * A study as it was read.
 *
 * @param study what to run
 * @param text the study with its overrides applied, as YAML that reads as the same study
 * @param warnings what the user should know, in the order of the file
 */
public record StudyReading(Study study, String text, List<Problem> warnings) {

  /** Copies the warnings. */
  public StudyReading {
    warnings = List.copyOf(warnings);
  }
}
