package walras.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.study.Problem.Severity;

class YamlWriterTest {

  private static final Location HERE = Location.of("here");

  private static final List<String> TEXTS =
      List.of(
          "a",
          "0.02",
          "-1",
          "- 1",
          "---",
          "...",
          "a: b",
          "a #b",
          " a",
          "a ",
          "[x]",
          "{",
          "",
          "*x",
          "&x",
          "!x",
          "%x",
          "@x",
          "`x",
          "'x'",
          "\"x\"",
          "\\",
          "a\nb",
          "a\n",
          "\t",
          "\u0007",
          "\u00e9",
          "\ud83d\ude00",
          "\u2028",
          "\ufeff",
          "~",
          "null",
          "no",
          "?",
          "? x",
          "-",
          ":",
          "even(20*sqrt(n))",
          "1/2",
          "<<",
          "a,b",
          "x".repeat(300));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsWrittenReadsAsTheSame(long seed) {
    Node.Mapping tree = mapping(new SplitMix64(seed), 4);
    Problems problems = new Problems();

    Node read = YamlParser.parse(YamlWriter.text(tree), "here", problems).orElseThrow();

    assertThat(problems.of(Severity.ERROR)).isEmpty();
    assertThat(YamlWriter.text((Node.Mapping) read)).isEqualTo(YamlWriter.text(tree));
    assertThat(shape(read)).isEqualTo(shape(tree));
  }

  @Test
  void studiesStayReadable() {
    Problems problems = new Problems();
    String text =
        """
        study: probe
        environment:
          prior: [0.4, 0.6]
          signals:
            low: [0.65, 0.35]
          nothing:\s
          none: []
        markets:
          - name: a
            environment:
              x: "a: b"
          -
            - [1, 2]
            - {}
        """;

    Node.Mapping tree = (Node.Mapping) YamlParser.parse(text, "here", problems).orElseThrow();

    assertThat(YamlWriter.text(tree)).isEqualTo(text);
  }

  /** Returns what a tree says, without how and where it was written. */
  static Object shape(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.isNothing() ? List.of() : scalar.text();
    }
    if (node instanceof Node.Items list) {
      return List.of("list", list.nodes().stream().map(YamlWriterTest::shape).toList());
    }
    Map<String, Object> shape = new LinkedHashMap<>();
    ((Node.Mapping) node).entries().forEach((key, entry) -> shape.put(key, shape(entry.value())));
    return List.of("mapping", List.copyOf(shape.keySet()), List.copyOf(shape.values()));
  }

  private static Node node(UniformRandomProvider rng, int depth) {
    int kind = depth == 0 ? 0 : rng.nextInt(4);
    if (kind == 2) {
      List<Node> nodes = new ArrayList<>();
      for (int i = rng.nextInt(4); i > 0; i--) {
        nodes.add(node(rng, depth - 1));
      }
      return new Node.Items(nodes, HERE);
    }
    return kind == 3 ? mapping(rng, depth - 1) : scalar(rng);
  }

  private static Node.Mapping mapping(UniformRandomProvider rng, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (int i = 1 + rng.nextInt(4); i > 0; i--) {
      String key = "k" + scalar(rng).text();
      String name = key.length() > 200 ? "k" : rng.nextBoolean() ? key : key.substring(1) + "k";
      entries.put(name, new Node.Entry(HERE, node(rng, depth)));
    }
    return new Node.Mapping(entries, HERE);
  }

  private static Node.Scalar scalar(UniformRandomProvider rng) {
    return new Node.Scalar(TEXTS.get(rng.nextInt(TEXTS.size())), rng.nextBoolean(), HERE);
  }
}
