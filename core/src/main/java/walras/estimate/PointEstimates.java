package walras.estimate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Everything that the replications of one design point say, small enough to hold for every point of
 * a study.
 *
 * @param states the number of replications that succeeded in each state
 * @param metrics the estimates of each metric that is defined, by its index in the market
 * @param events how often each event happened
 * @param failures the replications that failed
 * @param pairs the covariances of the means of declared pairs, by indices of metrics in the market
 * @param weights the mean weight in each state, which is one but for chance; empty where
 *     replications carry no weights
 * @param profile the probabilities of classes of agents; zero for markets without a profile
 */
public record PointEstimates(
    List<Long> states,
    SortedMap<Integer, OfMetric> metrics,
    List<Long> events,
    Failures failures,
    Map<MetricPair, PairCovariance> pairs,
    List<MeanWeight> weights,
    ProfileEstimates profile) {

  /** Copies lists and map. */
  public PointEstimates {
    states = List.copyOf(states);
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    events = List.copyOf(events);
    pairs = Map.copyOf(pairs);
    weights = List.copyOf(weights);
  }

  /**
   * The estimates of one metric.
   *
   * @param overall over all states, in proportion to how often each was drawn
   * @param given in each state
   */
  public record OfMetric(Estimate overall, List<Estimate> given) {

    /** Copies the list. */
    public OfMetric {
      given = List.copyOf(given);
    }
  }

  /** Returns the estimates from the statistics of all replications. */
  public static PointEstimates of(Sample sample) {
    Layout layout = sample.layout();
    BlockMoments moments = sample.moments();
    Tally tally = sample.tally();
    SortedMap<Integer, OfMetric> metrics = new TreeMap<>();
    for (int position = 0; position < layout.metrics().size(); position++) {
      metrics.put(layout.metrics().get(position), ofMetric(sample, position));
    }
    List<Long> states =
        IntStream.range(0, layout.states())
            .mapToObj(state -> moments.metrics() == 0 ? 0L : moments.at(state, 0).count())
            .toList();
    List<Long> events = IntStream.range(0, layout.events()).mapToObj(tally::events).toList();
    long succeeded = states.stream().mapToLong(Long::longValue).sum();
    return new PointEstimates(
        states,
        metrics,
        events,
        tally.failures(),
        pairs(layout, moments),
        layout.weighted() ? MeanWeight.ofStates(moments) : List.of(),
        ProfileEstimates.of(tally.profile(), succeeded));
  }

  private static Map<MetricPair, PairCovariance> pairs(Layout layout, BlockMoments moments) {
    Map<MetricPair, PairCovariance> pairs = new LinkedHashMap<>();
    for (int pair = 0; pair < layout.pairs().size(); pair++) {
      MetricPair positions = layout.pairs().get(pair);
      pairs.put(
          new MetricPair(
              layout.metrics().get(positions.left()), layout.metrics().get(positions.right())),
          PairCovariance.of(layout, moments, pair));
    }
    return pairs;
  }

  private static OfMetric ofMetric(Sample sample, int position) {
    Estimate overall = Estimate.unconditional(sample, position);
    List<Estimate> given =
        IntStream.range(0, sample.layout().states())
            .mapToObj(state -> Estimate.given(sample, state, position))
            .toList();
    return new OfMetric(overall, given);
  }
}
