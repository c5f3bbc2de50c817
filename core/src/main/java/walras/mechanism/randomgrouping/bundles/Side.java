package walras.mechanism.randomgrouping.bundles;

import java.util.Locale;

/** A side of the market. */
enum Side {
  SELLER,
  BUYER;

  /** Returns the name in metrics. */
  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the side that it trades with. */
  Side other() {
    return this == SELLER ? BUYER : SELLER;
  }

  /** Returns 1 if the side pays prices, -1 if it receives them. */
  int sign() {
    return this == BUYER ? 1 : -1;
  }
}
