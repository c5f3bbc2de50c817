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
      json.writeNumberField("distinct_costs", population.types(Side.SELLER));
      json.writeNumberField("distinct_values", population.types(Side.BUYER));
      json.writeEndObject();
    }
  }
}
