package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import walras.kernel.Population;
import walras.kernel.Population.Side;

/** The line that says which agents a study is about, where they come from a file. */
public final class PopulationLine {

  private static final String OF_ONE_UNIT =
      "population: %d sellers with %d costs, %d buyers with %d values, SHA-256 %s";

  private static final String OF_UNITS =
      "population: %d sellers of %d types, %d buyers of %d types, SHA-256 %s";

  private PopulationLine() {}

  /** Returns the line for a population. */
  public static String of(Population population) {
    return (population.isOfOneUnit() ? OF_ONE_UNIT : OF_UNITS)
        .formatted(
            population.agents(Side.SELLER),
            population.types(Side.SELLER),
            population.agents(Side.BUYER),
            population.types(Side.BUYER),
            population.sha256());
  }

  /** Returns the line for results; none without a file. */
  public static List<String> of(ResultsDocument results) {
    JsonNode population = results.root().path("population");
    if (population.isMissingNode()) {
      return List.of();
    }
    boolean ofOneUnit = population.has("distinct_costs");
    return List.of(
        (ofOneUnit ? OF_ONE_UNIT : OF_UNITS)
            .formatted(
                population.path("sellers").asLong(),
                population.path(ofOneUnit ? "distinct_costs" : "seller_types").asLong(),
                population.path("buyers").asLong(),
                population.path(ofOneUnit ? "distinct_values" : "buyer_types").asLong(),
                population.path("sha256").asText()));
  }
}
