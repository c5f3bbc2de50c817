package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.study.Counted;

/** The line that says which agents a study is about, where they come from a file. */
public final class PopulationLine {

  private static final String TYPE = "type";

  private PopulationLine() {}

  /** Returns the line for a population. */
  public static String of(Population population) {
    boolean ofOneUnit = population.isOfOneUnit();
    return line(
        side(
            Counted.of(population.agents(Side.SELLER), "seller"),
            population.types(Side.SELLER),
            ofOneUnit ? "cost" : TYPE),
        side(
            Counted.of(population.agents(Side.BUYER), "buyer"),
            population.types(Side.BUYER),
            ofOneUnit ? "value" : TYPE),
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
        line(
            side(
                Counted.of(population.path("sellers").asLong(), "seller"),
                population.path(ofOneUnit ? "distinct_costs" : "seller_types").asLong(),
                ofOneUnit ? "cost" : TYPE),
            side(
                Counted.of(population.path("buyers").asLong(), "buyer"),
                population.path(ofOneUnit ? "distinct_values" : "buyer_types").asLong(),
                ofOneUnit ? "value" : TYPE),
            population.path("sha256").asText()));
  }

  private static String line(String sellers, String buyers, String digest) {
    return "population: %s, %s, SHA-256 %s".formatted(sellers, buyers, digest);
  }

  /** Tells agents and what they differ in: amounts, or types if they have several units. */
  private static String side(String agents, long different, String one) {
    return agents + (one.equals(TYPE) ? " of " : " with ") + Counted.of(different, one);
  }
}
