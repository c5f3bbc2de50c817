package walras.mechanism.marketgame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;

/** The market game with a given number of agents. */
final class SizedMarketGame implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost per type and replication, in nanoseconds, and the cost of any replication. */
  private static final double LOG_TYPE = 900;

  private static final double CES_TYPE = 2400;
  private static final double ANY = 100;

  /** Unit roundoff times the operations that a metric goes through, in units of its scale. */
  private static final double ROUNDING = 8 * 0x1.0p-53;

  private final MarketGameMarket market;
  private final long agents;
  private final long active;
  private @Nullable ExactOneStage exactOneStage;

  SizedMarketGame(MarketGameMarket market, long agents) {
    this.market = market;
    this.agents = agents;
    this.active = market.economy().active(agents);
  }

  MarketGameMarket market() {
    return market;
  }

  Economy economy() {
    return market.economy();
  }

  @Override
  public long agents() {
    return agents;
  }

  /** Returns the one-stage benchmark that replications are compared with. */
  OneStageOffers oneStage() {
    return market.oneStageRule() == OneStageRule.EXACT ? exactOneStage() : market.oneStage();
  }

  /** Returns the one-stage game of this number of agents, solved at the first call. */
  synchronized ExactOneStage exactOneStage() {
    ExactOneStage solved = exactOneStage;
    if (solved == null) {
      solved = ExactOneStage.of(economy(), agents, market.oneStage());
      exactOneStage = solved;
    }
    return solved;
  }

  /** Returns the number of active agents, M. */
  long active() {
    return active;
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.empty();
  }

  @Override
  public double centre(int metric, int state) {
    Benchmark benchmark = market.benchmark(state);
    return switch (metric) {
      case Measures.PRICE -> benchmark.price();
      case Measures.LOG_POSTERIOR_ERROR ->
          -(double) active * market.information(state).leastEntropy();
      case Measures.RESOURCE_EXCESS_Q -> benchmark.resourceExcessQ();
      case Measures.RESOURCE_EXCESS_R -> benchmark.resourceExcessR();
      case Measures.DELTA_NEEDED -> benchmark.deltaNeeded();
      case Measures.WELFARE -> benchmark.welfare();
      case Measures.WELFARE_GAP -> benchmark.welfareGap();
      case Measures.EFFICIENCY_GAP -> benchmark.gap();
      case Measures.RESOURCE_WASTE -> benchmark.waste();
      case Measures.GAP_WITHIN_EPS -> benchmark.gap() < market.eps() ? 1 : 0;
      case Measures.FEE_SLACK_Q -> economy().fee().q() - benchmark.resourceExcessQ();
      case Measures.FEE_SLACK_R -> economy().fee().r() - benchmark.resourceExcessR();
      case Measures.FEE_FEASIBLE -> benchmark.feeIsFeasible() ? 1 : 0;
      default -> market.oneStage().missing().isEmpty() ? oneStageCentre(metric, state) : 0;
    };
  }

  private double oneStageCentre(int metric, int state) {
    OneStageLimits limits = market.oneStageLimits(state);
    Benchmark benchmark = market.benchmark(state);
    return switch (metric) {
      case Measures.WELFARE_ONE_STAGE -> limits.welfare();
      case Measures.WELFARE_GAIN_VS_ONE_STAGE -> benchmark.welfare() - limits.welfare();
      case Measures.EFFICIENCY_GAP_ONE_STAGE -> limits.gap();
      case Measures.RESOURCE_WASTE_ONE_STAGE -> limits.waste();
      case Measures.PRICE_ERROR_ONE_STAGE -> Math.abs(limits.price() - benchmark.price());
      default -> 0;
    };
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return metric == Measures.LOG_POSTERIOR_ERROR
            || (Measures.isOneStage(metric) && market.oneStage().missing().isPresent())
        ? OptionalDouble.empty()
        : OptionalDouble.of(centre(metric, state));
  }

  @Override
  public double resolution(int metric, int state) {
    if (metric == Measures.POSTERIOR_ERROR) {
      return 0; // a product of probabilities, accurate relative to itself however small
    }
    double scale = Math.max(1, market.benchmark(state).price());
    return ROUNDING * Math.max(scale, Math.abs(centre(metric, state)));
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.LOG_POSTERIOR_ERROR ->
          undefinedIf(
              economy().states() == 1,
              "with one state the posterior error is zero and has no logarithm");
      case Measures.GAP_WITHIN_EPS -> undefinedIf(Double.isNaN(market.eps()), "no eps is given");
      case Measures.FEE_SLACK_Q, Measures.FEE_SLACK_R, Measures.FEE_FEASIBLE ->
          undefinedIf(!economy().hasFee(), "no entry fee is given");
      default -> Measures.isOneStage(metric) ? oneStage().missing() : Optional.empty();
    };
  }

  private static Optional<String> undefinedIf(boolean missing, String reason) {
    return missing ? Optional.of(reason) : Optional.empty();
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (active == agents) {
      warnings.add(
          ("nobody is inactive at %d agents, as floor(eta N) = 0: first-stage offers carry no"
                  + " payoff; the first size with an inactive agent is %s")
              .formatted(agents, economy().firstWithInactive().toPlainString()));
    }
    if (market.oneStageRule() == OneStageRule.EXACT) {
      oneStage()
          .missing()
          .ifPresent(
              reason ->
                  warnings.add(
                      "environment.%s: %s; the one-stage metrics are undefined at %d agents"
                          .formatted(OneStageRule.FIELD, reason, agents)));
    }
    return warnings;
  }

  @Override
  public void describeLimits(Details details) {
    new MarketGameLimits(this).describe(details);
  }

  @Override
  public double nanosecondsPerReplication() {
    double perType = economy().tastes().logarithmic() ? LOG_TYPE : CES_TYPE;
    return ANY + perType * economy().types();
  }

  @Override
  public Kernel kernel() {
    return new MarketGameKernel(this);
  }

  @Override
  public List<Enumeration> enumerations() {
    return Stream.of(GameEnumeration.Scope.values())
        .<Enumeration>map(scope -> new GameEnumeration(this, scope))
        .toList();
  }
}
