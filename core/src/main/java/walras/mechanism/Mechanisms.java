package walras.mechanism;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import walras.kernel.Mechanism;
import walras.mechanism.efficienttrade.EfficientTrade;
import walras.mechanism.marketgame.MarketGame;
import walras.mechanism.marketgame.MarketGameIncentives;
import walras.mechanism.randomgrouping.RandomGrouping;
import walras.mechanism.randomgrouping.interdependent.InterdependentGrouping;
import walras.mechanism.randomgrouping.ring.RandomGroupingRing;
import walras.mechanism.sigmawalras.SigmaWalras;
import walras.mechanism.threebids.ThreeBids;

/** The registry of mechanisms: those that come with Walras, then those of the user. */
public final class Mechanisms {

  private Mechanisms() {}

  /** Returns all mechanisms, the user's found through {@link ServiceLoader}. */
  public static List<Mechanism> all() {
    List<Mechanism> mechanisms = new ArrayList<>(builtIn());
    ServiceLoader.load(Mechanism.class).forEach(mechanisms::add);
    return List.copyOf(mechanisms);
  }

  private static List<Mechanism> builtIn() {
    return List.of(
        new MarketGame(),
        new MarketGameIncentives(),
        new RandomGrouping(),
        new InterdependentGrouping(),
        new RandomGroupingRing(),
        new ThreeBids(),
        new SigmaWalras(),
        new EfficientTrade());
  }
}
