package walras.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import walras.kernel.Decay;
import walras.rate.Observation;
import walras.sampling.Binomial;
import walras.sampling.Philox;

/**
 * A law whose rate is known, and how it is observed.
 *
 * @param name the law
 * @param decay its leading term, which theory states
 * @param sizes the sizes of a study
 * @param observed draws what a study with a number of replications observes at one size
 */
record CoverageTruth(String name, Decay decay, List<Long> sizes, Observed observed) {

  /** Copies the sizes. */
  CoverageTruth {
    sizes = List.copyOf(sizes);
  }

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private static final double ROUNDING = 1e-15;

  /** Fewer replications do not carry a mean. */
  private static final long LEAST_CARRYING = 100;

  /** Draws an observation. */
  @FunctionalInterface
  interface Observed {

    /** Adds what is observed, if anything. */
    void draw(Philox rng, long size, long replications, List<Observation> observations);
  }

  /** Returns the observations of one study. */
  List<Observation> draw(Philox rng, long replications) {
    List<Observation> observations = new ArrayList<>();
    for (long size : sizes) {
      observed.draw(rng, size, replications, observations);
    }
    return observations;
  }

  /** A mean with normal errors of standard deviation N^-1/2 over the root of replications. */
  static CoverageTruth normal(String name, double exponent, DoubleUnaryOperator mean) {
    return power(
        name,
        exponent,
        (rng, size, replications, into) -> {
          double error = 1 / Math.sqrt((double) size) / Math.sqrt((double) replications);
          double z = NORMAL.inverseCumulativeProbability(rng.nextDouble() + 0x1p-54);
          into.add(new Observation(size, mean.applyAsDouble((double) size) + error * z, error));
        });
  }

  /** A mean whose law has a logarithm, with normal errors of standard deviation 1/N. */
  static CoverageTruth logarithmic(
      String name, double exponent, double logs, DoubleUnaryOperator mean) {
    CoverageTruth drawn =
        power(
            name,
            exponent,
            (rng, size, replications, into) -> {
              double error = 1 / (double) size / Math.sqrt((double) replications);
              double z = NORMAL.inverseCumulativeProbability(rng.nextDouble() + 0x1p-54);
              into.add(new Observation(size, mean.applyAsDouble((double) size) + error * z, error));
            });
    Decay decay = new Decay.Power(exponent, logs, null);
    return new CoverageTruth(name, decay, drawn.sizes(), drawn.observed());
  }

  /**
   * A mean of which controls leave a standard deviation of N^-3/2, and rounding 10^-15: errors from
   * a thousandth to a billionth of it, far below what laws leave out.
   */
  static CoverageTruth reduced(String name, double exponent, DoubleUnaryOperator mean) {
    return power(
        name,
        exponent,
        (rng, size, replications, into) -> {
          double left = Math.pow((double) size, -1.5) / Math.sqrt((double) replications);
          double error = Math.sqrt(left * left + ROUNDING * ROUNDING);
          double z = NORMAL.inverseCumulativeProbability(rng.nextDouble() + 0x1p-54);
          double value = mean.applyAsDouble((double) size) + error * z;
          into.add(Observation.reduced(size, value, error));
        });
  }

  /** The frequency of an event. */
  static CoverageTruth indicator(String name, double exponent, DoubleUnaryOperator probability) {
    return power(name, exponent, counted(probability));
  }

  /** The frequency of an event whose probability falls exponentially. */
  static CoverageTruth exponential(double constant, double rate, double prefactor) {
    DoubleUnaryOperator law = n -> constant * Math.pow(n, prefactor) * Math.exp(-rate * n);
    return new CoverageTruth(
        "indicator: %s N^%s exp(-%s N)".formatted(constant, prefactor, rate),
        new Decay.Exponential(rate, prefactor),
        LongStream.rangeClosed(1, 15).mapToObj(i -> 10 * i).toList(),
        counted(law));
  }

  /** The mean of a metric that is N^-1/2 in rare events and zero else. */
  static CoverageTruth fewEvents(String name, double exponent, DoubleUnaryOperator probability) {
    return power(
        name,
        exponent,
        (rng, size, replications, into) -> {
          double height = 1 / Math.sqrt((double) size);
          double chance = probability.applyAsDouble((double) size);
          long count = Binomial.sample(rng, replications, chance);
          double share = (double) count / (double) replications;
          if (count >= LEAST_CARRYING) {
            double error = height * Math.sqrt(share * (1 - share) / (double) replications);
            into.add(new Observation(size, height * share, error));
          } else if (count > 0) {
            into.add(Observation.fewEvents(size, height * share, (double) count, 0));
          }
        });
  }

  private static CoverageTruth power(String name, double exponent, Observed observed) {
    List<Long> sizes =
        IntStream.range(0, 15).mapToObj(i -> Math.round(Math.pow(10, 2 + i / 2.0))).toList();
    return new CoverageTruth(name, new Decay.Power(exponent, null), sizes, observed);
  }

  private static Observed counted(DoubleUnaryOperator probability) {
    return (rng, size, replications, into) -> {
      double chance = probability.applyAsDouble((double) size);
      long count = Binomial.sample(rng, replications, chance);
      into.add(Observation.count(size, count, replications));
    };
  }
}
