package walras.mechanism.randomgrouping.ring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Kernel;

/** A ring of groups with a given number of agents. */
final class SizedRing implements SizedGroups {

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

  @Override
  public RingEnvironment environment() {
    return market.environment();
  }

  @Override
  public long perGroup() {
    return perGroup;
  }

  @Override
  public Information information(int state) {
    return market.information(state);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return market.limits().of(metric, state);
  }

  @Override
  public Optional<String> undefined(int metric) {
    boolean isPriceError =
        metric == Measures.PRICE_ERROR_LIMIT || metric == Measures.POOLED_PRICE_ERROR_LIMIT;
    return isPriceError && !market.isPriceUnique()
        ? Optional.of("in some state there are many competitive prices")
        : SizedGroups.super.undefined(metric);
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
