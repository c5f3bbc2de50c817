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
    deviations = new Scaled[states][metrics.length];
    variances = new Scaled[states][metrics.length];
    for (int state = 0; state < states; state++) {
      for (int i = 0; i < metrics.length; i++) {
        centres[state][i] = sized.centre(metrics[i], state);
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
              centres[state][index],
              deviations[state][index],
              variances[state][index].root(),
              cells.quantiles(index, ascending, drawn -> drawn == wanted ? 1 : 0),
              tails[index].over(only(wanted), discarded())));
    }
    return new OfMetric(overall(index, ascending), given);
  }

  private ExactEstimate overall(int index, List<Integer> ascending) {
    double origin = centres[0][index];
    ScaledSum mean = new ScaledSum();
    for (int state = 0; state < prior.length; state++) {
      mean.add(prior[state], deviations[state][index]);
      mean.add(prior[state] * (centres[state][index] - origin), 0);
    }
    Scaled deviation = mean.total();
    ScaledSum variance = new ScaledSum();
    for (int state = 0; state < prior.length; state++) {
      variance.add(prior[state], variances[state][index]);
      double shift = centres[state][index] - origin + deviations[state][index].value();
      addSquare(variance, prior[state], 0, shift - deviation.value());
    }
    return new ExactEstimate(
        origin,
        deviation,
        variance.total().root(),
        cells.quantiles(index, ascending, state -> prior[state]),
        tails[index].over(prior, discarded()));
  }

  private double[] only(int state) {
    double[] weights = new double[prior.length];
    weights[state] = 1;
    return weights;
  }

  private void means(int state) {
    ScaledSum[] sums = sums();
    enumeration.visit(
        state,
        least,
        (logProbability, outcome) -> {
          weight.set(logProbability);
          for (int i = 0; i < metrics.length; i++) {
            double value = finite(outcome, i);
            double deviation = value - centres[state][i];
            sums[i].add(weight.factor() * deviation, weight.exponent());
            tails[i].add(state, weight, value);
          }
          cells.add(state, logProbability, outcome);
        });
    total(sums, deviations[state]);
  }

  private void spreads(int state) {
    ScaledSum[] sums = sums();
    double[] means = new double[metrics.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = deviations[state][i].value();
    }
    enumeration.visit(
        state,
        least,
        (logProbability, outcome) -> {
          weight.set(logProbability);
          for (int i = 0; i < metrics.length; i++) {
            double deviation = outcome.metric(metrics[i]) - centres[state][i] - means[i];
            addSquare(sums[i], weight.factor(), weight.exponent(), deviation);
          }
        });
    total(sums, variances[state]);
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

  private ScaledSum[] sums() {
    return IntStream.range(0, metrics.length)
        .mapToObj(unused -> new ScaledSum())
        .toArray(ScaledSum[]::new);
  }

  private static void total(ScaledSum[] sums, Scaled[] into) {
    for (int i = 0; i < sums.length; i++) {
      into[i] = sums[i].total();
    }
  }
}
