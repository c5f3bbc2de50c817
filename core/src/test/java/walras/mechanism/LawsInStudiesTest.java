package walras.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.study.InvalidStudyException;
import walras.study.MechanismCatalog;
import walras.study.Problem;
import walras.study.StudyReader;
import walras.study.StudySource;

/** Mistakes in the laws of a study: each is one problem. */
class LawsInStudiesTest {

  private static final String STUDY =
      """
      study: laws
      mechanism: random-grouping
      environment:
        T: 10
        cost: {law: uniform, lower: 0, upper: 1}
        value: %s
      sizes: [100]
      replications: 100
      seed: 1
      """;

  private static final String ALLOWED =
      "environment.value.law must be one of uniform, beta, truncated_normal, discrete, got ";

  /** What else stands beside an unknown law may well belong there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{law: normal, mean: 0.5, sd: 0.1}; " + ALLOWED + "normal",
        "{law: unifrom, lower: 0, upper: 1}; " + ALLOWED + "unifrom",
        "{lower: 0, upper: 1}; " + ALLOWED + "nothing",
        "uniform; environment.value must be a mapping, got uniform",
        "; environment.value",
        "{law: uniform, lower: 0, uper: 1, upper: 1}; unknown field 'uper' in environment.value"
      })
  void oneMistakeIsOneProblem(String value, String problem) {
    assertThat(problems(STUDY.formatted(value == null ? "" : value)))
        .singleElement()
        .asString()
        .startsWith("study.yaml:6: " + problem);
  }

  @Test
  void aLawLeftOutIsOneProblem() {
    assertThat(problems(STUDY.replace("  value: %s\n", "")))
        .singleElement()
        .asString()
        .isEqualTo("study.yaml:3: " + ALLOWED + "nothing");
  }

  private static List<String> problems(String text) {
    StudyReader reader = new StudyReader(MechanismCatalog.of(Mechanisms.all()));
    return catchThrowableOfType(
            InvalidStudyException.class,
            () -> reader.read(new StudySource("study.yaml", text), List.of()))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }
}
