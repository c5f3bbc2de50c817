package walras.mechanism.marketgame;

import java.util.List;
import walras.kernel.Details;
import walras.kernel.Field;

/** Which offers the benchmark without a first stage makes. */
enum OneStageRule {
  /** Those of the equilibrium with a continuum of agents, at every size. */
  CONTINUUM,
  /** Those of the Bayes-Nash equilibrium of each size. */
  EXACT;

  /** Where the rule stands in an environment. */
  static final String FIELD = "one-stage-offers";

  private static final String EXACT_NAME = "exact";

  /** Reads the rule, which may be absent. */
  static OneStageRule read(Field environment) {
    Field field = environment.at(FIELD);
    return field.isPresent() && field.oneOf(List.of("continuum", EXACT_NAME)).equals(EXACT_NAME)
        ? EXACT
        : CONTINUUM;
  }

  /** Writes the rule where it is not the usual one. */
  void describe(Details details) {
    if (this == EXACT) {
      details.put("one_stage_offers", EXACT_NAME);
    }
  }
}
