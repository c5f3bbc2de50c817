package walras.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import walras.exact.ExactEstimates.OfMetric;
import walras.kernel.Enumeration;
import walras.kernel.Market;
import walras.kernel.Outcome;
import walras.kernel.ReplicationFailure;
import walras.kernel.SizedMarket;
import walras.numeric.Scaled;
import walras.numeric.ScaledExponential;
import walras.study.Exceed;

/**
 * Mean, spread and quantiles of the metrics of one enumeration: a pass over the configurations for
 * the means of deviations from the centres, another for the spread around these means.
 */
final class EnumeratedLaw {

  /** The share of a result that configurations left out may make up at most. */
  private static final double NEGLIGIBLE = 1e-12;

  private final Enumeration enumeration;
  private final double least;
  private final int[] metrics;
  private final double[] prior;
  private final double[][] centres;
  private final double[][][] origins;
  private final NearestMean[][] means;
  private final Scaled[][] deviations;
  private final Scaled[][] variances;
  private final Cells cells;
  private final TailProbabilities[] tails;
  private final ScaledExponential weight = new ScaledExponential();

  private EnumeratedLaw(
      Market market, SizedMarket sized, Exceed exceed, Enumeration enumeration, double least) {
    this.enumeration = enumeration;
    this.least = least;
    metrics =
        enumeration.metrics().stream()
            .mapToInt(Integer::intValue)
            .filter(metric -> sized.undefined(metric).isEmpty())
            .toArray();
    int states = market.states().size();
    double sum = market.prior().stream().mapToDouble(Double::doubleValue).sum();
    prior = market.prior().stream().mapToDouble(probability -> probability / sum).toArray();
    centres = new double[states][metrics.length];
    origins = new double[states][metrics.length][];
    means = new NearestMean[states][metrics.length];
    deviations = new Scaled[states][metrics.length];
    variances = new Scaled[states][metrics.length];
    for (int state = 0; state < states; state++) {
      for (int i = 0; i < metrics.length; i++) {
        centres[state][i] = sized.centre(metrics[i], state);
        origins[state][i] =
            NearestMean.origins(centres[state][i], market.metrics().get(metrics[i]).range());
      }
    }
    cells = new Cells(metrics);
    tails =
        Arrays.stream(metrics)
            .mapToObj(metric -> exceed.of(market.metrics().get(metric).name()))
            .map(thresholds -> new TailProbabilities(states, thresholds))
            .toArray(TailProbabilities[]::new);
  }

  /**
   * Enumerates.
   *
   * @param exceed the thresholds of which the probability of exceedance is wanted
   * @param least the log-probability below which configurations are left out
   * @throws ReplicationFailure if a solver did not converge or a metric is no number
   */
  static EnumeratedLaw of(
      Market market, SizedMarket sized, Exceed exceed, Enumeration enumeration, double least) {
    EnumeratedLaw law = new EnumeratedLaw(market, sized, exceed, enumeration, least);
    for (int state = 0; state < law.prior.length; state++) {
      law.means(state);
      law.spreads(state);
    }
    return law;
  }

  /** Returns the metrics of the enumeration that are defined. */
  int[] metrics() {
    return metrics.clone();
  }

  /**
   * Tells whether the configurations left out matter for no digit of a metric: what they could add
   * at most, against mean and variance in each state.
   *
   * @param index position in {@link #metrics()}
   */
  boolean isAccurate(int index) {
    if (least == Double.NEGATIVE_INFINITY) {
      return true;
    }
    double discarded = discarded();
    for (int state = 0; state < prior.length; state++) {
      double bound = enumeration.bound(metrics[index], state);
      double mean = Math.abs(deviations[state][index].value());
      double variance = variances[state][index].value();
      if (!(bound * discarded <= NEGLIGIBLE * mean)
          || !(bound * bound * discarded <= NEGLIGIBLE * variance)) {
        return false;
      }
    }
    return true;
  }

  /** Returns what all configurations left out have in probability at most. */
  private double discarded() {
    if (least == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    double all = (double) enumeration.configurations(Double.NEGATIVE_INFINITY);
    weight.set(least);
    return Scaled.value(weight.factor() * all, weight.exponent());
  }

  /**
   * Returns the law of a metric.
   *
   * @param index position in {@link #metrics()}
   */
  OfMetric of(int index) {
    List<Integer> ascending = cells.ascending(index);
    List<ExactEstimate> given = new ArrayList<>();
    for (int state = 0; state < prior.length; state++) {
      int wanted = state;
      given.add(
          new ExactEstimate(
              means[state][index].origin(),
              means[state][index].deviation(),
              variances[state][index].root(),
              cells.quantiles(index, ascending, drawn -> drawn == wanted ? 1 : 0),
              tails[index].over(only(wanted), discarded())));
    }
    return new OfMetric(overall(index, ascending), given);
  }

  private ExactEstimate overall(int index, List<Integer> ascending) {
    NearestMean mean = overallMean(index);
    ScaledSum variance = new ScaledSum();
    for (int state = 0; state < prior.length; state++) {
      variance.add(prior[state], variances[state][index]);
      double shift = means[state][index].from(mean.origin());
      addSquare(variance, prior[state], 0, shift - mean.deviation().value());
    }
    return new ExactEstimate(
        mean.origin(),
        mean.deviation(),
        variance.total().root(),
        cells.quantiles(index, ascending, state -> prior[state]),
        tails[index].over(prior, discarded()));
  }

  private NearestMean overallMean(int index) {
    double[] from = origins[0][index];
    ScaledSum[] sums = sums(from.length);
    for (int i = 0; i < from.length; i++) {
      for (int state = 0; state < prior.length; state++) {
        sums[i].add(prior[state], means[state][index].deviation());
        sums[i].add(prior[state] * (means[state][index].origin() - from[i]), 0);
      }
    }
    return NearestMean.of(from, sums);
  }

  private double[] only(int state) {
    double[] weights = new double[prior.length];
    weights[state] = 1;
    return weights;
  }

  private void means(int state) {
    ScaledSum[][] sums =
        Arrays.stream(origins[state]).map(from -> sums(from.length)).toArray(ScaledSum[][]::new);
    enumeration.visit(
        state,
        least,
        (logProbability, outcome) -> {
          weight.set(logProbability);
          for (int i = 0; i < metrics.length; i++) {
            double value = finite(outcome, i);
            addDeviations(sums[i], origins[state][i], value);
            tails[i].add(state, weight, value);
          }
          cells.add(state, logProbability, outcome);
        });
    for (int i = 0; i < metrics.length; i++) {
      means[state][i] = NearestMean.of(origins[state][i], sums[i]);
      deviations[state][i] = sums[i][0].total();
    }
  }

  private void addDeviations(ScaledSum[] sums, double[] from, double value) {
    for (int i = 0; i < from.length; i++) {
      sums[i].add(weight.factor() * (value - from[i]), weight.exponent());
    }
  }

  private void spreads(int state) {
    ScaledSum[] sums = sums(metrics.length);
    double[] around = new double[metrics.length];
    for (int i = 0; i < around.length; i++) {
      around[i] = deviations[state][i].value();
    }
    enumeration.visit(
        state,
        least,
        (logProbability, outcome) -> {
          weight.set(logProbability);
          for (int i = 0; i < metrics.length; i++) {
            double deviation = outcome.metric(metrics[i]) - centres[state][i] - around[i];
            addSquare(sums[i], weight.factor(), weight.exponent(), deviation);
          }
        });
    for (int i = 0; i < sums.length; i++) {
      variances[state][i] = sums[i].total();
    }
  }

  private double finite(Outcome outcome, int index) {
    double value = outcome.metric(metrics[index]);
    if (!Double.isFinite(value)) {
      throw new ReplicationFailure("a metric is no number");
    }
    return value;
  }

  /** Adds a weighted square, which may be too small for a double where the number is not. */
  private static void addSquare(ScaledSum sum, double factor, long exponent, double number) {
    int own = Math.getExponent(number);
    double mantissa = Math.scalb(number, -own);
    sum.add(factor * mantissa * mantissa, exponent + 2L * own);
  }

  private static ScaledSum[] sums(int count) {
    return IntStream.range(0, count).mapToObj(unused -> new ScaledSum()).toArray(ScaledSum[]::new);
  }
}
