package walras.derived;

import java.util.List;
import walras.kernel.Condition;
import walras.kernel.Truth;

/**
 * Whether a condition holds at a design point.
 *
 * @param reason what was found, with its numbers
 */
record Ruling(Condition condition, Truth truth, String reason) {

  String text() {
    return "%s %s: %s".formatted(condition.name(), truth.spelling(), reason);
  }

  /** Returns whether all of several statements hold: one that fails decides. */
  static Truth all(List<Truth> truths) {
    if (truths.contains(Truth.FAILS)) {
      return Truth.FAILS;
    }
    return truths.contains(Truth.UNDECIDED) ? Truth.UNDECIDED : Truth.HOLDS;
  }
}
