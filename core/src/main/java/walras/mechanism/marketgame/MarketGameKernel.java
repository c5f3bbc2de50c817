package walras.mechanism.marketgame;

import java.util.Arrays;
import walras.environment.Posterior;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.numeric.Elementary;
import walras.sampling.Streams;

/**
 * Plays the two-stage market game from counts of types alone.
 *
 * <p>Source: sections 2 and 3 of the paper, in the separating equilibrium; see {@link SecondStage}
 * and {@link FirstStage}. Departures: none.
 *
 * <p>State: counts of active and inactive agents of each type; nothing is stored per agent. Exact
 * in distribution: types are independent given the state and the assignment ignores them, so both
 * vectors of counts are multinomial and independent given the state.
 *
 * <p>Limit as agents grow: the price tends to the competitive price of the state at rate N^-1/2.
 */
final class MarketGameKernel implements Kernel {

  /** Index of the event that the nested search was needed. */
  static final int FALLBACK = 0;

  /** Index of the event that an efficiency gap had to be bracketed. */
  static final int EFFICIENCY_FALLBACK = 1;

  private final SizedMarketGame market;
  private final CountSampler sampler;
  private final CountControls controls;
  private final Posterior posterior;
  private final ActiveAgents agents;
  private final SecondStage stage;
  private final Equilibrium found;
  private final Deviations deviations;
  private final double[] logPrices;
  private final long[] sigma;
  private final long[] iota;
  private final int types;
  private final int states;
  private final StateTable[] tables;
  private final OneStagePlay oneStage;
  private final Accounts accounts;
  private int state;

  MarketGameKernel(SizedMarketGame market) {
    this.market = market;
    Economy economy = market.economy();
    types = economy.types();
    states = economy.states();
    sampler = new CountSampler(economy.model(), market.active(), market.agents());
    controls = new CountControls(economy.model(), market.active(), market.agents());
    posterior = Posterior.create(economy.model());
    agents = new ActiveAgents(economy, (double) market.active());
    stage = SecondStage.create(economy, agents);
    found = stage.found;
    deviations = stage.deviations;
    logPrices = new double[states];
    tables = new StateTable[states];
    sigma = new long[types];
    iota = new long[types];
    for (int z = 0; z < states; z++) {
      tables[z] = new StateTable(economy, market.market().benchmark(z), z);
      logPrices[z] = Elementary.log(market.market().benchmark(z).price());
    }
    oneStage = new OneStagePlay(market, tables);
    accounts = new Accounts(market, stage, tables, oneStage);
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    state = sampler.draw(streams.economy(), sigma, iota);
    evaluate(outcome);
  }

  /** Plays the game with given draws. */
  void replay(int drawnState, long[] active, long[] inactive, Outcome outcome) {
    state = drawnState;
    System.arraycopy(active, 0, sigma, 0, types);
    System.arraycopy(inactive, 0, iota, 0, types);
    evaluate(outcome);
  }

  /** Forms the beliefs of given active agents and writes the metrics of beliefs. */
  void inform(int drawnState, long[] active, Outcome outcome) {
    state = drawnState;
    System.arraycopy(active, 0, sigma, 0, types);
    inform(outcome);
  }

  /** Plays the second stage among the active agents last informed and writes its metrics. */
  void play(Outcome outcome) {
    try {
      stage.solve(believe());
    } finally {
      if (stage.fellBack) {
        outcome.count(FALLBACK);
      }
    }
    prices(outcome, tables[state]);
    offers(outcome, tables[state]);
  }

  /** Writes the metrics that count given inactive agents together with the active ones. */
  void account(long[] inactive, Outcome outcome) {
    System.arraycopy(inactive, 0, iota, 0, types);
    account(outcome);
  }

  /** Writes the metrics that count active agents alone. */
  void accountOfActive(Outcome outcome) {
    accounts.writeOfActive(state, sigma, outcome);
  }

  /** Writes the metrics of the benchmark without a first stage for given counts of all agents. */
  void compare(int drawnState, long[] all, Outcome outcome) {
    state = drawnState;
    System.arraycopy(all, 0, sigma, 0, types);
    Arrays.fill(iota, 0);
    outcome.state(state);
    oneStage.settle(state, sigma, iota);
    oneStage.write(state, outcome);
  }

  private void evaluate(Outcome outcome) {
    inform(outcome);
    controls.set(state, sigma, iota, outcome);
    play(outcome);
    account(outcome);
    if (oneStage.exists()) {
      oneStage.write(state, outcome);
    }
  }

  private void inform(Outcome outcome) {
    posterior.update(sigma, state);
    outcome.state(state);
    outcome.metric(Measures.POSTERIOR_ERROR, posterior.error());
    if (states > 1) {
      outcome.metric(Measures.LOG_POSTERIOR_ERROR, posterior.logError());
    }
  }

  private void account(Outcome outcome) {
    oneStage.settle(state, sigma, iota);
    accounts.write(state, sigma, iota, outcome);
  }

  /**
   * Hands counts and beliefs to the second stage; returns a guess at the logarithm of the price.
   */
  private double believe() {
    double guess = 0;
    for (int x = 0; x < types; x++) {
      agents.counts[x] = (double) sigma[x];
      agents.beliefs[x] = 0;
    }
    for (int z = 0; z < states; z++) {
      double probability = posterior.probability(z);
      double[] weights = tables[z].weights;
      guess += probability * logPrices[z];
      for (int x = 0; x < types; x++) {
        agents.beliefs[x] += probability * weights[x];
      }
    }
    return guess;
  }

  private void prices(Outcome outcome, StateTable table) {
    double error = found.price - table.price;
    outcome.metric(Measures.PRICE, found.price);
    outcome.metric(Measures.PRICE_ERROR, Math.abs(error));
    outcome.metric(Measures.PRICE_ERROR_SIGNED, error);
    outcome.metric(Measures.PRICE_SAMPLING, deviations.configurationPrice - table.price);
    outcome.metric(Measures.PRICE_STRATEGIC, deviations.priceStrategic);
  }

  private void offers(Outcome outcome, StateTable table) {
    double error = 0;
    double strategic = 0;
    double shading = 0;
    for (int x = 0; x < types; x++) {
      if (sigma[x] > 0) {
        error = Math.max(error, Deviations.distance(found.offers[x], table.offers[x]));
        strategic = Math.max(strategic, deviations.strategic[x]);
        shading = Math.max(shading, deviations.shading[x]);
      }
    }
    outcome.metric(Measures.OFFER_ERROR_MAX, error);
    outcome.metric(Measures.OFFER_STRATEGIC, strategic);
    outcome.metric(Measures.OFFER_SHADING, shading);
  }

  @Override
  public void describe(Details details) {
    new ReplicationStory(market, stage, posterior).tell(details, state, sigma, iota);
  }
}
