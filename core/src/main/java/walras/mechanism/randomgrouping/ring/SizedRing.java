package walras.mechanism.randomgrouping.ring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;

/** A ring of groups with a given number of agents. */
final class SizedRing implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, and per group and signal. */
  private static final double ANY = 500;

  private static final double SIGNAL = 150;
  private static final double SIGNAL_OF_PAIRS = 250;

  private final RingMarket market;
  private final long perGroup;

  SizedRing(RingMarket market, long perGroup) {
    this.market = market;
    this.perGroup = perGroup;
  }

  RingMarket market() {
    return market;
  }

  RingEnvironment environment() {
    return market.environment();
  }

  /** Returns the number of sellers in a group, n. */
  long perGroup() {
    return perGroup;
  }

  @Override
  public long agents() {
    return 2L * environment().groups() * perGroup;
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.of(new Grouping(environment().groups(), perGroup));
  }

  @Override
  public double centre(int metric, int state) {
    if (metric == Measures.LOG_POSTERIOR_ERROR_ALL && environment().states() > 1) {
      return -market.information(state).entropy() * (double) agents() / 2;
    }
    return limit(metric, state).orElse(0);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return market.limits().of(metric, state);
  }

  @Override
  public Optional<String> undefined(int metric) {
    return switch (metric) {
      case Measures.PRICE_ERROR_LIMIT, Measures.POOLED_PRICE_ERROR_LIMIT ->
          undefinedIf(!market.isPriceUnique(), "in some state there are many competitive prices");
      case Measures.EPS_UNIFORM, Measures.EPS_EFFICIENT ->
          undefinedIf(environment().signals().eps() == null, "no eps is given");
      case Measures.LOG_POSTERIOR_ERROR_ALL ->
          undefinedIf(
              environment().states() == 1,
              "with one state the posterior error is zero and has no logarithm");
      default -> Optional.empty();
    };
  }

  private static Optional<String> undefinedIf(boolean isMissing, String reason) {
    return isMissing ? Optional.of(reason) : Optional.empty();
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    if (Measures.isBranch(metric)) {
      return Optional.of("counts of signals by group");
    }
    return metric == Measures.MECHANISM_SURPLUS_LOSS
        ? Optional.of("counts of signals by group, and who trades in the main branch")
        : Optional.empty();
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void describeLimits(Details details) {
    market.limits().describe(details);
  }

  @Override
  public double nanosecondsPerReplication() {
    int signals = environment().sellers().signals() + environment().buyers().signals();
    double each = environment().signals().eps() == null ? SIGNAL : SIGNAL + SIGNAL_OF_PAIRS;
    double oneUnit = ANY + each * environment().groups() * signals;
    return oneUnit * environment().signals().costOfUnits();
  }

  @Override
  public Kernel kernel() {
    return new RingKernel(this);
  }

  @Override
  public List<Enumeration> enumerations() {
    return RingEnumeration.all(this);
  }
}
