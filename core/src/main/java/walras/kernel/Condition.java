package walras.kernel;

import java.io.Serializable;
import java.math.BigDecimal;

/** A condition on a design point, one of several that a theorem asks for. */
public sealed interface Condition extends Serializable {

  /** Returns what must hold, in a few words, such as {@code N >= nbar}. */
  String name();

  /**
   * A condition that the environment decides.
   *
   * @param finding what was found, with the numbers as {@link walras.numeric.Digits} writes them
   */
  record Stated(String name, Truth truth, String finding) implements Condition {}

  /**
   * In every state the mean of a metric keeps to a level.
   *
   * @param level the level
   * @param side on which side of the level means must lie; the level itself belongs to it
   */
  record MeanKept(String name, String metric, BigDecimal level, Derived.Side side)
      implements Condition {}

  /** The number of agents is at least a size that is searched for. */
  record SizeFrom(String name, Search search) implements Condition {}
}
