package walras.mechanism.threebids;

import java.io.Serializable;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import walras.environment.Divergence;

/**
 * Everything that is known of a state without a size: the competitive outcome, what infinitely many
 * agents do, and exponents, all per unit of n. Immutable.
 */
final class StateTheory implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ThreeBidsEnvironment environment;
  private final Benchmark benchmark;
  private final Allocation allocation;
  private final double membersPerN;
  private final double priceMissRate;
  private final double priceErrorRate;
  private final double rankRate;
  private final double allocationRate;

  StateTheory(ThreeBidsEnvironment environment, int state) {
    this.environment = environment;
    Economy economy = environment.economy();
    Rules rules = environment.rules();
    benchmark = new Benchmark(economy, state, rules.unitsShare());
    allocation = new Allocation(economy, benchmark, environment.tolerances().tie());
    membersPerN = rules.membersPerN();
    MissRates misses = new MissRates(economy, benchmark);
    priceMissRate = membersPerN * misses.price(environment.tolerances().price());
    priceErrorRate = membersPerN * misses.price(0);
    rankRate = membersPerN * misses.rank();
    allocationRate = Math.min(membersPerN * misses.least(this::isAllocationMissed), thirdRate());
  }

  private boolean isAllocationMissed(int setter, double low, double high, boolean isCertain) {
    return allocation.isMissed(setter, low, isCertain)
        || allocation.isMissed(setter, (low + high) / 2, isCertain)
        || allocation.isMissed(setter, high, isCertain);
  }

  /**
   * Returns the rate at which third bids stop to stand elsewhere because of what they know more
   * than the price: the groups but two; or because they are wrong themselves: the groups but one.
   */
  private double thirdRate() {
    int groups = environment.rules().groups();
    double wrong = (groups - 1) * leastChernoff(this::movesAny);
    return environment.tolerances().tie() > 0
        ? wrong
        : Math.min((groups - 2) * leastChernoff(this::movesMarginal), wrong);
  }

  private boolean movesMarginal(int other) {
    return IntStream.range(0, benchmark.signals())
        .anyMatch(signal -> benchmark.rank(signal) == 0 && moves(other, signal));
  }

  private boolean movesAny(int other) {
    return IntStream.range(0, benchmark.signals()).anyMatch(signal -> moves(other, signal));
  }

  private boolean moves(int other, int signal) {
    return environment.economy().value(other, signal) != benchmark.value(signal);
  }

  private double leastChernoff(IntPredicate wanted) {
    return others()
        .filter(wanted)
        .mapToDouble(this::chernoffRate)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  Benchmark benchmark() {
    return benchmark;
  }

  Allocation allocation() {
    return allocation;
  }

  /** Returns the other states. */
  IntStream others() {
    return IntStream.range(0, environment.economy().states())
        .filter(other -> other != benchmark.state());
  }

  /** Returns the rate of too many high agents in a group; infinite if there are none. */
  double quantileUpRate() {
    return benchmark.has(1)
        ? membersPerN * BinaryEntropy.relative(benchmark.unitsShare(), benchmark.high())
        : Double.POSITIVE_INFINITY;
  }

  /** Returns the rate of too few high and marginal agents in a group; infinite if all are. */
  double quantileDownRate() {
    return benchmark.has(-1)
        ? membersPerN * BinaryEntropy.relative(benchmark.unitsShare(), benchmark.highOrMarginal())
        : Double.POSITIVE_INFINITY;
  }

  double quantileRate() {
    return Math.min(quantileUpRate(), quantileDownRate());
  }

  /** Returns the rate at which a group's signals cease to look like another state's. */
  double chernoffRate(int other) {
    return membersPerN * Tilts.chernoff(environment.economy(), benchmark.state(), other);
  }

  /** Returns the rate of the probability, and the mean, of errors of beliefs from one group. */
  double beliefRate() {
    return leastChernoff(other -> true);
  }

  /** Returns the rate of mean errors of second bids. */
  double bidRate() {
    return leastChernoff(this::movesAny);
  }

  /** Returns the rate at which another state's probability usually falls. */
  double entropyRate(int other) {
    return membersPerN
        * Divergence.relativeEntropy(environment.economy().model(), benchmark.state(), other);
  }

  /** Returns the rate of the usual error of beliefs from one group, 0 with one state. */
  double typicalRate() {
    return others().mapToDouble(this::entropyRate).min().orElse(0);
  }

  /** Returns the standard deviation of one agent's log likelihood ratio to the nearest state. */
  double typicalSpread() {
    int nearest =
        others()
            .boxed()
            .min(Comparator.comparingDouble(this::entropyRate))
            .orElse(benchmark.state());
    return Math.sqrt(
        Divergence.logRatioVariance(environment.economy().model(), benchmark.state(), nearest));
  }

  /** Returns the rate at which prices stop to miss by more than the tolerance. */
  double priceMissRate() {
    return priceMissRate;
  }

  /** Returns the rate of the mean error of prices. */
  double priceErrorRate() {
    return priceErrorRate;
  }

  /** Returns the rate at which signals stop to make prices whose value is another. */
  double rankRate() {
    return rankRate;
  }

  /** Returns the rate at which the mean allocation of the price-taking rule reaches its limit. */
  double allocationRate() {
    return allocationRate;
  }

  /** Returns the most that one signal can say for another state. */
  private double largestLogRatio(int other) {
    Economy economy = environment.economy();
    return IntStream.range(0, economy.signals())
        .mapToDouble(s -> economy.logSignal(other, s) - economy.logSignal(benchmark.state(), s))
        .max()
        .orElseThrow();
  }

  /**
   * Returns the number of groups above which doubts about another state, with any belief about the
   * own group, are smaller than the usual error of the price by doubts about that state.
   */
  double groupsToDecide(int other) {
    return 2 + membersPerN * largestLogRatio(other) / entropyRate(other);
  }

  /**
   * Returns the number of groups above which no choice of third bids changes how marginal agents
   * stand; NaN if their standing does not depend on doubts.
   */
  double groupsToDecide() {
    if (!allocation.isDriven()) {
      return Double.NaN;
    }
    double usual =
        others().filter(this::movesMarginal).mapToDouble(this::entropyRate).min().orElseThrow();
    return others()
        .filter(this::movesMarginal)
        .mapToDouble(
            other -> 1 + (usual + membersPerN * largestLogRatio(other)) / entropyRate(other))
        .max()
        .orElseThrow();
  }

  /** Returns the number of groups above which the range of every third bid vanishes. */
  double groupsToLearn() {
    return others()
        .filter(this::movesAny)
        .mapToDouble(other -> 1 + membersPerN * largestLogRatio(other) / entropyRate(other))
        .max()
        .orElse(0);
  }

  /** Returns the number of groups above which no choice of third bids matters at all. */
  double groupsNeeded() {
    double driven = groupsToDecide();
    return Double.isNaN(driven) ? groupsToLearn() : Math.max(driven, groupsToLearn());
  }

  /** Tells whether belief in another state moves the price by more than the tolerance. */
  boolean isPriceRelevant(int other) {
    return new MissRates(environment.economy(), benchmark)
        .moves(other, environment.tolerances().price());
  }
}
