package walras.study;

import java.math.BigInteger;
import java.util.Optional;
import walras.kernel.Granularity;
import walras.kernel.Grouping;
import walras.kernel.Market;

/**
 * An environment read with given values of N and n.
 *
 * @param market the market, or nothing if the environment has problems
 * @param scope what N and n stood for and whether they were asked for
 * @param problems problems and warnings
 * @param content the environment in canonical form
 */
record MarketReading(Optional<Market> market, Scope scope, Problems problems, String content) {

  /** Tells whether the environment reads the same at every size. */
  boolean isConstant() {
    return !scope.isAgentsUsed() && !scope.isPerGroupUsed();
  }

  Granularity granularity() {
    return market.orElseThrow().granularity();
  }

  /** Returns the groups at the smallest size, or nothing where there are no groups. */
  Optional<Grouping> smallestGrouping() {
    return market.orElseThrow().at(granularity().smallest()).grouping();
  }

  /** Returns the group size nearest to that of a number of agents, at least 1. */
  long perGroup(long agents) {
    Grouping smallest = smallestGrouping().orElseThrow();
    BigInteger twice =
        BigInteger.valueOf(agents).multiply(BigInteger.valueOf(2 * smallest.perGroup()));
    BigInteger size = BigInteger.valueOf(granularity().smallest());
    return twice.add(size).divide(size.shiftLeft(1)).max(BigInteger.ONE).longValueExact();
  }

  /** Returns the number of agents of a group size, or nothing if it is no admitted size. */
  Optional<Long> agents(long perGroup) {
    Grouping smallest = smallestGrouping().orElseThrow();
    BigInteger[] agents =
        BigInteger.valueOf(perGroup)
            .multiply(BigInteger.valueOf(granularity().smallest()))
            .divideAndRemainder(BigInteger.valueOf(smallest.perGroup()));
    boolean whole = agents[1].signum() == 0 && agents[0].bitLength() < Long.SIZE;
    return whole && admits(agents[0].longValue())
        ? Optional.of(agents[0].longValue())
        : Optional.empty();
  }

  /** Tells whether the market has this size, with the n that it was read for. */
  boolean admits(long agents) {
    return granularity().admits(agents)
        && (!scope.isPerGroupUsed() || perGroupAt(agents) == scope.perGroup().getAsLong());
  }

  private long perGroupAt(long agents) {
    return market.orElseThrow().at(agents).grouping().map(Grouping::perGroup).orElse(0L);
  }
}
