package walras.mechanism.efficienttrade.cutoff;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import walras.kernel.Details;
import walras.kernel.Granularity;

/** How the good is owned before trade, at every number of agents. */
public sealed interface Ownership extends Serializable {

  /** The largest number of agents. */
  long MOST_AGENTS = 1_000_000_000_000_000L;

  /** Writes every number that decides it. */
  void describe(Details details);

  /** Returns the sizes that it admits. */
  Granularity granularity();

  /** Returns the classes of owners among a number of agents that it admits, as many at each. */
  Owners at(long agents);

  /** Returns the number of classes, some of which may be empty. */
  default int classes() {
    return at(granularity().smallest()).classes();
  }

  /** A number of agents own equal shares, all others, the second class, nothing. */
  record EqualOwners(long owners) implements Ownership {

    @Override
    public void describe(Details details) {
      details.put("owners", owners);
    }

    @Override
    public Granularity granularity() {
      return Granularity.every(Math.max(2, owners), MOST_AGENTS);
    }

    @Override
    public Owners at(long agents) {
      return new Owners(
          agents,
          new double[] {1, 0},
          owners,
          new long[] {owners, agents - owners},
          new double[] {1, 0});
    }
  }

  /**
   * The shares of a small market, each split among as many agents as the market is larger.
   *
   * @param base the shares, which sum to 1
   */
  record Replicated(List<BigDecimal> base) implements Ownership {

    /** Copies the list. */
    public Replicated {
      base = List.copyOf(base);
    }

    /** All agents own the same. */
    public static Replicated equal() {
      return new Replicated(List.of(BigDecimal.ONE));
    }

    @Override
    public void describe(Details details) {
      describeShares(details.at("replicate"), base);
    }

    @Override
    public Granularity granularity() {
      long step = base.size();
      long smallest = step == 1 ? 2 : step;
      return new Granularity(smallest, MOST_AGENTS / step * step, step);
    }

    @Override
    public Owners at(long agents) {
      return of(base, agents / base.size());
    }
  }

  /**
   * The share of every agent of a market of one size.
   *
   * @param shares as many as agents, which sum to 1
   */
  record Explicit(List<BigDecimal> shares) implements Ownership {

    /** Copies the list. */
    public Explicit {
      shares = List.copyOf(shares);
    }

    @Override
    public void describe(Details details) {
      describeShares(details.at("shares"), shares);
    }

    @Override
    public Granularity granularity() {
      return new Granularity(shares.size(), shares.size(), shares.size());
    }

    @Override
    public Owners at(long agents) {
      return of(shares, 1);
    }
  }

  private static void describeShares(Details details, List<BigDecimal> shares) {
    classes(shares).forEach((share, count) -> details.put(share.toString(), count.longValue()));
  }

  /** Returns how often each share occurs, largest first. */
  private static SortedMap<BigDecimal, Integer> classes(List<BigDecimal> shares) {
    SortedMap<BigDecimal, Integer> classes = new TreeMap<>(Comparator.reverseOrder());
    shares.forEach(share -> classes.merge(share.stripTrailingZeros(), 1, Integer::sum));
    return classes;
  }

  private static Owners of(List<BigDecimal> base, long parts) {
    SortedMap<BigDecimal, Integer> classes = classes(base);
    double[] bases = new double[classes.size()];
    double[] weights = new double[classes.size()];
    long[] counts = new long[classes.size()];
    int k = 0;
    for (Map.Entry<BigDecimal, Integer> owners : classes.entrySet()) {
      BigDecimal share = owners.getKey();
      bases[k] = share.doubleValue();
      weights[k] = share.multiply(BigDecimal.valueOf(owners.getValue())).doubleValue();
      counts[k++] = owners.getValue() * parts;
    }
    return new Owners(base.size() * parts, bases, parts, counts, weights);
  }
}
