package walras.mechanism.marketgame;

import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Enumeration;
import walras.kernel.Outcome;
import walras.sampling.MultinomialLaw;

/**
 * All counts that decide some metrics of the market game. Active and inactive counts are
 * independent given the state, and the second stage knows the active ones alone: it is solved once
 * for all inactive counts that may go with them.
 */
final class GameEnumeration implements Enumeration {

  private static final long serialVersionUID = 1L;

  /** Which draws decide a metric, and how much is solved for it. */
  enum Scope {
    /** The counts of active types, without the second stage. */
    BELIEFS,
    /** The counts of active types. */
    ACTIVE,
    /** The counts of active and inactive types. */
    ALL,
    /** The counts of types, active or not. */
    TYPES;

    /** Returns the scope of a metric. */
    static Scope of(int metric) {
      return switch (metric) {
        case Measures.POSTERIOR_ERROR, Measures.LOG_POSTERIOR_ERROR -> BELIEFS;
        case Measures.RESOURCE_EXCESS_Q,
            Measures.RESOURCE_EXCESS_R,
            Measures.DELTA_NEEDED,
            Measures.WELFARE,
            Measures.WELFARE_GAP,
            Measures.EFFICIENCY_GAP,
            Measures.EFFICIENCY_GAP_EXCESS,
            Measures.GAP_WITHIN_EPS,
            Measures.RESOURCE_WASTE,
            Measures.WELFARE_GAIN_VS_ONE_STAGE,
            Measures.FEE_SLACK_Q,
            Measures.FEE_SLACK_R,
            Measures.FEE_FEASIBLE ->
            ALL;
        case Measures.WELFARE_ONE_STAGE,
            Measures.EFFICIENCY_GAP_ONE_STAGE,
            Measures.RESOURCE_WASTE_ONE_STAGE,
            Measures.PRICE_ERROR_ONE_STAGE ->
            TYPES;
        default -> ACTIVE;
      };
    }
  }

  private final SizedMarketGame sized;
  private final Scope scope;

  GameEnumeration(SizedMarketGame sized, Scope scope) {
    this.sized = sized;
    this.scope = scope;
  }

  @Override
  public List<Integer> metrics() {
    return IntStream.range(0, Measures.all().size())
        .filter(metric -> Scope.of(metric) == scope)
        .boxed()
        .toList();
  }

  @Override
  public double bound(int metric, int state) {
    return new MetricBounds(sized).of(metric, state);
  }

  @Override
  public long configurations(double least) {
    double sum = 0;
    for (int state = 0; state < sized.economy().states(); state++) {
      double count = (double) (scope == Scope.TYPES ? all(state) : active(state)).size(least);
      sum += scope == Scope.ALL ? count * (double) inactive(state).size(least) : count;
    }
    return (long) sum;
  }

  @Override
  public void visit(int state, double least, Visitor visitor) {
    MarketGameKernel kernel = new MarketGameKernel(sized);
    Outcome outcome = Outcome.create(sized.market());
    if (scope == Scope.TYPES) {
      all(state)
          .visit(
              least,
              (logProbability, counts) -> {
                kernel.compare(state, counts, outcome);
                visitor.visit(logProbability, outcome);
              });
      return;
    }
    active(state)
        .visit(
            least,
            (logProbability, sigma) -> {
              outcome.clear();
              kernel.inform(state, sigma, outcome);
              visit(kernel, outcome, logProbability, least, visitor);
            });
  }

  private void visit(
      MarketGameKernel kernel,
      Outcome outcome,
      double logProbability,
      double least,
      Visitor visitor) {
    if (scope == Scope.BELIEFS) {
      visitor.visit(logProbability, outcome);
      return;
    }
    kernel.play(outcome);
    if (scope == Scope.ACTIVE) {
      kernel.accountOfActive(outcome);
      visitor.visit(logProbability, outcome);
      return;
    }
    inactive(outcome.state())
        .visit(
            least - logProbability,
            (conditional, iota) -> {
              kernel.account(iota, outcome);
              visitor.visit(logProbability + conditional, outcome);
            });
  }

  private MultinomialLaw active(int state) {
    return MultinomialLaw.of(sized.active(), sized.economy().model().signals(state));
  }

  private MultinomialLaw all(int state) {
    return MultinomialLaw.of(sized.agents(), sized.economy().model().signals(state));
  }

  private MultinomialLaw inactive(int state) {
    return MultinomialLaw.of(
        sized.agents() - sized.active(), sized.economy().model().signals(state));
  }
}
