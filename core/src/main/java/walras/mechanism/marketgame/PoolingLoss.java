package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Details;

/**
 * What types that make the same first-stage offer lose at least, if inactive: some type of the pool
 * loses this much whatever the common offer is.
 *
 * <p>Source: proof of theorem 2 of the paper, whose constant C it is: {@code min over q of the max
 * over pooled types y of [G_y(q1*(y)) - G_y(q)]}, where {@code G_y(q)} is the expected utility of
 * consuming q along the budget line at the fixed price. Derived: types that like q less than the
 * offer lose more as it grows, the others less, and each loses nothing at its own best; so the
 * least is where the largest loss of the ones is that of the others.
 */
final class PoolingLoss {

  /** Beyond, there are too many sets of types to list. */
  static final int MOST_TYPES = 6;

  private final MarketGameMarket market;
  private final Economy economy;
  private final long active;

  PoolingLoss(SizedMarketGame sized) {
    market = sized.market();
    economy = sized.economy();
    active = sized.active();
  }

  /** Writes the loss of every set of types that can be pooled: at least two, but not all. */
  void describe(Details details) {
    int types = economy.types();
    for (int set = 1; set < (1 << types) - 1; set++) {
      List<Integer> pool = members(set);
      if (pool.size() > 1) {
        double q = worstOffer(pool);
        Details ofPool = details.at(names(pool));
        ofPool.put("loss", loss(pool, q)).put("q", q);
        beliefs(pool, ofPool.at("belief"));
      }
    }
  }

  /**
   * Writes, for each state, how likely it seems to a pooled agent when the others' offers come as
   * often as they are expected to in that state, all other types offering apart: on the path, and
   * when one of the offers was unexpected and may be anybody's.
   */
  private void beliefs(List<Integer> pool, Details details) {
    List<List<Integer>> cells = new ArrayList<>();
    cells.add(pool);
    for (int x = 0; x < economy.types(); x++) {
      if (!pool.contains(x)) {
        cells.add(List.of(x));
      }
    }
    PooledBeliefs beliefs = new PooledBeliefs(economy.model(), cells);
    for (int z = 0; z < economy.states(); z++) {
      long[] announced = new long[cells.size()];
      for (int cell = 0; cell < announced.length; cell++) {
        double share = beliefs.probability(z, cells.get(cell));
        announced[cell] = Math.round((double) (active - 1) * share);
      }
      announced[0] = Math.max(1, announced[0]);
      String state = economy.model().states().get(z);
      int type = pool.get(0);
      details.at("on_path").put(state, beliefs.target(type, announced)[z]);
      details.at("unexpected_offer").put(state, beliefs.nonTarget(type, allTypes(), announced)[z]);
    }
  }

  /** Returns the consumption of q of the offer that hurts the pool least. */
  double worstOffer(List<Integer> pool) {
    double[] q = market.firstStage().q();
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int type : pool) {
      low = Math.min(low, q[type]);
      high = Math.max(high, q[type]);
    }
    double middle = (low + high) / 2;
    while (low < middle && middle < high) {
      if (isTooLittle(pool, middle)) {
        low = middle;
      } else {
        high = middle;
      }
      middle = (low + high) / 2;
    }
    return middle;
  }

  /** Tells whether the type that loses most from consuming an amount of q would like more of it. */
  private boolean isTooLittle(List<Integer> pool, double offer) {
    double[] q = market.firstStage().q();
    return loss(pool.stream().filter(type -> q[type] > offer).toList(), offer)
        > loss(pool.stream().filter(type -> q[type] <= offer).toList(), offer);
  }

  /** Returns the largest loss of a pooled type from consuming an amount of q. */
  double loss(List<Integer> pool, double offer) {
    double most = 0;
    for (int type : pool) {
      most = Math.max(most, market.firstStage().lossAt(type, offer));
    }
    return most;
  }

  private List<Integer> allTypes() {
    return members((1 << economy.types()) - 1);
  }

  private List<Integer> members(int set) {
    List<Integer> members = new ArrayList<>();
    for (int x = 0; x < economy.types(); x++) {
      if ((set >> x & 1) == 1) {
        members.add(x);
      }
    }
    return members;
  }

  private String names(List<Integer> pool) {
    return String.join("+", pool.stream().map(economy.model().types()::get).toList());
  }
}
