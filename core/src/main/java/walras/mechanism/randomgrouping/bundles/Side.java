package walras.mechanism.randomgrouping.bundles;

import java.util.Locale;

/** A side of the market. */
public enum Side {
  SELLER,
  BUYER;

  /** Returns the name in metrics. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the side that it trades with. */
  public Side other() {
    return this == SELLER ? BUYER : SELLER;
  }

  /** Returns 1 if the side pays prices, -1 if it receives them. */
  public int sign() {
    return this == BUYER ? 1 : -1;
  }
}
