package walras.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import walras.kernel.Population;
import walras.kernel.PopulationMarket;
import walras.study.Study;

/** Writes which agents a study is about, if they come from a file: its content, not its place. */
final class PopulationJson {

  private PopulationJson() {}

  static void write(Study study, JsonGenerator json) throws IOException {
    Optional<Population> population =
        study.points().stream()
            .flatMap(
                point ->
                    point.market() instanceof PopulationMarket market
                        ? Optional.of(market.population()).stream()
                        : Optional.<Population>empty().stream())
            .findFirst();
    if (population.isPresent()) {
      json.writeObjectFieldStart("population");
      json.writeStringField("sha256", population.get().sha256());
      json.writeNumberField("rows", population.get().rows());
      json.writeEndObject();
    }
  }
}
