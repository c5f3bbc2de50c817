package walras.mechanism.marketgame;

import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * Compares truth with posing as another type, for every type, against the same other agents.
 *
 * <p>Source: section 3.3 of the paper and the proof of theorem 1. Departures: the weights of being
 * active and inactive are exact, M/N and (N-M)/N.
 *
 * <p>State: counts of the types of the other M - 1 active agents, drawn once for all pairs; the
 * differences of a pair are of order 1/N like their mean.
 */
final class IncentivesKernel implements Kernel {

  private final SizedIncentives sized;
  private final TypePairs pairs;
  private final CountSampler sampler;
  private final Misreports misreports;
  private final double[][] odds;
  private final double[] losses;
  private final long[] others;
  private final long[] none;
  private int state;

  IncentivesKernel(SizedIncentives sized) {
    this.sized = sized;
    Economy economy = sized.game().economy();
    pairs = sized.market().pairs();
    long companions = sized.game().active() - 1;
    sampler = new CountSampler(economy.model(), companions, companions);
    misreports = new Misreports(sized.game());
    others = new long[economy.types()];
    none = new long[economy.types()];
    odds = new double[economy.states()][economy.types()];
    for (int z = 0; z < odds.length; z++) {
      for (int x = 0; x < others.length; x++) {
        odds[z][x] = sized.market().odds(z, x);
      }
    }
    losses = new double[pairs.count()];
    for (int pair = 0; pair < losses.length; pair++) {
      losses[pair] = sized.game().market().firstStage().loss(pairs.type(pair), pairs.posing(pair));
    }
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    state = sampler.draw(streams.economy(), others, none);
    evaluate(outcome);
  }

  /** Compares reports against given other agents in a given state. */
  void replay(int drawnState, long[] counts, Outcome outcome) {
    state = drawnState;
    System.arraycopy(counts, 0, others, 0, others.length);
    evaluate(outcome);
  }

  private void evaluate(Outcome outcome) {
    misreports.solve(others);
    outcome.state(state);
    for (int pair = 0; pair < losses.length; pair++) {
      int type = pairs.type(pair);
      double gain = odds[state][type] * misreports.gain(type, pairs.posing(pair));
      outcome.metric(pair, gain);
      outcome.metric(
          losses.length + pair, sized.activeShare() * gain - sized.inactiveShare() * losses[pair]);
    }
    for (long fallback = 0; fallback < misreports.fallbacks(); fallback++) {
      outcome.count(MarketGameKernel.FALLBACK);
    }
  }

  @Override
  public void describe(Details details) {
    details
        .at("draws")
        .put("state", sized.market().states().get(state))
        .put("types", pairs.types())
        .put("others", others);
    for (int x = 0; x < others.length; x++) {
      double[] values = new double[others.length];
      for (int y = 0; y < values.length; y++) {
        values[y] = misreports.truthful(x) + (x == y ? 0 : misreports.gain(x, y));
      }
      details.at("value").put(pairs.types().get(x), values);
    }
  }
}
