package walras.mechanism.marketgame;

/** How agents reply to a price and a total, each including the own offer. */
interface Replies {

  /** Sets and returns the offer of a type, without a sign. */
  double reply(int type, double price, double total);

  /** Returns the logarithm of the price at which a type does not trade. */
  double logAutarky(int type);
}
