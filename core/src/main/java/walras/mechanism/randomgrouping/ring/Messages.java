package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.environment.Posterior;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.signals.ExpectedMoney;
import walras.mechanism.randomgrouping.signals.Ladder;
import walras.mechanism.randomgrouping.signals.Side;

/**
 * What all agents announce: by first messages from their own signal alone, by second ones from the
 * next group's signals as well, by third ones from those of all other groups. And what they would
 * announce if they knew all signals. Mutable, confined to one thread.
 */
final class Messages {

  /** The index of each message, as in {@link Pairs#message()}. */
  static final int FIRST = 0;

  static final int SECOND = 1;
  static final int THIRD = 2;

  private static final int KINDS = 3;

  private final int groups;
  private final Grid grid;
  private final Posterior belief;
  private final OwnSignal ownOfSellers;
  private final OwnSignal ownOfBuyers;
  private final ExpectedMoney costs;
  private final ExpectedMoney values;
  private final KnownSignals known;

  /** Announced supply and demand by message, then group. */
  final Ladder[][] supply;

  final Ladder[][] demand;

  /** What would be announced in the knowledge of all signals. */
  final Ladder fullSupply;

  final Ladder fullDemand;

  double secondError;
  double thirdError;
  double fullError;
  double fullLogError;

  Messages(RingEnvironment environment) {
    Side sellers = environment.sellers();
    Side buyers = environment.buyers();
    groups = environment.groups();
    grid = environment.grid();
    belief = Posterior.of(sellers.model(), buyers.model());
    ownOfSellers = new OwnSignal(sellers, 0);
    ownOfBuyers = new OwnSignal(buyers, 0);
    costs = new ExpectedMoney(sellers, 0);
    values = new ExpectedMoney(buyers, 0);
    known = new KnownSignals(sellers.signals(), buyers.signals());
    supply = ladders(sellers);
    demand = ladders(buyers);
    fullSupply = Ladder.of(sellers);
    fullDemand = Ladder.of(buyers);
    supply[FIRST][0].supply(sellers.expectedFromOwnSignal(0), grid);
    demand[FIRST][0].demand(buyers.expectedFromOwnSignal(0), grid);
  }

  /** Makes ladders by message and group; first messages are the same in all groups. */
  private Ladder[][] ladders(Side side) {
    Ladder[][] ladders = new Ladder[KINDS][groups];
    for (Ladder[] ofMessage : ladders) {
      Arrays.setAll(ofMessage, group -> Ladder.of(side));
    }
    Arrays.fill(ladders[FIRST], ladders[FIRST][0]);
    return ladders;
  }

  /** Forms the second and third messages of all groups. */
  void announce(SignalCounts counts, int state) {
    secondError = 0;
    thirdError = 0;
    for (int group = 0; group < groups; group++) {
      int next = (group + 1) % groups;
      known.set(counts.sellers[next], counts.buyers[next]);
      secondError = Math.max(secondError, announce(SECOND, group, state));
      known.set(counts.sellers[groups], counts.buyers[groups]);
      known.remove(counts.sellers[group], counts.buyers[group]);
      thirdError = Math.max(thirdError, announce(THIRD, group, state));
    }
  }

  private double announce(int message, int group, int state) {
    belief.update(known.counts(), state);
    supply[message][group].supply(ownOfSellers.expected(belief), grid);
    demand[message][group].demand(ownOfBuyers.expected(belief), grid);
    return belief.error();
  }

  /** Forms what would be announced in the knowledge of all signals, the own among them. */
  void announceFully(SignalCounts counts, int state) {
    known.set(counts.sellers[groups], counts.buyers[groups]);
    belief.update(known.counts(), state);
    fullSupply.supply(costs.given(belief), grid);
    fullDemand.demand(values.given(belief), grid);
    fullError = belief.error();
    fullLogError = belief.logError();
  }
}
