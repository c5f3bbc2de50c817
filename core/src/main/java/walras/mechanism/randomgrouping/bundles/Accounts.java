package walras.mechanism.randomgrouping.bundles;

import walras.sampling.Philox;

/** What trades are worth to those who made them. Mutable, confined to one thread. */
final class Accounts {

  private final Tables tables;
  private final Focal focal = new Focal();
  private final double[] sellers;
  private final double[] buyers;

  Accounts(Tables tables) {
    this.tables = tables;
    sellers = new double[tables.sellers.types()];
    buyers = new double[tables.buyers.types()];
  }

  /** Finds surplus, the largest surplus, payoffs and what other messages could gain. */
  void write(Trades trades) {
    trades.leastPayoff = Double.POSITIVE_INFINITY;
    trades.mostGain = 0;
    for (int market = 0; market < Trades.MARKETS; market++) {
      trades.surplus[market] =
          worth(tables.sellers, trades.sellers[market])
              + worth(tables.buyers, trades.buyers[market]);
    }
    for (int group = 0; group < Trades.GROUPS; group++) {
      payoffs(trades, group, Side.SELLER);
      payoffs(trades, group, Side.BUYER);
    }
    toDoubles(trades.sellers[Trades.POOL].counts, sellers);
    toDoubles(trades.buyers[Trades.POOL].counts, buyers);
    trades.maximum = tables.dual.largestSurplus(sellers, buyers);
  }

  private static void toDoubles(long[] counts, double[] numbers) {
    for (int type = 0; type < counts.length; type++) {
      numbers[type] = (double) counts[type];
    }
  }

  private static double worth(TypeTable table, Crowd crowd) {
    double worth = 0;
    for (int left = 0; left < Bundle.COUNT; left++) {
      long[] agents = crowd.left[left];
      for (int type = 0; type < agents.length; type++) {
        worth += (double) agents[type] * table.worth(type, crowd.bundles[type] & left);
      }
    }
    return worth;
  }

  /**
   * Finds the least payoff and the most that another message could gain: the own prices and what is
   * left do not depend on it.
   */
  private void payoffs(Trades trades, int group, Side side) {
    TypeTable table = tables.types(side);
    Crowd crowd = trades.crowd(group, side);
    double first = tables.environment.price(trades.quote(group).first);
    double second = tables.environment.price(trades.quote(group).second);
    for (int left = 0; left < Bundle.COUNT; left++) {
      for (int type = 0; type < table.types(); type++) {
        if (crowd.left[left][type] > 0) {
          int announced = crowd.bundles[type];
          double payoff = table.payoff(type, announced & left, first, second);
          double regret = table.regret(type, announced, left, first, second);
          trades.leastPayoff = Math.min(trades.leastPayoff, payoff);
          trades.mostGain = Math.max(trades.mostGain, regret);
        }
      }
    }
  }

  /** Finds what an agent of the first group can expect, of either side and every type. */
  void expect(Trades trades, Philox rng) {
    trades.expectedGain = 0;
    expect(trades, Side.SELLER, 0, rng);
    expect(trades, Side.BUYER, tables.sellers.types(), rng);
  }

  private void expect(Trades trades, Side side, int offset, Philox rng) {
    TypeTable table = tables.types(side);
    Crowd own = trades.crowd(0, side);
    Crowd others = trades.crowd(0, side.other());
    double first = tables.environment.price(trades.quote(0).first);
    double second = tables.environment.price(trades.quote(0).second);
    focal.draw(rng, own, others.announced(0), others.announced(1));
    for (int type = 0; type < table.types(); type++) {
      int announced = own.bundles[type];
      double payoff = 0;
      double gain = 0;
      for (int left = 0; left < Bundle.COUNT; left++) {
        payoff += focal.finds[left] * table.payoff(type, announced & left, first, second);
        gain += focal.finds[left] * table.regret(type, announced, left, first, second);
      }
      trades.interim[offset + type] = payoff;
      trades.expectedGain += 0.5 * table.weights[type] * gain;
    }
  }
}
