package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The symmetric Bayes-Nash equilibrium of the one-stage game of a given number of agents: the offer
 * of each type maximizes what it expects over the types of all others, and so over the prices that
 * they and the offer itself make. Immutable.
 *
 * <p>Source: derived, see {@link OneStage}. There may be no equilibrium in pure strategies, or
 * several; the search starts from that of the continuum.
 */
final class ExactOneStage implements OneStageOffers {

  private static final long serialVersionUID = 1L;

  private final double[] offers;
  private final List<PriceMoments> prices;
  private final double residual;
  private final long configurations;
  private final @Nullable String missing;

  private ExactOneStage(double[] offers, double residual, long configurations, String missing) {
    this.offers = offers;
    this.residual = residual;
    this.configurations = configurations;
    this.missing = missing;
    prices = List.of();
  }

  private ExactOneStage(
      double[] offers, double residual, long configurations, List<PriceMoments> prices) {
    this.offers = offers;
    this.residual = residual;
    this.configurations = configurations;
    this.prices = List.copyOf(prices);
    missing = null;
  }

  /**
   * Solves the game.
   *
   * @param agents the number of agents, N
   * @param continuum where the search starts
   */
  static ExactOneStage of(Economy economy, long agents, OneStage continuum) {
    long bound = OtherAgents.bound(economy, agents);
    if (bound > OtherAgents.MOST) {
      String reason = tooMany(agents, bound, OtherAgents.largest(economy));
      return new ExactOneStage(continuum.offers(), Double.NaN, bound, reason);
    }
    OtherAgents others = OtherAgents.of(economy, agents);
    ExactOneStageSearch search = new ExactOneStageSearch(economy, others, continuum.offers());
    boolean found = search.solve();
    double[] offers = search.offers();
    if (!found) {
      String reason =
          "no pure equilibrium of the one-stage game of %d agents was found".formatted(agents);
      return new ExactOneStage(offers, search.residual(), others.size(), reason);
    }
    List<PriceMoments> prices = new ArrayList<>();
    for (int z = 0; z < economy.states(); z++) {
      prices.add(PriceMoments.of(economy, others, offers, z));
    }
    return new ExactOneStage(offers, search.residual(), others.size(), prices);
  }

  private static String tooMany(long agents, long bound, long largest) {
    return ("exact one-stage offers of %d agents take up to %d configurations of types, more than"
            + " the %d that are enumerated, which suffice up to %d agents")
        .formatted(agents, bound, OtherAgents.MOST, largest);
  }

  @Override
  public Optional<String> missing() {
    return Optional.ofNullable(missing);
  }

  @Override
  public double offer(int type) {
    return offers[type];
  }

  /** Tells whether the configurations of the game were few enough to solve it. */
  boolean isAffordable() {
    return configurations <= OtherAgents.MOST;
  }

  /** Returns the moments of the price in a state, where there is an equilibrium. */
  PriceMoments price(int state) {
    return prices.get(state);
  }

  /**
   * Returns the largest distance of a best reply from an offer, in endowments of the good offered;
   * NaN if the game was not solved.
   */
  double residual() {
    return residual;
  }

  /** Returns how many counts of the other agents were enumerated, or would have been. */
  long configurations() {
    return configurations;
  }
}
