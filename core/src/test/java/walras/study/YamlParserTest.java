package walras.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.study.Problem.Severity;

class YamlParserTest {

  private static List<String> problems(String text) {
    Problems problems = new Problems();
    YamlParser.parse(text, "s.yaml", problems);
    return problems.of(Severity.ERROR).stream().map(Problem::toString).toList();
  }

  private static Node parse(String text) {
    Problems problems = new Problems();
    Optional<Node> node = YamlParser.parse(text, "s.yaml", problems);
    assertThat(problems.of(Severity.ERROR)).isEmpty();
    return node.orElseThrow();
  }

  private static Node.Entry entry(Node.Mapping mapping, String key) {
    return Objects.requireNonNull(mapping.entries().get(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no", "on", "0.020", "1e6", "null", "~", "0x1F", "12:30:45", "2026-11-20"})
  void scalarsKeepTheirText(String text) {
    Node.Mapping mapping = (Node.Mapping) parse("a: " + text);

    assertThat(entry(mapping, "a").value().shown()).isEqualTo(text);
  }

  @Test
  void everyNodeKnowsItsPlace() {
    Node.Mapping mapping = (Node.Mapping) parse("a: 1\nb:\n  - x\n  - {c: y}\n");
    Node.Items list = (Node.Items) entry(mapping, "b").value();
    Node.Mapping inner = (Node.Mapping) list.nodes().get(1);

    assertThat(entry(mapping, "a").value().at()).isEqualTo(new Location("s.yaml", 1, 4));
    assertThat(entry(mapping, "b").location()).isEqualTo(new Location("s.yaml", 2, 1));
    assertThat(list.nodes().get(0).at()).isEqualTo(new Location("s.yaml", 3, 5));
    assertThat(entry(inner, "c").value().at()).isEqualTo(new Location("s.yaml", 4, 9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!%1 | s.yaml:1: tags are not allowed, got !\\u0001",
        "a: !!str 5 | s.yaml:1: tags are not allowed, got !!str",
        "a: !!java.net.URL [x] | s.yaml:1: tags are not allowed, got !!java.net.URL",
        "a: !mine {b: 1} | s.yaml:1: tags are not allowed, got !mine",
        "! a | s.yaml:1: tags are not allowed, got !",
        "a: &x 1 | s.yaml:1: anchors are not allowed, got &x",
        "'[&x 1, *x]' | s.yaml:1: anchors are not allowed, got &x;"
            + " s.yaml:1: aliases are not allowed, got *x",
        "{<<: {a: 1}} | s.yaml:1: merge keys are not allowed, got <<; write the fields out",
        "{[a]: 1} | s.yaml:1: the name of a field must be text, got a list of 1 entry",
        "{'': 1} | s.yaml:1: the name of a field must be text, got ''",
        "{? : 1} | s.yaml:1: the name of a field must be text, got nothing",
        "{a: 1, b: 2, a: 3} | s.yaml:1: field 'a' stands twice, first at s.yaml:1",
        "a: b: c | s.yaml:1: not valid YAML: mapping values are not allowed here",
        "{a: 1 | s.yaml:1: not valid YAML: expected ',' or '}', but got <stream end>",
      })
  void whatIsNoPlainDataIsRejected(String text, String expected) {
    assertThat(String.join("; ", problems(text.replaceAll("^'(.*)'$", "$1")))).isEqualTo(expected);
  }

  @Test
  void emptyTextsAndSecondDocumentsAreRejected() {
    assertThat(problems("")).containsExactly("s.yaml:1: the study is empty");
    assertThat(problems("# only a comment\n")).containsExactly("s.yaml:2: the study is empty");
    assertThat(problems("a: 1\n---\nb: 2\n"))
        .containsExactly("s.yaml:2: a second document starts here: a study is one document");
  }

  @Test
  void charactersThatNobodySeesAreLocated() {
    assertThat(problems("a: 1\nb: \u0007\n"))
        .containsExactly("s.yaml:2: not valid YAML: character U+0007 is not allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void deepNestingEndsInAProblem(String opening) {
    assertThat(problems(opening.repeat(100_000)))
        .singleElement()
        .asString()
        .startsWith("s.yaml:1: ");
  }

  @Test
  void nestingBeyondTheLimitIsNamed() {
    assertThat(problems("[".repeat(51) + "]".repeat(51)))
        .containsExactly("s.yaml:1: nested too deeply: at most 50 levels are allowed");
    assertThat(problems("[".repeat(50) + "]".repeat(50))).isEmpty();
  }

  @Test
  void longNamesOfFieldsAreRejected() {
    assertThat(problems("a".repeat(201) + ": 1"))
        .containsExactly(
            "s.yaml:1: the name of a field must have at most 200 characters, got "
                + "a".repeat(80)
                + "...");
  }
}
