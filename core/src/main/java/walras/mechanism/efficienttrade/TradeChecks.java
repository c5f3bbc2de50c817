package walras.mechanism.efficienttrade;

import java.util.List;
import walras.kernel.Assumption;
import walras.mechanism.efficienttrade.cutoff.Ownership;
import walras.mechanism.efficienttrade.types.SineTypes;
import walras.mechanism.efficienttrade.types.Tail;
import walras.numeric.Digits;

/** Checks an environment against the assumptions of the theorems. */
final class TradeChecks {

  private static final double LAST_ZERO = 1.5 * Math.PI;

  private TradeChecks() {}

  static List<Assumption> of(Environment environment) {
    return List.of(positive(environment), tail(environment), replication(environment));
  }

  private static Assumption positive(Environment environment) {
    Tail tail = environment.types().tail();
    boolean hasZero =
        environment.types() instanceof SineTypes && environment.types().upper() > LAST_ZERO;
    boolean holds = tail.exponent() == 1 && !hasZero;
    String finding =
        hasZero
            ? "the density is zero at 3 pi/2, inside the support, where it only touches zero"
            : tail.exponent() == 1
                ? "the density at the upper end is " + Digits.of(tail.coefficient())
                : "at the upper end the density behaves like the gap to the power "
                    + Digits.of(tail.exponent() - 1);
    return new Assumption("positive density (Section 2)", holds, finding);
  }

  private static Assumption tail(Environment environment) {
    Tail tail = environment.types().tail();
    boolean grows = tail.exponent() >= 1;
    return new Assumption(
        "tail exponent of at least 1 (Lemma 3)",
        grows,
        grows
            ? "under replication beta_star grows like N^%s (log N)^%s"
                .formatted(Digits.of(1 - tail.root()), Digits.of(tail.root()))
            : "the density is not bounded at the upper end: beta_star vanishes, against Theorem 3");
  }

  private static Assumption replication(Environment environment) {
    boolean replicates = environment.ownership() instanceof Ownership.Replicated;
    return new Assumption(
        "replicated ownership (Theorem 3)",
        replicates,
        replicates
            ? "the number of owners grows with the number of agents"
            : "the number of owners stays: beta_star need not grow with the number of agents");
  }
}
