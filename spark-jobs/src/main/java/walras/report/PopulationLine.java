package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import walras.kernel.Population;
import walras.kernel.Population.Side;

/** The line that says which agents a study is about, where they come from a file. */
public final class PopulationLine {

  private PopulationLine() {}

  /** Returns the line for a population. */
  public static String of(Population population) {
    return text(
        population.agents(Side.SELLER),
        population.types(Side.SELLER),
        population.agents(Side.BUYER),
        population.types(Side.BUYER),
        population.sha256());
  }

  /** Returns the line for results; none without a file. */
  public static List<String> of(ResultsDocument results) {
    JsonNode population = results.root().path("population");
    return population.isMissingNode()
        ? List.of()
        : List.of(
            text(
                population.path("sellers").asLong(),
                population.path("distinct_costs").asLong(),
                population.path("buyers").asLong(),
                population.path("distinct_values").asLong(),
                population.path("sha256").asText()));
  }

  private static String text(long sellers, long costs, long buyers, long values, String sha256) {
    return "population: %d sellers with %d costs, %d buyers with %d values, SHA-256 %s"
        .formatted(sellers, costs, buyers, values, sha256);
  }
}
