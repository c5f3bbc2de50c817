package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A type of agents of one side.
 *
 * @param side whether they sell or buy
 * @param name lower case, unique on its side
 * @param probability that an agent of the side is of this type
 * @param first the cost or value of one unit of the first commodity alone
 * @param second the cost or value of one unit of the second commodity alone
 * @param both the cost or value of one unit of each
 */
public record AgentType(
    Side side,
    String name,
    BigDecimal probability,
    BigDecimal first,
    BigDecimal second,
    BigDecimal both)
    implements Serializable {

  /** Returns the cost or value of a bundle. */
  public BigDecimal money(int bundle) {
    return switch (bundle) {
      case Bundle.NONE -> BigDecimal.ZERO;
      case Bundle.FIRST -> first;
      case Bundle.SECOND -> second;
      default -> both;
    };
  }

  /**
   * Returns what trading a bundle is worth apart from payments: a value, or a cost with a minus.
   */
  public BigDecimal worth(int bundle) {
    return side == Side.BUYER ? money(bundle) : money(bundle).negate();
  }

  /** Tells whether the type satisfies Condition 1: both units are worth what each is alone. */
  public boolean isSeparable() {
    return both.compareTo(first.add(second)) == 0;
  }
}
