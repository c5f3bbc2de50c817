package walras.exact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import walras.numeric.Scaled;
import walras.numeric.ScaledExponential;

/**
 * The probabilities, state by state, that a metric exceeds its thresholds. Mutable and confined to
 * one thread.
 */
final class TailProbabilities {

  /** The share of a probability that configurations left out may make up at most. */
  private static final double NEGLIGIBLE = 1e-12;

  private final List<BigDecimal> wanted;
  private final double[] thresholds;
  private final ScaledSum[][] sums;

  TailProbabilities(int states, List<BigDecimal> wanted) {
    this.wanted = wanted;
    thresholds = wanted.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    sums =
        IntStream.range(0, states)
            .mapToObj(
                state ->
                    IntStream.range(0, thresholds.length)
                        .mapToObj(unused -> new ScaledSum())
                        .toArray(ScaledSum[]::new))
            .toArray(ScaledSum[][]::new);
  }

  /** Adds a configuration with the value of the metric in it. */
  void add(int state, ScaledExponential weight, double value) {
    for (int k = 0; k < thresholds.length; k++) {
      if (value > thresholds[k]) {
        sums[state][k].add(weight.factor(), weight.exponent());
      }
    }
  }

  /**
   * Returns the probabilities over states with some weights, each nothing where configurations left
   * out may matter for its digits.
   *
   * @param discarded the largest probability of all that was left out in a state
   */
  List<ExactExceedance> over(double[] weights, double discarded) {
    return IntStream.range(0, thresholds.length)
        .mapToObj(
            k -> {
              Scaled total = over(k, weights);
              Optional<Scaled> known =
                  Optional.of(total).filter(found -> isAccurate(found, discarded));
              return new ExactExceedance(wanted.get(k), known);
            })
        .toList();
  }

  private Scaled over(int threshold, double[] weights) {
    ScaledSum all = new ScaledSum();
    for (int state = 0; state < weights.length; state++) {
      all.add(weights[state], sums[state][threshold].total());
    }
    return all.total();
  }

  private static boolean isAccurate(Scaled probability, double discarded) {
    return discarded <= NEGLIGIBLE * probability.value();
  }
}
