package walras.mechanism.randomgrouping;

import walras.sampling.MultivariateHypergeometric;
import walras.sampling.Streams;

/** The agents of a fixed population, divided at random. */
final class DividedCounts implements GroupCounts {

  private final long[] sellers;
  private final long[] buyers;
  private final long perGroup;

  /**
   * Creates the law of the counts.
   *
   * @param environment one with a fixed population
   * @param perGroup the sellers, and buyers, of a group
   */
  DividedCounts(Environment environment, long perGroup) {
    sellers = environment.sellers().in(Trades.GROUPS * perGroup);
    buyers = environment.buyers().in(Trades.GROUPS * perGroup);
    this.perGroup = perGroup;
  }

  @Override
  public void draw(Streams streams, long[][] sellersOf, long[][] buyersOf) {
    divide(streams, sellers, sellersOf);
    divide(streams, buyers, buyersOf);
  }

  private void divide(Streams streams, long[] all, long[][] groups) {
    MultivariateHypergeometric.sample(streams.lotteries(), all, perGroup, groups[0]);
    for (int type = 0; type < all.length; type++) {
      groups[1][type] = all[type] - groups[0][type];
    }
  }
}
