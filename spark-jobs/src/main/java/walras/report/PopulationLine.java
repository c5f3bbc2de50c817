package walras.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.study.Counted;

/** The line that says which agents a study is about, where they come from a file. */
public final class PopulationLine {

  private PopulationLine() {}

  /** Returns the line for a population. */
  public static String of(Population population) {
    return population.isOfOneUnit()
        ? ofOneUnit(
            population.agents(Side.SELLER),
            population.types(Side.SELLER),
            population.agents(Side.BUYER),
            population.types(Side.BUYER),
            population.sha256())
        : ofUnits(
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
    return List.of(
        population.has("distinct_costs")
            ? ofOneUnit(
                population.path("sellers").asLong(),
                population.path("distinct_costs").asLong(),
                population.path("buyers").asLong(),
                population.path("distinct_values").asLong(),
                population.path("sha256").asText())
            : ofUnits(
                population.path("sellers").asLong(),
                population.path("seller_types").asLong(),
                population.path("buyers").asLong(),
                population.path("buyer_types").asLong(),
                population.path("sha256").asText()));
  }

  private static String ofOneUnit(
      long sellers, long costs, long buyers, long values, String digest) {
    return "population: %s with %s, %s with %s, SHA-256 %s"
        .formatted(
            Counted.of(sellers, "seller"),
            Counted.of(costs, "cost"),
            Counted.of(buyers, "buyer"),
            Counted.of(values, "value"),
            digest);
  }

  private static String ofUnits(
      long sellers, long sellerTypes, long buyers, long buyerTypes, String digest) {
    return "population: %s of %s, %s of %s, SHA-256 %s"
        .formatted(
            Counted.of(sellers, "seller"),
            Counted.of(sellerTypes, "type"),
            Counted.of(buyers, "buyer"),
            Counted.of(buyerTypes, "type"),
            digest);
  }
}
