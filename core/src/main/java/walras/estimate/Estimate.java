package walras.estimate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What the replications of a design point say of one metric, in one state or in all.
 *
 * @param replications the number of replications that succeeded
 * @param mean the sample mean, or NaN without replications
 * @param standardError the Monte Carlo standard error of the mean, or NaN below two replications
 * @param standardDeviation the sample standard deviation, or NaN below two replications
 * @param skewness the sample skewness, or NaN where all values are equal
 * @param kurtosis the sample kurtosis (3 for a normal law), or NaN where all values are equal
 * @param extremes the smallest and largest value with their replications
 * @param quantiles the quantiles of {@link #LEVELS}, NaN without replications
 * @param quantileErrors the standard errors of the quantiles, NaN where the sample is too small
 * @param exceedances how often each threshold of the metric was exceeded; empty without
 *     replications
 * @param reduced the mean of which controls have taken off what they explain, if there is one
 * @param weighting what weights say of the mean, where replications carry them: standard deviation,
 *     skewness, kurtosis, extremes, quantiles and exceedances are then empty, and mean and standard
 *     error NaN where the mean is refused
 */
public record Estimate(
    long replications,
    double mean,
    double standardError,
    double standardDeviation,
    double skewness,
    double kurtosis,
    Extremes extremes,
    List<Double> quantiles,
    List<Double> quantileErrors,
    List<Exceedance> exceedances,
    Optional<ReducedMean> reduced,
    Optional<Weighting> weighting) {

  /** The levels of {@link #quantiles}. */
  public static final List<BigDecimal> LEVELS =
      List.of(
          new BigDecimal("0.01"),
          new BigDecimal("0.05"),
          new BigDecimal("0.25"),
          new BigDecimal("0.50"),
          new BigDecimal("0.75"),
          new BigDecimal("0.95"),
          new BigDecimal("0.99"));

  /** The number of replications that must carry a mean for its standard error to be trusted. */
  public static final int LEAST_CONTRIBUTING = 100;

  /** The number of replications from which on the normal law stands for Student's. */
  private static final long NORMAL_FROM = 200;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** Copies the lists. */
  public Estimate {
    quantiles = List.copyOf(quantiles);
    quantileErrors = List.copyOf(quantileErrors);
    exceedances = List.copyOf(exceedances);
  }

  /**
   * Returns half the length of the confidence interval around the mean: standard errors by a
   * quantile of Student's law, from {@value #NORMAL_FROM} replications on of the normal law.
   *
   * @param level the coverage, in (0, 1)
   * @return NaN below two replications
   */
  public double halfWidth(double level) {
    return quantile((1 - level) / 2, replications) * standardError;
  }

  /**
   * Returns how many standard errors a mean exceeds with some probability: by Student's law, from
   * {@value #NORMAL_FROM} replications on by the normal law.
   *
   * @param tail the probability, in (0, 1)
   * @param replications how many the standard error was estimated from
   * @return NaN below two replications
   */
  public static double quantile(double tail, long replications) {
    if (replications < 2) {
      return Double.NaN;
    }
    RealDistribution law =
        replications < NORMAL_FROM ? new TDistribution(null, (double) (replications - 1)) : NORMAL;
    return -law.inverseCumulativeProbability(tail);
  }

  /**
   * Returns the number of replications that carry the mean: replications over kurtosis, which is
   * (sum of squares)^2 over the sum of fourth powers of deviations from the mean. It is about the
   * number of hits of a rare indicator, and a third of all replications of a normal law.
   *
   * @return at least 1; all replications where all values are equal; NaN where deviations are too
   *     small for their fourth powers to be numbers
   */
  public double contributing() {
    return weighting.map(Weighting::contributing).orElseGet(this::contributingEqually);
  }

  private double contributingEqually() {
    return standardDeviation > 0 ? (double) replications / kurtosis : (double) replications;
  }

  /** Tells whether enough replications carry the mean for its standard error to be trusted. */
  public boolean isCarried() {
    return contributing() >= LEAST_CONTRIBUTING || !varies();
  }

  /** Returns the reduced mean where there is one, else the mean. */
  public double sharpestMean() {
    return reduced.map(ReducedMean::mean).orElse(mean);
  }

  /** Returns the standard error of {@link #sharpestMean}. */
  public double sharpestError() {
    return reduced.map(ReducedMean::standardError).orElse(standardError);
  }

  /** Tells whether replications differ. */
  public boolean varies() {
    return weighting.map(found -> !found.isZero()).orElse(standardDeviation > 0);
  }

  /**
   * Returns the estimate of a metric in one state.
   *
   * @param metric position of the metric in the layout
   */
  static Estimate given(Sample sample, int state, int metric) {
    return of(sample, List.of(state), metric);
  }

  /**
   * Returns the estimate of a metric over all states, in proportion to how often each was drawn.
   *
   * @param metric position of the metric in the layout
   */
  static Estimate unconditional(Sample sample, int metric) {
    List<Integer> states = new ArrayList<>();
    for (int state = 0; state < sample.layout().states(); state++) {
      states.add(state);
    }
    return of(sample, states, metric);
  }

  private static Estimate of(Sample sample, List<Integer> states, int metric) {
    return sample.layout().weighted()
        ? weighted(sample, states, metric)
        : plain(sample, states, metric);
  }

  private static Estimate weighted(Sample sample, List<Integer> states, int metric) {
    Moments terms = sample.merged(states, metric);
    Weighting weighting =
        Weighting.of(
            sample.layout().centres().get(states.get(0)).get(metric),
            terms,
            sample.extremes(states, metric),
            sample.prefixes().stream()
                .map(prefix -> sample.merged(prefix, states, metric))
                .toList());
    boolean refused = terms.count() == 0 || weighting.refusal().isPresent();
    List<Double> none = Collections.nCopies(LEVELS.size(), Double.NaN);
    return new Estimate(
        terms.count(),
        refused ? Double.NaN : weighting.centre() + weighting.deviation().value(),
        refused || terms.count() < 2 ? Double.NaN : weighting.standardError().value(),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        new Extremes(),
        none,
        none,
        List.of(),
        Optional.empty(),
        Optional.of(weighting));
  }

  private static Estimate plain(Sample sample, List<Integer> states, int metric) {
    Layout layout = sample.layout();
    Tally tally = sample.tally();
    double origin = layout.centres().get(states.get(0)).get(metric);
    Moments merged = sample.merged(states, metric);
    Extremes extremes = sample.extremes(states, metric);
    List<Quantiles.Centred> samples = new ArrayList<>();
    for (int state : states) {
      double centre = layout.centres().get(state).get(metric);
      samples.add(new Quantiles.Centred(centre, tally.histogram(state, metric)));
    }
    Quantiles quantiles = Quantiles.of(samples);
    List<Exceedance> exceedances =
        extremes.isEmpty() ? List.of() : exceedances(layout, merged.count(), tally, states, metric);
    return new Estimate(
        merged.count(),
        merged.count() == 0 ? Double.NaN : origin + merged.mean(),
        merged.standardError(),
        merged.standardDeviation(),
        merged.skewness(),
        merged.kurtosis(),
        extremes,
        LEVELS.stream()
            .map(level -> extremes.isEmpty() ? Double.NaN : extremes.nearest(quantiles.at(level)))
            .toList(),
        LEVELS.stream().map(quantiles::standardError).toList(),
        exceedances,
        ReducedMean.of(layout, sample.moments(), states, metric),
        Optional.empty());
  }

  private static List<Exceedance> exceedances(
      Layout layout, long replications, Tally tally, List<Integer> states, int metric) {
    List<Exceedance> exceedances = new ArrayList<>();
    for (int i = 0; i < layout.thresholds().get(metric).size(); i++) {
      long count = 0;
      for (int state : states) {
        count += tally.exceedances(state, metric)[i];
      }
      BigDecimal threshold = layout.thresholds().get(metric).get(i);
      exceedances.add(new Exceedance(threshold, count, replications));
    }
    return exceedances;
  }
}
