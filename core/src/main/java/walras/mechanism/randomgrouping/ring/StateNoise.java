package walras.mechanism.randomgrouping.ring;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import walras.mechanism.randomgrouping.signals.StateLimit;

/**
 * Constants of the first order in n^(-1/2), n sellers and buyers per group, in a state in which
 * infinitely many agents balance, once prices are locked.
 *
 * <p>Source: derived in the documentation of the mechanism. The excess supply of a group has the
 * variance n s^2.
 *
 * @param spread the standard deviation s of one seller's supply less one buyer's demand
 * @param costStep by how much sellers who do not supply cost more than those who do, on average
 * @param width the width of the gap between costs and values that holds the price
 * @param lockRate the rate per seller of a group at which locked prices stop to leave: that of the
 *     signals in the group, or of beliefs if they are slower
 * @param surplus the largest surplus per agent
 * @param tradedSpread √2 times the standard deviation of one buyer's demand; s with one unit each
 * @param agentsPerUnit the number of sellers rationed or forced per unit of imbalance
 * @param spreadOfAgents the standard deviation of that number for an imbalance of standard normal
 *     law
 */
record StateNoise(
    double spread,
    double costStep,
    double width,
    double lockRate,
    double surplus,
    double tradedSpread,
    double agentsPerUnit,
    double spreadOfAgents)
    implements Serializable {

  /** Returns the constants of a state, or null where prices do not lock, or never move. */
  static @Nullable StateNoise of(StateLimit limit, Information information, boolean isPrivate) {
    double rate = isPrivate ? limit.lockRate() : Math.min(information.chernoff(), limit.lockRate());
    if (!limit.balances() || !(limit.spread() > StateLimit.ROUNDING) || Double.isInfinite(rate)) {
      return null;
    }
    int price = limit.price();
    return new StateNoise(
        limit.spread(),
        limit.meanCostOfOthers(price) - limit.meanCostOfSupply(price),
        limit.competitiveHighest() - limit.competitiveLowest(),
        rate,
        limit.maximum(),
        limit.units() == 1 ? limit.spread() : Math.sqrt(2 * limit.varianceOfDemand()),
        limit.imbalance().agentsPerUnit(),
        limit.imbalance().spreadOfAgents());
  }

  /** Returns the mean of units rationed per agent, times √n. */
  double rationed() {
    return spread / Math.sqrt(2 * Math.PI);
  }

  /** Returns the mean of what better sellers would save per agent in the groups, times √n. */
  double misplaced() {
    return rationed() * costStep / 2;
  }

  /** Returns by how much the mean of the largest surplus per agent falls short, times √n. */
  double shortfall(int groups) {
    return rationed() * width / (2 * Math.sqrt(groups));
  }

  /** Returns the mean of the surplus loss per agent in the groups, times √n. */
  double loss(int groups) {
    return misplaced() - shortfall(groups);
  }

  /** Returns the mean of the surplus loss per agent in one market of all, times √n. */
  double pooledLoss(int groups) {
    return misplaced() / Math.sqrt(groups) - shortfall(groups);
  }
}
