package walras.rate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import walras.sampling.Binomial;
import walras.sampling.Philox;

/**
 * Parametric bootstrap of a rate (Efron and Tibshirani 1993, An Introduction to the Bootstrap,
 * chapter 13): observations are drawn from the fitted law with their errors and fitted again, with
 * all choice of terms. Bounds stay as they are.
 *
 * @param fit the fit to be checked
 * @param refit fits the same law to other observations
 * @param seed the seed of the study
 * @param stream a number of the subject's own
 */
record Bootstrap(RateFit fit, Function<List<Observation>, RateFit> refit, long seed, long stream) {

  /** The substream of the study's seed, apart from those of economies, lotteries and shards. */
  private static final long SUBSTREAM = Long.MIN_VALUE;

  private static final double TAIL = 0.025;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /**
   * Returns the interval from the 2.5 % to the 97.5 % quantile of the rates of repeated fits, or
   * nothing for a law without a rate.
   *
   * @param draws how often to repeat the fit
   */
  Optional<Interval> interval(int draws) {
    if (fit.profile().isEmpty() || !(fit.chiSquare() < Fitted.NONE)) {
      return Optional.empty();
    }
    double[] rates = IntStream.range(0, draws).parallel().mapToDouble(this::rate).toArray();
    Arrays.sort(rates);
    int tail = (int) Math.floor(TAIL * draws);
    return Optional.of(new Interval(rates[tail], rates[draws - 1 - tail]));
  }

  private double rate(int draw) {
    Philox rng = new Philox();
    rng.address(seed, SUBSTREAM, draw, stream);
    double misfit = Math.sqrt(fit.misfit());
    List<Observation> drawn =
        fit.observations().stream().map(observed -> drawn(observed, rng, misfit)).toList();
    boolean bearsFit =
        drawn.stream().filter(Observation::isPoint).count() >= RateFitter.LEAST_SIZES;
    return bearsFit
        ? refit.apply(drawn).profile().map(RateProfile::best).orElse(Double.NaN)
        : Double.NaN;
  }

  private Observation drawn(Observation observed, Philox rng, double misfit) {
    double law = fit.law().at((double) observed.size());
    if (observed.likelihood() instanceof Likelihood.Normal normal) {
      double z = NORMAL.inverseCumulativeProbability(rng.nextDouble() + 0x1p-54);
      double error = normal.standardError();
      return new Observation(observed.size(), law + misfit * error * z, error);
    }
    if (observed.likelihood() instanceof Likelihood.Binomial binomial) {
      long replications = binomial.replications();
      double probability = Math.min(1, Math.max(0, law));
      long count = Binomial.sample(rng, replications, probability);
      return Observation.count(observed.size(), count, replications);
    }
    return observed;
  }
}
