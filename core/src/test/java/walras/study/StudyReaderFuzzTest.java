package walras.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

/** Any bytes at all are a study or get a located problem; {@code JAZZER_FUZZ=1} searches on. */
class StudyReaderFuzzTest {

  private static final StudyReader READER = new StudyReader(FakeMechanisms.catalog());

  @FuzzTest(maxDuration = "2m")
  void anyBytesAreAStudyOrAProblem(byte[] bytes) {
    try {
      StudySource source = StudySource.of("study.yaml", new ByteArrayInputStream(bytes));
      writtenReadsAsTheSame(source);
      StudyReading reading = READER.read(source, List.of());
      assertThat(READER.read(new StudySource("study.yaml", reading.text()), List.of()).study())
          .isEqualTo(reading.study());
    } catch (InvalidStudyException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allMatch(problem -> problem.location().line() > 0)
          .allMatch(problem -> problem.toString().lines().count() == 1);
    }
  }

  private static void writtenReadsAsTheSame(StudySource source) {
    Problems problems = new Problems();
    Optional<Node> node = YamlParser.parse(source.text(), source.name(), problems);
    if (!problems.hasErrors() && node.orElse(null) instanceof Node.Mapping mapping) {
      String text = YamlWriter.text(mapping);
      Optional<Node> again = YamlParser.parse(text, source.name(), problems);
      assertThat(problems.of(Problem.Severity.ERROR)).isEmpty();
      if (!mapping.entries().isEmpty()) {
        assertThat(YamlWriterTest.shape(again.orElseThrow()))
            .isEqualTo(YamlWriterTest.shape(mapping));
      }
    }
  }
}
