package walras.mechanism.randomgrouping;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Condition;
import walras.kernel.Derived;

/**
 * Whether given agents are eps-efficient as Theorem 2 has it: the loss expected over groupings is
 * at most eps.
 */
final class ExpectedEfficiency {

  static final String NAME = "eps_efficient_expected";

  private ExpectedEfficiency() {}

  /** Returns the derived quantity, or nothing without eps. */
  static List<Derived> of(@Nullable BigDecimal eps) {
    if (eps == null) {
      return List.of();
    }
    Condition small =
        new Condition.MeanKept(
            "expected surplus_loss at most eps",
            Measures.all().get(Measures.SURPLUS_LOSS).name(),
            eps,
            Derived.Side.AT_MOST);
    return List.of(
        new Derived(
            NAME,
            "1",
            "whether the surplus loss expected over groupings is at most eps (Theorem 2)",
            new Derived.AllOf(List.of(small), List.of()),
            Derived.Scope.OVERALL));
  }
}
