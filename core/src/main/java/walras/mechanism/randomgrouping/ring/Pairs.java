package walras.mechanism.randomgrouping.ring;

import java.util.List;
import java.util.Locale;

/**
 * The branches in which a price is drawn and pairs of a seller and a buyer of a group trade what
 * one of the two announces at it.
 */
enum Pairs {
  FIRST_OF_SELLERS,
  FIRST_OF_BUYERS,
  SECOND_OF_SELLERS,
  SECOND_OF_BUYERS,
  THIRD_OF_SELLERS,
  THIRD_OF_BUYERS;

  /** All branches in their order. */
  static final List<Pairs> ALL = List.of(values());

  /** The number of branches. */
  static final int BRANCHES = 6;

  private static final int SIDES = 2;

  /** Returns the number of the branch in the mechanism, from 1 on. */
  int number() {
    return ordinal() + 1;
  }

  /** Returns which message is followed: 0 for the first, 1 for the second, 2 for the third. */
  int message() {
    return ordinal() / SIDES;
  }

  /** Tells whether the seller's announcement is followed; else it is the buyer's. */
  boolean isLedBySeller() {
    return ordinal() % SIDES == 0;
  }

  /** Returns what the pairs trade, as the end of a sentence. */
  String meaning() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    return "the %s announces in the %s message"
        .formatted(isLedBySeller() ? "seller" : "buyer", words[0]);
  }
}
