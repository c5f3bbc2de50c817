package walras.mechanism.randomgrouping.ring;

import java.util.List;
import java.util.Locale;

/**
 * The branches in which a price is drawn and pairs of a seller and a buyer of a group trade what
 * one of the two announces at it.
 */
enum Pairs {
  FIRST_OF_SELLERS(1, Messages.FIRST, true),
  FIRST_OF_BUYERS(2, Messages.FIRST, false),
  SECOND_OF_SELLERS(3, Messages.SECOND, true),
  SECOND_OF_BUYERS(4, Messages.SECOND, false),
  THIRD_OF_SELLERS(5, Messages.THIRD, true),
  THIRD_OF_BUYERS(6, Messages.THIRD, false);

  /** All branches in their order. */
  static final List<Pairs> ALL = List.of(values());

  /** The number of branches. */
  static final int BRANCHES = 6;

  private final int number;
  private final int message;
  private final boolean isLedBySeller;

  Pairs(int number, int message, boolean isLedBySeller) {
    this.number = number;
    this.message = message;
    this.isLedBySeller = isLedBySeller;
  }

  /** Returns the number of the branch in the mechanism, from 1 on. */
  int number() {
    return number;
  }

  /** Returns which message is followed: 0 for the first, 1 for the second, 2 for the third. */
  int message() {
    return message;
  }

  /** Tells whether the seller's announcement is followed; else it is the buyer's. */
  boolean isLedBySeller() {
    return isLedBySeller;
  }

  /** Returns what the pairs trade, as the end of a sentence. */
  String meaning() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    return "the %s announces in the %s message"
        .formatted(isLedBySeller() ? "seller" : "buyer", words[0]);
  }
}
