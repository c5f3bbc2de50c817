package walras.mechanism.randomgrouping.bundles;

import java.math.BigDecimal;
import java.util.List;

/**
 * A price pair at which lines of indifference may meet.
 *
 * @param first the price of the first commodity, without trailing zeros
 * @param second the price of the second commodity, without trailing zeros
 */
record DualVertex(BigDecimal first, BigDecimal second) {

  /** Bundles of which some mixture of the ends is one of the middles, though no two are equal. */
  private static final int ENDS = 1 << Bundle.NONE | 1 << Bundle.BOTH;

  private static final int MIDDLES = 1 << Bundle.FIRST | 1 << Bundle.SECOND;

  /** Makes equal price pairs equal. */
  DualVertex {
    first = first.stripTrailingZeros();
    second = second.stripTrailingZeros();
  }

  /** Returns what an agent gains from her best bundle. */
  BigDecimal gain(AgentType type) {
    BigDecimal gain = BigDecimal.ZERO;
    for (int bundle = 1; bundle < Bundle.COUNT; bundle++) {
      gain = gain.max(payoff(type, bundle));
    }
    return gain;
  }

  private BigDecimal payoff(AgentType type, int bundle) {
    BigDecimal payment = (bundle & Bundle.FIRST) == 0 ? BigDecimal.ZERO : first;
    payment = (bundle & Bundle.SECOND) == 0 ? payment : payment.add(second);
    return type.side() == Side.BUYER
        ? type.worth(bundle).subtract(payment)
        : type.worth(bundle).add(payment);
  }

  /**
   * Tells whether some counts of types, as many sellers as buyers, balance here and have no gain as
   * low anywhere around: lines of different directions meet, and the bundles that are best for
   * sellers and for buyers have a mixture in common.
   */
  boolean canBeLeast(List<AgentType> types) {
    int sold = 0;
    int bought = 0;
    int lines = 0;
    for (AgentType type : types) {
      int best = best(type);
      sold |= type.side() == Side.SELLER ? best : 0;
      bought |= type.side() == Side.BUYER ? best : 0;
      lines |= lines(best);
    }
    boolean balance =
        (sold & bought) != 0
            || (contains(sold, ENDS) && contains(bought, MIDDLES))
            || (contains(sold, MIDDLES) && contains(bought, ENDS));
    return balance && Integer.bitCount(lines) > 1;
  }

  /** Returns the best bundles, a bit each. */
  private int best(AgentType type) {
    BigDecimal gain = gain(type);
    int best = 0;
    for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
      best |= payoff(type, bundle).compareTo(gain) == 0 ? 1 << bundle : 0;
    }
    return best;
  }

  /** Returns the kinds of lines along which the best bundles are equally good, a bit each. */
  private static int lines(int best) {
    int lines = 0;
    for (int bundle = 0; bundle < Bundle.COUNT; bundle++) {
      for (int other = 0; other < bundle; other++) {
        boolean indifferent = contains(best, 1 << bundle | 1 << other);
        lines |= indifferent ? Indifference.between(bundle, other).bit() : 0;
      }
    }
    return lines;
  }

  private static boolean contains(int bundles, int some) {
    return (bundles & some) == some;
  }
}
