package walras.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import walras.run.JsonText;
import walras.run.RunDirectory;
import walras.store.RunFolder;
import walras.study.DesignPoint;
import walras.study.Study;

/**
 * What {@code --add} brings design points to. A run folder holds it until the run is at its end, so
 * that the same command, given again after whatever ended the run before, comes to the same numbers
 * though the results may have been written.
 *
 * @param added how many replications are added
 * @param counts how many each design point is to have, by its identity
 */
record Addition(long added, Map<String, Long> counts) {

  private static final String FILE = RunDirectory.CHECKPOINT + "/addition.json";

  /** Adds nothing. */
  static final Addition NONE = new Addition(0, Map.of());

  static Addition of(long added, Study study) {
    return new Addition(
        added,
        study.points().stream()
            .collect(
                Collectors.toMap(
                    DesignPoint::id, DesignPoint::replications, Math::max, LinkedHashMap::new)));
  }

  /** Returns what a run of this many more has not brought to its end; else what adds nothing. */
  static Addition unfinished(RunFolder folder, long added) {
    try {
      return folder
          .read(FILE)
          .map(bytes -> parse(folder, bytes))
          .filter(held -> held.added == added)
          .orElse(NONE);
    } catch (IOException e) {
      throw HeldParts.refusal(folder, "%s cannot be read: %s".formatted(FILE, ErrorReport.line(e)));
    }
  }

  /** Has a folder hold this until the run is at its end. */
  void keep(RunFolder folder) throws IOException {
    folder.replace(
        FILE,
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              json.writeNumberField("added", added);
              json.writeObjectFieldStart("replications");
              for (Map.Entry<String, Long> count : counts.entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
              }
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  /** Has a folder hold none: what comes next adds anew. */
  static void forget(RunFolder folder) throws IOException {
    folder.delete(FILE);
  }

  /** Returns a line if this is continued. */
  List<String> news() {
    return counts.isEmpty()
        ? List.of()
        : List.of("continues --add %d, which did not come to its end".formatted(added));
  }

  private static Addition parse(RunFolder folder, byte[] bytes) {
    try {
      JsonNode root = JsonMapper.builder().build().readTree(bytes);
      Map<String, Long> counts = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> count : root.path("replications").properties()) {
        counts.put(count.getKey(), number(folder, count.getValue()));
      }
      return new Addition(number(folder, root.path("added")), counts);
    } catch (IOException e) {
      throw damaged(folder, "it is no JSON");
    }
  }

  private static long number(RunFolder folder, JsonNode node) {
    return Optional.of(node)
        .filter(JsonNode::canConvertToExactIntegral)
        .map(JsonNode::asLong)
        .filter(number -> number > 0)
        .orElseThrow(() -> damaged(folder, "it must hold whole numbers above 0"));
  }

  private static UserError damaged(RunFolder folder, String reason) {
    return HeldParts.refusal(
        folder,
        "%s is damaged: %s; delete it to add to what results.json holds".formatted(FILE, reason));
  }
}
