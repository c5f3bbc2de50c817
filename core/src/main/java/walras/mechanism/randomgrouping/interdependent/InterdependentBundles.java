package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;
import walras.mechanism.randomgrouping.bundles.KnownBundles;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleOutcome;

/**
 * The mechanism for buyers of bundles in one environment, with all that does not depend on the
 * size.
 */
final class InterdependentBundles implements Market {

  private static final long serialVersionUID = 1L;

  private static final int AGENTS_PER_SELLER = InterdependentMarket.AGENTS_PER_SELLER;
  private static final Granularity SIZES =
      new Granularity(AGENTS_PER_SELLER, 1_000_000_000_000_000L, AGENTS_PER_SELLER);

  private final BundleEnvironment environment;
  private final List<KnownBundles> known = new ArrayList<>();
  private final List<BundleOutcome> outcomes = new ArrayList<>();
  private final List<BranchLimit> first = new ArrayList<>();
  private final List<BranchLimit> second = new ArrayList<>();
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  InterdependentBundles(BundleEnvironment environment) {
    this.environment = environment;
    for (int state = 0; state < environment.states(); state++) {
      known.add(environment.known(state));
      outcomes.add(new BundleOutcome(environment, known.get(state), state));
      BundleBranches branches =
          new BundleBranches(environment, outcomes.get(state), known.get(state));
      first.add(branches.ofFirstMessages());
      second.add(branches.ofKnownState(state));
    }
    metrics = InterdependentTheories.of(this).metrics();
    assumptions = BundleChecks.of(this);
  }

  BundleEnvironment environment() {
    return environment;
  }

  /** Returns the markets of those who know the state, by state. */
  List<KnownBundles> known() {
    return Collections.unmodifiableList(known);
  }

  /** Returns the market of those who know the state. */
  KnownBundles known(int state) {
    return known.get(state);
  }

  /** Returns what comes of trade of infinitely many agents in a state. */
  BundleOutcome outcome(int state) {
    return outcomes.get(state);
  }

  /** Returns what is lost at a random price pair on first messages. */
  BranchLimit first(int state) {
    return first.get(state);
  }

  /** Returns what is lost at a random price pair where everybody knows the state. */
  BranchLimit second(int state) {
    return second.get(state);
  }

  /** Tells whether every state has one competitive price pair, without a grid. */
  boolean hasCompetitivePrices() {
    return known.stream().allMatch(KnownBundles::isUnique);
  }

  @Override
  public void describe(Details details) {
    environment.describe(details);
  }

  @Override
  public List<String> states() {
    return environment.signals().states();
  }

  @Override
  public List<Double> prior() {
    List<Double> prior = new ArrayList<>();
    for (int state = 0; state < environment.states(); state++) {
      prior.add(environment.signals().buyers().model().prior(state));
    }
    return prior;
  }

  @Override
  public Granularity granularity() {
    return SIZES;
  }

  @Override
  public List<Metric> metrics() {
    return metrics;
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public List<Assumption> assumptions() {
    return assumptions;
  }

  @Override
  public SizedMarket at(long agents) {
    if (!SIZES.admits(agents)) {
      throw new IllegalArgumentException(
          "agents must be a multiple of 4 in [4, 10^15], got " + agents);
    }
    return new SizedBundles(this, agents / AGENTS_PER_SELLER);
  }
}
