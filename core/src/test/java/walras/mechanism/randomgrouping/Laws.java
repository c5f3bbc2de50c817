package walras.mechanism.randomgrouping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Environments by their laws, as a study writes them. */
final class Laws {

  private Laws() {}

  static Map<String, Object> uniform(String lower, String upper) {
    return Map.of("law", "uniform", "lower", lower, "upper", upper);
  }

  /** Returns a discrete law of atoms and probabilities, each separated by blanks. */
  static Map<String, Object> discrete(String atoms, String probabilities) {
    return Map.of(
        "law",
        "discrete",
        "atoms",
        List.of(atoms.split(" ")),
        "probabilities",
        List.of(probabilities.split(" ")));
  }

  static Map<String, Object> environment(
      String steps, Map<String, Object> cost, Map<String, Object> value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("T", steps);
    fields.put("cost", cost);
    fields.put("value", value);
    return fields;
  }
}
