package walras.study;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * Turns YAML 1.2 text into nodes that keep their text and location.
 *
 * <p>Only what describes data is allowed: one document, no tags, anchors, aliases or merge keys.
 * The library yields events without recursion, so the depth limit here bounds the stack.
 */
final class YamlParser {

  private static final int DEEPEST = 50;
  private static final int LONGEST_KEY = 200;

  private final String source;
  private final boolean lines;
  private final Problems problems;
  private Iterator<Event> events = List.<Event>of().iterator();
  private Location last;
  private boolean broken;

  private YamlParser(String source, boolean lines, Problems problems) {
    this.source = source;
    this.lines = lines;
    this.problems = problems;
    this.last = at(0, 0);
  }

  /** Returns the only document of a file, or nothing after a problem that leaves no tree. */
  static Optional<Node> parse(String text, String file, Problems problems) {
    return new YamlParser(file, true, problems).parse(text);
  }

  /** Returns a value given by an option, whose every part stands at the option itself. */
  static Optional<Node> parseValue(String text, String option, Problems problems) {
    return new YamlParser(option, false, problems).parse(text);
  }

  private Optional<Node> parse(String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(source).build();
      events = new Parse(settings).parseString(text).iterator();
      return document();
    } catch (MarkedYamlEngineException e) {
      Location location = e.getProblemMark().map(this::at).orElse(last);
      problem(location, "not valid YAML: " + sentence(e.getProblem()));
    } catch (ReaderException e) {
      problem(
          atCodePoint(text, e.getPosition()),
          "not valid YAML: character U+%04X is not allowed".formatted(e.getCodePoint()));
    } catch (TooDeepException e) {
      problem(last, "nested too deeply: at most %d levels are allowed".formatted(DEEPEST));
    } catch (RuntimeException e) {
      // The library lets exceptions of the JDK escape, for instance for a malformed tag.
      problem(last, "not valid YAML: " + sentence(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private Optional<Node> document() {
    next();
    if (!(next() instanceof DocumentStartEvent)) {
      problem(last, "the study is empty");
      return Optional.empty();
    }
    Node node = node(next(), 1);
    next();
    if (!(next() instanceof StreamEndEvent)) {
      problem(last, "a second document starts here: a study is one document");
    }
    return broken ? Optional.empty() : Optional.of(node);
  }

  private Node node(Event event, int depth) {
    Location location = last;
    checkNode(event);
    if (depth > DEEPEST) {
      throw new TooDeepException();
    }
    if (event instanceof ScalarEvent scalar) {
      return new Node.Scalar(scalar.getValue(), scalar.isPlain(), location);
    }
    if (event instanceof SequenceStartEvent) {
      return items(location, depth);
    }
    return event instanceof MappingStartEvent
        ? mapping(location, depth)
        : new Node.Scalar("", true, location);
  }

  private Node items(Location location, int depth) {
    List<Node> nodes = new ArrayList<>();
    for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
      nodes.add(node(event, depth + 1));
    }
    return new Node.Items(nodes, location);
  }

  private Node mapping(Location location, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
      Location at = last;
      String key = key(node(event, depth + 1));
      Node value = node(next(), depth + 1);
      Node.Entry first = entries.putIfAbsent(key, new Node.Entry(at, value));
      if (first != null && !broken) {
        problems.error(
            at,
            key,
            "field '%s' stands twice, first at %s".formatted(Texts.shown(key), first.key()));
      }
    }
    return new Node.Mapping(entries, location);
  }

  private String key(Node node) {
    if (!(node instanceof Node.Scalar scalar) || scalar.text().isEmpty()) {
      problem(node.at(), "the name of a field must be text, got " + node.shown());
      return "";
    }
    if (scalar.text().length() > LONGEST_KEY) {
      problem(
          node.at(),
          "the name of a field must have at most %d characters, got %s"
              .formatted(LONGEST_KEY, scalar.shown()));
    }
    if (scalar.plain() && scalar.text().equals("<<")) {
      problem(node.at(), "merge keys are not allowed, got <<; write the fields out");
    }
    return scalar.text();
  }

  private void checkNode(Event event) {
    if (event instanceof AliasEvent alias) {
      problem(last, "aliases are not allowed, got *%s".formatted(alias.getAlias().getValue()));
      return;
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      Anchor anchor = node.getAnchor().get();
      problem(last, "anchors are not allowed, got &%s".formatted(anchor.getValue()));
    }
    tag(event).ifPresent(tag -> problem(last, "tags are not allowed, got " + Texts.shown(tag)));
  }

  private static Optional<String> tag(Event event) {
    Optional<String> tag = Optional.empty();
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof SequenceStartEvent start) {
      tag = start.getTag();
    } else if (event instanceof MappingStartEvent start) {
      tag = start.getTag();
    }
    return tag.map(text -> text.replaceFirst("^tag:yaml\\.org,2002:", "!!"));
  }

  private Event next() {
    Event event = events.next();
    event.getStartMark().ifPresent(mark -> last = at(mark));
    return event;
  }

  private void problem(Location location, String message) {
    broken = true;
    problems.error(location, "", message);
  }

  private Location at(Mark mark) {
    return at(mark.getLine(), mark.getColumn());
  }

  private Location at(int line, int column) {
    return lines ? new Location(source, line + 1, column + 1) : Location.of(source);
  }

  private Location atCodePoint(String text, int position) {
    int[] points = text.codePoints().limit(position).toArray();
    int line = 0;
    int start = 0;
    for (int i = 0; i < points.length; i++) {
      if (points[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    return at(line, points.length - start);
  }

  /** Returns a message of the library as a part of ours: one line, first letter small. */
  private static String sentence(String message) {
    String line = Texts.shown(message);
    return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }

  /** Ends the parsing of a document that nests beyond the limit. */
  private static final class TooDeepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooDeepException() {
      super(null, null, false, false);
    }
  }
}
