package walras.mechanism.threebids;

import walras.kernel.Details;
import walras.kernel.Outcome;
import walras.kernel.ProposingKernel;
import walras.sampling.Streams;

/**
 * Draws a state and the signals of all agents, forms three bids for each, prices from second bids,
 * and an allocation from third bids.
 *
 * <p>Source: Matsushima (2007), sections 3 to 5. Departures from it: third bids are selected, see
 * {@link Play}; sides may differ in size; the group before the first is the last.
 *
 * <p>State: counts of signals by group and side. Cost: O(groups * signals^2 * states), independent
 * of the number of agents.
 */
final class ThreeBidsKernel implements ProposingKernel {

  private final ThreeBidsMarket market;
  private final CountDraws draws;
  private final Evaluation evaluation;
  private final Realisation realisation;
  private final RealisedMetrics realised;
  private int place;

  ThreeBidsKernel(ThreeBidsMarket market, GroupSize size) {
    this.market = market;
    draws = new CountDraws(market, size);
    evaluation = new Evaluation(market, size);
    realisation = new Realisation(market.environment().rules(), evaluation.play());
    realised = new RealisedMetrics(evaluation.play());
  }

  @Override
  public int drawState(Streams streams) {
    return draws.draw(streams.economy());
  }

  @Override
  public void replicate(Streams streams, int state, int proposal, Outcome outcome) {
    place = state;
    if (proposal == OWN_LAW) {
      draws.draw(streams.economy(), place, evaluation.counts());
    } else {
      draws.propose(streams.economy(), place, proposal, evaluation.counts());
    }
    evaluation.evaluate(place, outcome);
    realisation.draw(streams.lotteries());
    realised.write(evaluation.table(place), realisation, outcome);
  }

  @Override
  public double logRatio(int proposal) {
    return draws.logRatio(place, proposal, evaluation.counts());
  }

  @Override
  public void describe(Details details) {
    details.put("state", market.states().get(place));
    Play play = evaluation.play();
    int groups = play.size().groups();
    for (int group = 0; group < groups; group++) {
      describe(group, details.at("group_%d".formatted(group + 1)));
    }
    details.put("rule", (long) realisation.rule());
  }

  private void describe(int group, Details told) {
    Play play = evaluation.play();
    int signals = play.signals();
    int first = group * signals;
    Bids second = play.second;
    int traded = play.traded(group);
    double[] logErrors = new double[signals];
    double[] logDistances = new double[signals];
    double[] secondBids = new double[signals];
    double[] thirdBids = new double[signals];
    double[] consumed = new double[signals];
    long[] standing = new long[signals];
    int truth = evaluation.table(place).benchmark.state();
    for (int signal = 0; signal < signals; signal++) {
      int bid = first + signal;
      secondBids[signal] = second.values[bid];
      thirdBids[signal] = play.third.values[bid];
      logErrors[signal] = second.logDoubt(bid, truth);
      logDistances[signal] = play.order.logDistance(play.third, bid, second, traded);
      consumed[signal] = play.consumed[bid];
      standing[signal] = play.standing[bid];
    }
    told.put("sellers", play.counts.sellers[group].clone())
        .put("buyers", play.counts.buyers[group].clone())
        .put("second_bids", secondBids)
        .put("third_bids", thirdBids)
        .put("log_posterior_error_second", finite(logErrors))
        .put("price", second.values[play.price[group]])
        .put("price_signal", market.signal(second.signal[play.price[group]]))
        .put("trading_price", second.values[traded])
        .put("third_bid_above_price", standing)
        .put("log_distance_from_price", finite(logDistances))
        .put("case", (long) play.cases[group])
        .put("consume_price_taking", consumed)
        .put("consumers", realisation.consumers[group].clone());
  }

  /** Replaces minus infinity, the logarithm of what is zero, by what stands for no number. */
  private static double[] finite(double[] logs) {
    double[] finite = logs.clone();
    for (int i = 0; i < finite.length; i++) {
      finite[i] = Double.isInfinite(finite[i]) ? Double.NaN : finite[i];
    }
    return finite;
  }
}
