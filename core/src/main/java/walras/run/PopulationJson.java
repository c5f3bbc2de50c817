package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import walras.kernel.Population;
import walras.kernel.Population.Side;
import walras.study.Study;

/** Writes which agents a study is about, if they come from a file: its content, not its place. */
final class PopulationJson {

  private PopulationJson() {}

  static void write(Study study, JsonGenerator json) throws IOException {
    Optional<Population> found = study.population();
    if (found.isPresent()) {
      Population population = found.get();
      json.writeObjectFieldStart("population");
      json.writeStringField("sha256", population.sha256());
      json.writeNumberField("rows", population.rows());
      json.writeNumberField("sellers", population.agents(Side.SELLER));
      json.writeNumberField("buyers", population.agents(Side.BUYER));
      if (population.isOfOneUnit()) {
        json.writeNumberField("distinct_costs", population.types(Side.SELLER));
        json.writeNumberField("distinct_values", population.types(Side.BUYER));
      } else {
        json.writeNumberField("seller_types", population.types(Side.SELLER));
        json.writeNumberField("buyer_types", population.types(Side.BUYER));
        writeUnits(population, json);
      }
      json.writeEndObject();
    }
  }

  /** Writes the most units that a seller, and a buyer, has of each commodity. */
  private static void writeUnits(Population population, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("commodities");
    for (int commodity = 0; commodity < population.commodities().size(); commodity++) {
      json.writeStartObject();
      json.writeStringField("name", population.commodities().get(commodity));
      json.writeNumberField(
          "most_units_sold", population.holdings(Side.SELLER).mostUnits(commodity));
      json.writeNumberField(
          "most_units_bought", population.holdings(Side.BUYER).mostUnits(commodity));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
