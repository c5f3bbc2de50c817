package walras.mechanism.randomgrouping;

import walras.sampling.Streams;

/** How many units of each type fall to each group. */
interface GroupCounts {

  /**
   * Draws the counts of both groups.
   *
   * @param sellers output, by group and type of cost
   * @param buyers output, by group and type of value
   */
  void draw(Streams streams, long[][] sellers, long[][] buyers);
}
