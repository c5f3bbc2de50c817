package walras.agents;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Population;
import walras.store.SourceFile;
import walras.study.PopulationFiles;

/**
 * Files of agents on this machine, on any file system that Hadoop knows, or bundled. Each is read
 * once, however often it is asked for. Confined to one thread.
 */
public final class AgentFiles implements PopulationFiles {

  private final Map<String, Population> read = new HashMap<>();

  /** Creates a reader that has read no file. */
  public AgentFiles() {}

  @Override
  public Optional<Population> read(String path, Field field) {
    Population known = read.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    AgentProblems problems = new AgentProblems(path);
    Optional<Population> population = read(path, problems);
    problems.report(field);
    population.ifPresent(agents -> read.put(path, agents));
    return population;
  }

  /** Returns the file that a population was read from, as the user wrote it. */
  String path(Population population) {
    return read.entrySet().stream()
        .filter(file -> file.getValue() == population)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("population must have been read here"));
  }

  /** Opens the file that a population was read from; the caller closes it. */
  AgentRows reopen(Population population) throws IOException {
    return open(path(population)).open();
  }

  private static Optional<Population> read(String path, AgentProblems problems) {
    try {
      Population population = new AgentReader(problems, AgentReader.MOST).read(open(path));
      return problems.isEmpty() ? Optional.of(population) : Optional.empty();
    } catch (UnreadableRowsException e) {
      e.problems().forEach(problems::add);
    } catch (IOException e) {
      problems.add(": " + reason(e));
    }
    return Optional.empty();
  }

  private static AgentFormat open(String path) throws IOException {
    return AgentFormat.of(
        BundledAgents.isMeant(path) ? BundledAgents.of(path) : SourceFile.of(path));
  }

  /** Returns one line that says why a file cannot be read. */
  static String reason(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
