package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.environment.Posterior;
import walras.mechanism.randomgrouping.bundles.Bundle;
import walras.mechanism.randomgrouping.signals.ExpectedMoney;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.bundles.BundleDemand;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleSupply;

/**
 * What all agents announce at price pairs: by first messages from their own signal alone, by second
 * ones from the next group's signals as well, by third ones from those of all other groups. And
 * what they would announce if they knew all signals. Mutable, confined to one thread.
 */
final class BundleMessages {

  private static final int KINDS = 3;

  private final int groups;
  private final KnownSignals known;
  private final Posterior belief;
  private final OwnSignal[] own = new OwnSignal[Bundle.COMMODITIES];
  private final ExpectedMoney[] costs = new ExpectedMoney[Bundle.COMMODITIES];

  /** Announced supply and demand by message, then group. */
  final BundleSupply[][] supply;

  final BundleDemand[][] demand;

  /** What would be announced in the knowledge of all signals. */
  final BundleSupply fullSupply;

  final BundleDemand fullDemand;

  double secondError;
  double thirdError;
  double fullError;
  double fullLogError;

  BundleMessages(BundleRing ring) {
    BundleEnvironment environment = ring.bundles();
    Side sellers = environment.signals().sellers();
    groups = ring.groups();
    known = new KnownSignals(environment.sellerSignals(), environment.buyerSignals());
    belief = Posterior.of(sellers.model(), environment.signals().buyers().model());
    supply = new BundleSupply[KINDS][groups];
    demand = new BundleDemand[KINDS][groups];
    for (int message = 0; message < KINDS; message++) {
      Arrays.setAll(supply[message], group -> BundleSupply.create(environment));
      Arrays.setAll(demand[message], group -> new BundleDemand(environment));
    }
    fullSupply = BundleSupply.create(environment);
    fullDemand = new BundleDemand(environment);
    Arrays.fill(supply[Messages.FIRST], supply[Messages.FIRST][0]);
    Arrays.fill(demand[Messages.FIRST], demand[Messages.FIRST][0].fromOwnSignals());
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      own[commodity] = new OwnSignal(sellers, commodity);
      costs[commodity] = new ExpectedMoney(sellers, commodity);
      supply[Messages.FIRST][0].expect(commodity, sellers.expectedFromOwnSignal(commodity));
    }
  }

  /** Forms the second and third messages of all groups. */
  void announce(SignalCounts counts, int state) {
    secondError = 0;
    thirdError = 0;
    for (int group = 0; group < groups; group++) {
      int next = (group + 1) % groups;
      known.set(counts.sellers[next], counts.buyers[next]);
      secondError = Math.max(secondError, announce(Messages.SECOND, group, state));
      known.set(counts.sellers[groups], counts.buyers[groups]);
      known.remove(counts.sellers[group], counts.buyers[group]);
      thirdError = Math.max(thirdError, announce(Messages.THIRD, group, state));
    }
  }

  private double announce(int message, int group, int state) {
    belief.update(known.counts(), state);
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      supply[message][group].expect(commodity, own[commodity].expected(belief));
    }
    demand[message][group].withOwnSignals(belief);
    return belief.error();
  }

  /** Forms what would be announced in the knowledge of all signals, the own among them. */
  void announceFully(SignalCounts counts, int state) {
    known.set(counts.sellers[groups], counts.buyers[groups]);
    belief.update(known.counts(), state);
    for (int commodity = 0; commodity < Bundle.COMMODITIES; commodity++) {
      fullSupply.expect(commodity, costs[commodity].given(belief));
    }
    fullDemand.given(belief);
    fullError = belief.error();
    fullLogError = belief.logError();
  }
}
