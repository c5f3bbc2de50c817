package walras.testkit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Assumption;
import walras.kernel.Coverage;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Grouping;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.kernel.Proposal;
import walras.kernel.Proposals;
import walras.kernel.ProposingKernel;
import walras.kernel.SizedMarket;
import walras.numeric.Elementary;
import walras.sampling.Binomial;
import walras.sampling.Streams;

/**
 * N coins of which each shows heads with a probability below one half; that half of them or more do
 * becomes exponentially rare.
 *
 * @param heads the probability of heads in each of the equally likely states
 * @param proposed the probability of heads under each proposal
 */
public record RareMarket(List<Double> heads, List<Double> proposed) implements Market {

  /** Whether at least half of the coins show heads. */
  public static final int MANY = 0;

  /** Whether fewer do: the limit is one. */
  public static final int FEW = 1;

  /** The share of heads, which does not vanish. */
  public static final int SHARE = 2;

  @Override
  public void describe(Details details) {
    details.put("heads", numbers(heads)).put("proposed", numbers(proposed));
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public List<String> states() {
    return heads.stream().map(probability -> "p" + probability).toList();
  }

  @Override
  public List<Double> prior() {
    return heads.stream().map(unused -> 1.0 / heads.size()).toList();
  }

  @Override
  public Granularity granularity() {
    return Granularity.every(2, 1_000_000_000);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(metric("many"), metric("few"), metric("share"));
  }

  private static Metric metric(String name) {
    return new Metric(name, "1", "About heads.", Metric.Range.PROBABILITY, List.of());
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public Sized at(long agents) {
    return new Sized(this, agents);
  }

  /** The market at a size. */
  public record Sized(RareMarket market, long agents) implements SizedMarket, Proposals {

    @Override
    public Optional<Grouping> grouping() {
      return Optional.empty();
    }

    @Override
    public double centre(int metric, int state) {
      return limit(metric, state).getAsDouble();
    }

    @Override
    public OptionalDouble limit(int metric, int state) {
      return switch (metric) {
        case MANY -> OptionalDouble.of(0);
        case FEW -> OptionalDouble.of(1);
        default -> OptionalDouble.of(market.heads().get(state));
      };
    }

    @Override
    public Optional<String> undefined(int metric) {
      return Optional.empty();
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public void describeLimits(Details details) {
      details.put("agents", agents);
    }

    @Override
    public double nanosecondsPerReplication() {
      return 200;
    }

    @Override
    public Optional<Proposals> proposals() {
      return Optional.of(this);
    }

    @Override
    public List<Proposal> in(int state) {
      return market.proposed().stream()
          .map(probability -> new Proposal("p" + probability, "Another probability of heads."))
          .toList();
    }

    @Override
    public Coverage coverage(int metric) {
      return metric == SHARE
          ? Coverage.none("its limit is not zero")
          : Coverage.by(in(0).stream().map(Proposal::name).toList());
    }

    @Override
    public CoinKernel kernel() {
      return new CoinKernel(this);
    }
  }

  /** Draws the number of heads. */
  public static final class CoinKernel implements ProposingKernel {

    private final Sized sized;
    private double own;
    private long heads;

    CoinKernel(Sized sized) {
      this.sized = sized;
    }

    @Override
    public int drawState(Streams streams) {
      return streams.economy().nextInt(sized.market().heads().size());
    }

    @Override
    public void replicate(Streams streams, int state, int proposal, Outcome outcome) {
      own = sized.market().heads().get(state);
      double used = proposal == OWN_LAW ? own : sized.market().proposed().get(proposal);
      heads = Binomial.sample(streams.economy(), sized.agents(), used);
      outcome.state(state);
      outcome.metric(MANY, 2 * heads >= sized.agents() ? 1 : 0);
      outcome.metric(FEW, 2 * heads >= sized.agents() ? 0 : 1);
      outcome.metric(SHARE, (double) heads / (double) sized.agents());
    }

    @Override
    public double logRatio(int proposal) {
      double used = sized.market().proposed().get(proposal);
      return (double) heads * Elementary.log(used / own)
          + (double) (sized.agents() - heads) * Elementary.log((1 - used) / (1 - own));
    }

    @Override
    public void describe(Details details) {
      details.put("heads", heads);
    }
  }
}
