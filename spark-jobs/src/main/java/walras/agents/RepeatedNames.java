package walras.agents;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import walras.study.Texts;

/** Reads a file once more if names may stand twice, to say which and where. */
final class RepeatedNames {

  /** How many names are held at once to be compared; of more, some are not shown. */
  private static final int MOST_COMPARED = 100_000;

  private final AgentProblems problems;
  private final Map<String, String> places = new HashMap<>();
  private String last = "";

  RepeatedNames(AgentProblems problems) {
    this.problems = problems;
  }

  /** Reports the names of different agents that are equal. */
  void find(AgentFormat file, AgentNames names) throws IOException {
    long[] digests = names.repeated();
    if (digests.length == 0 || problems.areEnough()) {
      return;
    }
    try (AgentRows rows = file.open()) {
      while (rows.next() && !problems.areEnough()) {
        String name = rows.text(Column.AGENT);
        if (rows.defect().isEmpty()
            && begins(rows, name)
            && Arrays.binarySearch(digests, AgentNames.digest(name)) >= 0) {
          repeated(name, rows);
        }
      }
    }
  }

  private boolean begins(AgentRows rows, String name) {
    boolean begins = !AgentReader.areGrouped(rows) || !name.equals(last);
    last = name;
    return begins;
  }

  private void repeated(String name, AgentRows rows) {
    String first = places.get(name);
    if (first != null) {
      problems.add(
          "%s: agent %s stands twice, first at %s%s"
              .formatted(
                  rows.place(),
                  Texts.shown(name),
                  AgentChecks.bare(first),
                  AgentReader.areGrouped(rows)
                      ? "; the rows of one agent must stand together"
                      : ""));
    } else if (places.size() < MOST_COMPARED) {
      places.put(name, rows.place());
    }
  }
}
