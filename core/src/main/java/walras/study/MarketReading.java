package walras.study;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import walras.kernel.Granularity;
import walras.kernel.Grouping;
import walras.kernel.Market;
import walras.kernel.SizedMarket;

/** An environment read with given values of N and n. */
final class MarketReading {

  private final Optional<Market> market;
  private final Scope scope;
  private final Problems problems;
  private final Map<String, String> expressions;
  private @Nullable SizedMarket smallest;

  /** Creates a reading; without a market, its problems say why. */
  MarketReading(
      Optional<Market> market, Scope scope, Problems problems, Map<String, String> expressions) {
    this.market = market;
    this.scope = scope;
    this.problems = problems;
    this.expressions = expressions;
  }

  Optional<Market> market() {
    return market;
  }

  /** Returns what N and n stood for and whether they were asked for. */
  Scope scope() {
    return scope;
  }

  Problems problems() {
    return problems;
  }

  /** Returns the values of the environment's expressions by path, as text. */
  Map<String, String> expressions() {
    return expressions;
  }

  /** Tells whether the environment reads the same at every size. */
  boolean isConstant() {
    return !scope.isAgentsUsed() && !scope.isPerGroupUsed();
  }

  Granularity granularity() {
    return market.orElseThrow().granularity();
  }

  /** Returns the groups at the smallest size, or nothing where there are no groups. */
  Optional<Grouping> smallestGrouping() {
    if (smallest == null) {
      smallest = market.orElseThrow().at(granularity().smallest());
    }
    return smallest.grouping();
  }

  /** Returns the group size nearest to that of a number of agents, at least 1. */
  long perGroup(long agents) {
    Grouping groups = smallestGrouping().orElseThrow();
    BigInteger twice =
        BigInteger.valueOf(agents).multiply(BigInteger.valueOf(2 * groups.perGroup()));
    BigInteger size = BigInteger.valueOf(granularity().smallest());
    return twice.add(size).divide(size.shiftLeft(1)).max(BigInteger.ONE).longValueExact();
  }

  /** Returns the number of agents of a group size, or nothing if it is no admitted size. */
  Optional<Long> agents(long perGroup) {
    Grouping groups = smallestGrouping().orElseThrow();
    BigInteger[] agents =
        BigInteger.valueOf(perGroup)
            .multiply(BigInteger.valueOf(granularity().smallest()))
            .divideAndRemainder(BigInteger.valueOf(groups.perGroup()));
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
