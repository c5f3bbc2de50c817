package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Assumption;
import walras.kernel.Decay;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.kernel.Theory.Source;

/**
 * The market game as one agent sees it who may pose as another type at the first stage.
 *
 * <p>The metrics are {@code gain:x>y} for all pairs of types, then {@code net:x>y}. The state is
 * drawn from the prior; a gain counts with {@code mu_z(x) / P(x)}, the odds by which a type changes
 * it, so that the mean over all states is what the type expects.
 */
final class IncentivesMarket implements Market {

  private static final long serialVersionUID = 1L;

  /** Beyond it a gain is smaller than the rounding of the utilities it compares. */
  static final long LARGEST_SIZE = 1_000_000_000_000L;

  private static final Granularity SIZES = Granularity.every(2, LARGEST_SIZE);

  private static final String COMPOSITION = "rates: incentives";
  private static final double NEGLIGIBLE = 1e-12;

  private final MarketGameMarket game;
  private final TypePairs pairs;
  private final IncentiveLimits limits;
  private final List<Metric> metrics;

  IncentivesMarket(MarketGameMarket game) {
    this.game = game;
    pairs = TypePairs.of(game.economy().model());
    limits = new IncentiveLimits(game);
    metrics = metricsOfPairs();
  }

  MarketGameMarket game() {
    return game;
  }

  TypePairs pairs() {
    return pairs;
  }

  IncentiveLimits limits() {
    return limits;
  }

  @Override
  public void describe(Details details) {
    game.describe(details);
  }

  @Override
  public List<String> states() {
    return game.states();
  }

  @Override
  public List<Double> prior() {
    return game.prior();
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
    return List.of(game.events().get(MarketGameKernel.FALLBACK));
  }

  /** Given a state a net gain is weighted by odds, so that only the mean over all compares. */
  @Override
  public List<Derived> derived() {
    List<Derived> derived = new ArrayList<>();
    derived.add(
        new Derived(
            "max_net",
            "util",
            "largest net gain of posing as another type; truth is an equilibrium if it is negative",
            new Derived.Maximum(pairs.names("net")),
            Derived.Scope.OVERALL));
    IncentiveSearch.of(game).map(IncentiveSearch::quantity).ifPresent(derived::add);
    return derived;
  }

  @Override
  public List<Assumption> assumptions() {
    return game.assumptions();
  }

  @Override
  public SizedMarket at(long agents) {
    if (!SIZES.admits(agents)) {
      throw new IllegalArgumentException("agents must lie in [2, 10^12], got " + agents);
    }
    return new SizedIncentives(this, agents);
  }

  private List<Metric> metricsOfPairs() {
    List<Metric> list = new ArrayList<>();
    List<String> gains = pairs.names("gain");
    List<String> nets = pairs.names("net");
    for (int pair = 0; pair < pairs.count(); pair++) {
      String how =
          "a type '%s' that poses as '%s' at the first stage"
              .formatted(
                  pairs.types().get(pairs.type(pair)), pairs.types().get(pairs.posing(pair)));
      list.add(
          new Metric(
              gains.get(pair),
              "util",
              "expected gain, if active, of %s; positive: it pays".formatted(how),
              Metric.Range.REAL,
              gainTheories(pair)));
    }
    for (int pair = 0; pair < pairs.count(); pair++) {
      list.add(
          new Metric(
              nets.get(pair),
              "util",
              "gain times M/N minus loss if inactive times (N-M)/N; truth is an equilibrium if no"
                  + " mean over all states is positive",
              Metric.Range.REAL,
              netTheories(pair)));
    }
    return list;
  }

  private List<Theory> gainTheories(int pair) {
    List<Theory> theories = new ArrayList<>();
    int type = pairs.type(pair);
    double overall = limits.gain(type, pairs.posing(pair));
    if (Math.abs(overall) > NEGLIGIBLE) {
      theories.add(mean(null, overall));
    }
    for (int z = 0; z < states().size(); z++) {
      double given = odds(z, type) * limits.inState(z, type, pairs.posing(pair));
      if (Math.abs(given) > NEGLIGIBLE) {
        theories.add(mean(z, given));
      }
    }
    return theories;
  }

  /** A net gain keeps the loss times the share of inactive agents, whose rounding is 1/N too. */
  private List<Theory> netTheories(int pair) {
    return Math.abs(limits.gain(pairs.type(pair), pairs.posing(pair))) > NEGLIGIBLE
        ? List.of(mean(null, null))
        : List.of();
  }

  private Theory mean(@Nullable Integer given, @Nullable Double constant) {
    return new Theory(
        Statistic.MEAN,
        given,
        new Decay.Power(-1, constant),
        game.settledFrom(),
        Double.POSITIVE_INFINITY,
        Source.DERIVED,
        COMPOSITION);
  }

  /** Returns the odds by which a type changes the probability of a state. */
  double odds(int state, int type) {
    return game.economy().model().signal(state, type)
        / game.economy().model().typeProbability(type);
  }
}
