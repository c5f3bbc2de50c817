package walras.estimate;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Market;
import walras.kernel.SizedMarket;
import walras.study.Exceed;

/**
 * The shape of the statistics of one design point.
 *
 * @param states the number of states
 * @param metrics indices of the metrics that are defined at the design point, ascending
 * @param events the number of events that are counted
 * @param centres the centre of each defined metric in each state, shape {@code [state][position in
 *     metrics]}
 * @param thresholds the thresholds of each defined metric whose exceedance is counted, ascending
 * @param reduction what is taken off each defined metric in each state to reduce its variance
 * @param pairs positions of the metrics whose co-moments are kept
 * @param weighted whether replications carry weights: moments are then those of weight times
 *     deviation from the centre, extremes those of its logarithm, and nothing else is kept
 */
public record Layout(
    int states,
    List<Integer> metrics,
    int events,
    List<List<Double>> centres,
    List<List<BigDecimal>> thresholds,
    Reduction reduction,
    List<MetricPair> pairs,
    boolean weighted)
    implements Serializable {

  /** Copies the lists. */
  public Layout {
    metrics = List.copyOf(metrics);
    centres = centres.stream().map(List::copyOf).toList();
    thresholds = thresholds.stream().map(List::copyOf).toList();
    pairs = List.copyOf(pairs);
  }

  /** Creates a layout without pairs that counts no exceedances and reduces nothing. */
  public Layout(int states, List<Integer> metrics, int events, List<List<Double>> centres) {
    this(
        states,
        metrics,
        events,
        centres,
        Collections.nCopies(metrics.size(), List.of()),
        Reduction.NONE,
        List.of(),
        false);
  }

  /** Returns this layout with another reduction. */
  public Layout with(Reduction other) {
    return new Layout(states, metrics, events, centres, thresholds, other, pairs, weighted);
  }

  /**
   * Returns this layout with the co-moments of some pairs.
   *
   * @param declared indices of metrics in the market; pairs with an undefined metric are left out
   */
  public Layout withPairs(List<MetricPair> declared) {
    List<MetricPair> positions =
        declared.stream()
            .map(
                pair -> new MetricPair(metrics.indexOf(pair.left()), metrics.indexOf(pair.right())))
            .filter(pair -> pair.left() >= 0 && pair.right() >= 0)
            .distinct()
            .toList();
    return new Layout(states, metrics, events, centres, thresholds, reduction, positions, weighted);
  }

  /** Returns this layout with exceedances of the thresholds of a market's metrics counted. */
  public Layout counting(Market market, Exceed exceed) {
    List<List<BigDecimal>> wanted =
        metrics.stream().map(metric -> exceed.of(market.metrics().get(metric).name())).toList();
    return new Layout(states, metrics, events, centres, wanted, reduction, pairs, weighted);
  }

  /** Returns the layout of a design point, without pairs, thresholds and reduction. */
  public static Layout of(Market market, SizedMarket sized) {
    List<Integer> defined =
        IntStream.range(0, market.metrics().size())
            .filter(metric -> sized.undefined(metric).isEmpty())
            .boxed()
            .toList();
    List<List<Double>> centres =
        IntStream.range(0, market.states().size())
            .mapToObj(state -> defined.stream().map(metric -> sized.centre(metric, state)).toList())
            .toList();
    return new Layout(
        market.states().size(),
        defined,
        market.events().size(),
        centres,
        Collections.nCopies(defined.size(), List.of()),
        Reduction.NONE,
        List.of(),
        sized.isWeighted());
  }
}
