package walras.mechanism.threebids;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.Proposals;
import walras.kernel.SizedMarket;

/** The mechanism with a given number of agents. */
final class SizedThreeBids implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost of a replication in nanoseconds: any, per bid, and per bid and state. */
  private static final double ANY = 500;

  private static final double BID = 150;
  private static final double BID_AND_STATE = 40;

  /** The cost of a bid's range over that of a bid. */
  private static final double RANGE = 0.2;

  private final ThreeBidsMarket market;
  private final long n;
  private final GroupSize size;

  SizedThreeBids(ThreeBidsMarket market, long n) {
    this.market = market;
    this.n = n;
    Rules rules = market.environment().rules();
    size = new GroupSize(rules.groups(), n * rules.sellersPerN(), n * rules.buyersPerN());
  }

  ThreeBidsMarket market() {
    return market;
  }

  GroupSize size() {
    return size;
  }

  @Override
  public long agents() {
    return size.groups() * size.members();
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.of(new Grouping(size.groups(), n));
  }

  @Override
  public double centre(int metric, int state) {
    return metric == Measures.LOG_POSTERIOR_ERROR
        ? -market.theory(state).typicalRate() * (double) n
        : limit(metric, state).orElse(0);
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return market.limits().of(metric, state);
  }

  @Override
  public Optional<String> undefined(int metric) {
    ThreeBidsEnvironment environment = market.environment();
    if (metric == Measures.LOG_POSTERIOR_ERROR && environment.economy().states() == 1) {
      return Optional.of("with one state the posterior error is zero and has no logarithm");
    }
    if (Measures.isOfSelection(metric) && environment.selection() == Selection.CANONICAL) {
      return Optional.of("selection is canonical");
    }
    int signals = environment.economy().signals();
    if (metric >= Measures.FAMILIES && Measures.family(metric, signals).isTransfer()) {
      int signal = Measures.signal(metric, signals);
      return market.isNeverMarginal(signal)
          ? Optional.empty()
          : Optional.of(
              "signal %s is marginal: its competitive transfer is not determined"
                  .formatted(market.signal(signal)));
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> expectedGiven(int metric) {
    return Measures.isExpected(metric)
        ? Optional.of(
            "counts of signals by group and side: lotteries and partners are integrated out")
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
    Economy economy = market.environment().economy();
    double bids = (double) size.groups() * economy.signals();
    double each = BID + BID_AND_STATE * economy.states();
    double ranges =
        market.environment().selection() == Selection.BOUNDED ? 1 + RANGE * economy.states() : 1;
    return ANY + bids * each * ranges;
  }

  @Override
  public Optional<Proposals> proposals() {
    return Optional.of(new SignalProposals(this));
  }

  @Override
  public Kernel kernel() {
    return new ThreeBidsKernel(market, size);
  }

  @Override
  public List<Enumeration> enumerations() {
    return ThreeBidsEnumeration.all(this);
  }
}
