package walras.mechanism.randomgrouping;

import walras.kernel.Details;
import walras.sampling.Streams;

/**
 * The units of all sellers and buyers in one replication, known by counts. Markets are numbered as
 * in {@link Trades}: the two groups, then all agents together. Mutable and confined to one thread.
 */
interface Units extends Announced {

  /** No threshold of any unit, for counts without exception. */
  int NOBODY = Integer.MAX_VALUE;

  /** Draws the units. */
  void draw(Streams streams);

  /** Executes trades: the long side of each market is served in random order. */
  void serve(Trades trades, Streams streams);

  /** Writes surplus and payoffs of the trades that were executed. */
  void account(Trades trades);

  /** Returns a buyer, each with the same probability. */
  Trader buyer();

  /** Returns a seller, each with the same probability. */
  Trader seller();

  /** Writes what was drawn. */
  void describe(Details details);
}
