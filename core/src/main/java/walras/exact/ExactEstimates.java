package walras.exact;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the enumeration of one design point says.
 *
 * @param metrics the metrics that were computed, by their index in the market
 * @param notComputed the reason for each defined metric that was not, by its index
 */
public record ExactEstimates(
    SortedMap<Integer, OfMetric> metrics, SortedMap<Integer, String> notComputed) {

  /** Copies the maps. */
  public ExactEstimates {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    notComputed = Collections.unmodifiableSortedMap(new TreeMap<>(notComputed));
  }

  /**
   * The law of one metric.
   *
   * @param overall over all states, in proportion to their prior probability
   * @param given in each state
   */
  public record OfMetric(ExactEstimate overall, List<ExactEstimate> given) {

    /** Copies the list. */
    public OfMetric {
      given = List.copyOf(given);
    }

    /** Tells whether all probabilities of exceedance were computed. */
    boolean isComplete() {
      return given.stream()
          .flatMap(estimate -> estimate.exceedances().stream())
          .allMatch(exceedance -> exceedance.probability().isPresent());
    }
  }
}
