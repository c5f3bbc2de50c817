package walras.mechanism.randomgrouping.ring;

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
import walras.mechanism.randomgrouping.signals.bundles.BundleOutcome;

/** A ring for buyers of bundles in one environment, with all that does not depend on the size. */
final class BundleRingMarket implements Market {

  private static final long serialVersionUID = 1L;

  private final BundleRing ring;
  private final List<KnownBundles> known = new ArrayList<>();
  private final List<BundleOutcome> outcomes = new ArrayList<>();
  private final List<Information> information = new ArrayList<>();
  private final BundleLimits limits;
  private final List<Metric> metrics;
  private final List<Assumption> assumptions;

  BundleRingMarket(BundleRing ring) {
    this.ring = ring;
    for (int state = 0; state < ring.states(); state++) {
      known.add(ring.bundles().known(state));
      outcomes.add(new BundleOutcome(ring.bundles(), known.get(state), state));
      information.add(Information.of(ring.signals(), state));
    }
    limits = new BundleLimits(this);
    metrics = new BundleTheories(this).metrics();
    assumptions = BundleChecks.of(this);
  }

  BundleRing ring() {
    return ring;
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

  /** Returns how fast signals reveal each state. */
  List<Information> information() {
    return Collections.unmodifiableList(information);
  }

  BundleLimits limits() {
    return limits;
  }

  /** Tells whether every state has one competitive price pair, without a grid. */
  boolean hasCompetitivePrices() {
    return known.stream().allMatch(KnownBundles::isUnique);
  }

  /** Tells whether costs do not depend on the state. */
  boolean areCostsPrivate() {
    return ring.bundles().signals().sellers().isMoneyTheSameInAllStates();
  }

  @Override
  public void describe(Details details) {
    ring.describe(details);
  }

  @Override
  public List<String> states() {
    return ring.bundles().signals().states();
  }

  @Override
  public List<Double> prior() {
    List<Double> prior = new ArrayList<>();
    for (int state = 0; state < ring.states(); state++) {
      prior.add(ring.bundles().signals().buyers().model().prior(state));
    }
    return prior;
  }

  @Override
  public Granularity granularity() {
    return RingMarket.sizes(ring.groups());
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
    return new SizedBundleRing(this, RingMarket.perGroup(ring.groups(), agents));
  }
}
