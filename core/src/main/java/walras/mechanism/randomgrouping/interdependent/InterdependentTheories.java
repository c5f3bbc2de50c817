package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.kernel.Theory.Source;

/**
 * How the metrics behave as agents grow: given each state, and over all states where the law has
 * one exponent or rate in all of them.
 */
final class InterdependentTheories {

  private static final String BALANCE = "Section 2, condition (2)";
  private static final double SAME_RATE = 1e-6;

  private final List<Measures.Entry> entries;

  /** What theory says of a metric given each state. */
  private final List<IntFunction<List<Theory>>> states;

  private InterdependentTheories(
      List<Measures.Entry> entries, List<IntFunction<List<Theory>>> states) {
    this.entries = List.copyOf(entries);
    this.states = List.copyOf(states);
  }

  static InterdependentTheories of(InterdependentMarket market) {
    return new InterdependentTheories(
        Measures.of(market.environment()),
        IntStream.range(0, market.environment().states().size())
            .<IntFunction<List<Theory>>>mapToObj(state -> new StateTheories(market, state)::of)
            .toList());
  }

  static InterdependentTheories of(InterdependentBundles market) {
    return new InterdependentTheories(
        BundleMeasures.of(market.environment()),
        IntStream.range(0, market.environment().states())
            .<IntFunction<List<Theory>>>mapToObj(state -> BundleTheories.of(market, state)::of)
            .toList());
  }

  List<Metric> metrics() {
    return IntStream.range(0, entries.size())
        .mapToObj(index -> metric(index, entries.get(index)))
        .toList();
  }

  private Metric metric(int index, Measures.Entry entry) {
    List<Theory> theories = new ArrayList<>();
    if (index == Measures.BUDGET_RESIDUAL) {
      theories.add(
          new Theory(
              Statistic.MEAN,
              null,
              new Decay.Zero(),
              InterdependentMarket.AGENTS_PER_SELLER,
              Double.POSITIVE_INFINITY,
              Source.PAPER,
              BALANCE));
    }
    List<List<Theory>> byState = states.stream().map(state -> state.apply(index)).toList();
    theories.addAll(common(byState));
    byState.forEach(theories::addAll);
    return new Metric(entry.name(), entry.unit(), entry.description(), entry.range(), theories);
  }

  /** Returns the laws that hold over all states: those that every state has, without constants. */
  private static List<Theory> common(List<List<Theory>> byState) {
    List<Theory> common = new ArrayList<>();
    for (Theory first : byState.get(0)) {
      List<Theory> same =
          byState.stream().flatMap(List::stream).filter(other -> isSame(first, other)).toList();
      if (same.size() == byState.size() && isMean(first)) {
        double from = same.stream().mapToDouble(Theory::from).max().orElseThrow();
        common.add(
            new Theory(
                first.statistic(),
                null,
                withoutConstant(first.decay()),
                from,
                first.to(),
                first.source(),
                first.reference()));
      }
    }
    return common;
  }

  /** Between states with different limits the standard deviation does not vanish. */
  private static boolean isMean(Theory theory) {
    return theory.statistic() == Statistic.MEAN;
  }

  private static boolean isSame(Theory one, Theory other) {
    if (one.statistic() != other.statistic()) {
      return false;
    }
    if (one.decay() instanceof Decay.Power power && other.decay() instanceof Decay.Power with) {
      return power.exponent() == with.exponent();
    }
    return one.decay() instanceof Decay.Exponential exponential
        && other.decay() instanceof Decay.Exponential with
        && Math.abs(exponential.rate() - with.rate()) <= SAME_RATE * with.rate();
  }

  private static Decay withoutConstant(Decay decay) {
    return decay instanceof Decay.Power power ? new Decay.Power(power.exponent(), null) : decay;
  }
}
