package walras.sampling;

import walras.numeric.Elementary;
import walras.numeric.SaddlePoint;

/**
 * Exact hypergeometric draws on 64-bit counts, at a cost that does not grow with the population.
 *
 * <p>Sources: rejection from strips of equal area, {@link NormalHat}, for variances of at least 64;
 * transformed rejection with squeeze, Hörmann (1993), "The generation of binomial random variates",
 * algorithm BTRS, below for variances of at least 9; inversion that starts at the mode and takes
 * the nearest counts first, Kemp (1986), "A modal method for generating binomial variables", below
 * that. Successes and draws above half of the population are replaced by their complements, so both
 * are at most half of it.
 *
 * <p>The hat of transformed rejection is that of the binomial with p = 0, at the hypergeometric's
 * own mean and standard deviation. Like the binomial, the hypergeometric is the law of a sum of
 * independent indicators (Vatutin and Mikhailov 1982), and its shape lies between the Poisson's and
 * the symmetric law's; from variance 9 the law stays below 0.996 of the hat, at least 0.003 above
 * the squeeze (tests search the parameters). Ratio of uniforms, the usual choice, takes twice the
 * time.
 *
 * <p>The rest is for accuracy at a population of 10^15: the acceptance test is in saddle-point form
 * ({@link #logRatio}) where the normal law does not decide it, the mean is an unevaluated sum of
 * two doubles, and the proposal is added to the mode as an integer. What is left of rounding is
 * that of {@link Binomial} at the same standard deviation; inversion is exact to 1e-14 in total
 * variation.
 *
 * <p>Up to a population of 32768 probabilities come from a table of factorials instead, to 2e-15.
 *
 * <p>Stateless; a draw allocates nothing and takes one word of the stream if inverted, 1.01 to 1.42
 * on average if rejected (as many proposals, and a word more per 256), none if the outcome is
 * certain.
 */
public final class Hypergeometric {

  /** The largest population. */
  public static final long MAX_POPULATION = 1_000_000_000_000_000L;

  /** Variance from which the hat covers the law. */
  private static final double REJECTION_VARIANCE = 9;

  /** Inversion starts afresh this far from the mode: 36 standard deviations. */
  private static final int LAST_INVERTED = 110;

  /** Distance from the mode up to which the ratio is a product; 5e29 to this power is finite. */
  private static final int NEAR = 10;

  private Hypergeometric() {}

  /**
   * Draws the number of successes among draws without replacement.
   *
   * @param population from 0 to {@link #MAX_POPULATION}
   * @param successes members of the population that count, from 0 to the population
   * @param draws from 0 to the population
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public static long sample(Philox rng, long population, long successes, long draws) {
    require(population, successes, draws);
    long others = population - successes;
    long left = population - draws;
    long fewer = Math.min(successes, others);
    long drawn = Math.min(draws, left);
    long count = sampleLow(rng, population, fewer, drawn);
    long found = successes > others ? drawn - count : count;
    return draws > left ? successes - found : found;
  }

  private static void require(long population, long successes, long draws) {
    if (population < 0 || population > MAX_POPULATION) {
      throw new IllegalArgumentException("population must lie in [0, 10^15], got " + population);
    }
    if (successes < 0 || successes > population) {
      throw new IllegalArgumentException(
          "successes must lie in [0, population %d], got %d".formatted(population, successes));
    }
    if (draws < 0 || draws > population) {
      throw new IllegalArgumentException(
          "draws must lie in [0, population %d], got %d".formatted(population, draws));
    }
  }

  /** Draws where successes and draws are at most half of the population. */
  private static long sampleLow(Philox rng, long population, long successes, long draws) {
    if (successes == 0 || draws == 0) {
      return 0;
    }
    if (population >= WideHypergeometric.LEAST_POPULATION) {
      double wide = WideHypergeometric.variance(population, successes, draws);
      if (wide >= NormalHat.LEAST_VARIANCE) {
        return WideHypergeometric.sample(rng, population, successes, draws, wide);
      }
    }
    double variance = variance(population, successes, draws);
    return variance >= REJECTION_VARIANCE
        ? reject(rng, population, successes, draws, Math.sqrt(variance))
        : invert(rng, population, successes, draws);
  }

  private static double variance(long population, long successes, long draws) {
    double others = (double) (population - successes);
    double left = (double) (population - draws);
    return mean(population, successes, draws)
        * (others / (double) population)
        * (left / (double) (population - 1));
  }

  private static double mean(long population, long successes, long draws) {
    return (double) successes * (double) draws / (double) population;
  }

  /** Returns what the rounding of {@link #mean} took from it, from an exact remainder. */
  static double meanLow(long population, long successes, long draws) {
    double product = (double) successes * (double) draws;
    double productLow = Math.fma((double) successes, (double) draws, -product);
    double mean = product / (double) population;
    return (Math.fma(-mean, (double) population, product) + productLow) / (double) population;
  }

  /** Returns the most likely count; at huge sizes perhaps its neighbour, equal to 1e-14. */
  private static long mode(long population, long successes, long draws) {
    return (long) ((double) (successes + 1) * (double) (draws + 1) / (double) (population + 2));
  }

  private static long invert(Philox rng, long population, long successes, long draws) {
    double s = (double) successes;
    double d = (double) draws;
    double rest = (double) (population - successes - draws);
    double mode = (double) mode(population, successes, draws);
    double atMode = probability(population, successes, draws, (long) mode);
    while (true) {
      double u = rng.nextDouble() - atMode;
      if (u < 0) {
        return (long) mode;
      }
      double up = atMode;
      double down = atMode;
      double high = mode;
      double low = mode;
      for (int step = 0; step < LAST_INVERTED; step++) {
        down *= low * (rest + low) / ((s - low + 1) * (d - low + 1));
        low--;
        if (u < down) {
          return (long) low;
        }
        up *= (s - high) * (d - high) / ((high + 1) * (rest + high + 1));
        high++;
        u -= down;
        if (u < up) {
          return (long) high;
        }
        u -= up;
      }
    }
  }

  private static long reject(Philox rng, long population, long successes, long draws, double sd) {
    long mode = mode(population, successes, draws);
    double excess = mean(population, successes, draws) - (double) mode;
    double centre = excess + (meanLow(population, successes, draws) + 0.5);
    double b = TableMountain.b(sd);
    double a = TableMountain.a(b, 0);
    double squeeze = TableMountain.squeeze(b) - Proposal.STEP;
    long most = Math.min(successes, draws);
    boolean isSqueezed = population > Factorials.MOST && sd * sd >= NormalSqueeze.LEAST_VARIANCE;
    while (true) {
      long word = rng.nextLong();
      double end = Proposal.end(word);
      double level = Proposal.level(word);
      long count = mode + (long) Math.floor(TableMountain.step(a, b, end) + centre);
      if (level <= squeeze && Math.abs(end) >= TableMountain.FLAT) {
        return count;
      }
      int verdict = -1;
      if (count >= 0 && count <= most) {
        double atMode = TableMountain.atMode(a, b, sd, end);
        verdict = 0;
        if (isSqueezed) {
          double log = roughLogRatio(population, successes, draws, count);
          double inverse = 1 / WideHypergeometric.variance(population, successes, draws);
          verdict = NormalSqueeze.verdict((double) (count - mode), inverse, log, atMode, level);
        }
        if (verdict == 0) {
          double accepted = atMode * ratio(population, successes, draws, mode, count);
          verdict = Proposal.verdict(rng, level, accepted);
        }
      }
      if (verdict > 0) {
        return count;
      }
    }
  }

  /**
   * Returns the logarithm of the probability of a count over that of the mode, as {@link
   * NormalSqueeze#logRatio} does.
   */
  static double roughLogRatio(long population, long successes, long draws, long count) {
    double all = (double) (population + 2);
    double distance = (double) (count - WideHypergeometric.mode(population, successes, draws));
    double offset = 0.5 - WideHypergeometric.centre(population, successes, draws);
    double inverse = 1 / WideHypergeometric.variance(population, successes, draws);
    double s = (double) (population - 2 * successes) / all;
    double d = (double) (population - 2 * draws) / all;
    double cubes = (1 + 3 * s * s) * (1 + 3 * d * d) * (1.0 / 16);
    return NormalSqueeze.logRatio(distance, offset, inverse, s * d, cubes);
  }

  /** Returns the probability of a count over that of the mode. */
  static double ratio(long population, long successes, long draws, long mode, long count) {
    if (population <= Factorials.MOST) {
      return Factorials.ratio(population, successes, draws, mode, count);
    }
    return Math.abs(count - mode) <= NEAR
        ? nearRatio(population, successes, draws, mode, count)
        : Elementary.exp(logRatio(population, successes, draws, mode, count));
  }

  /**
   * Returns the probability of a count over that of the mode, as the product of the steps between
   * them: at most {@link #NEAR} factors, with a relative error below 1e-14.
   */
  static double nearRatio(long population, long successes, long draws, long mode, long count) {
    double rest = (double) (population - successes - draws);
    double up = 1;
    double down = 1;
    double last = (double) Math.max(mode, count);
    for (double i = (double) Math.min(mode, count) + 1; i <= last; i++) {
      up *= ((double) successes - i + 1) * ((double) draws - i + 1);
      down *= i * (rest + i);
    }
    return count > mode ? up / down : down / up;
  }

  /**
   * Returns the logarithm of the probability of a count over that of the mode.
   *
   * <p>The absolute error is below 1e-12 plus 1e-14 of the result, at any size: the excess over the
   * mean is exact to its last bits because the mean is a sum of two doubles and {@code count -
   * mean} is exact; deviances keep the relative error of the excess; nothing else is large.
   *
   * @param successes at most half of the population
   * @param draws at most half of the population
   */
  static double logRatio(long population, long successes, long draws, long mode, long count) {
    long rest = population - successes - draws;
    double mean = mean(population, successes, draws);
    double low = meanLow(population, successes, draws);
    double atMode = logWeight(successes, draws, rest, mode, ((double) mode - mean) - low);
    return logWeight(successes, draws, rest, count, ((double) count - mean) - low) - atMode;
  }

  /**
   * Returns the logarithm of the probability of a count, up to a constant of the law.
   *
   * <p>With the four cells x of the table of successes against draws and their means m, it is the
   * sum of {@code -deviance(x, m) - stirlingError(x) - log(max(x, 1)) / 2}.
   *
   * @param rest the population less successes and draws, at least 0
   * @param excess the count less the mean, accurate to its last bits
   */
  private static double logWeight(
      long successes, long draws, long rest, long count, double excess) {
    double s = (double) successes;
    double d = (double) draws;
    double r = (double) rest;
    double mean = s * d / (s + d + r);
    double both = (double) count;
    double onlyS = (double) (successes - count);
    double onlyD = (double) (draws - count);
    double neither = (double) (rest + count);
    double deviance =
        SaddlePoint.deviance(both, mean, excess)
            + SaddlePoint.deviance(onlyS, s - mean, -excess)
            + SaddlePoint.deviance(onlyD, d - mean, -excess)
            + SaddlePoint.deviance(neither, r + mean, excess);
    double stirling =
        SaddlePoint.stirlingError(both)
            + SaddlePoint.stirlingError(onlyS)
            + SaddlePoint.stirlingError(onlyD)
            + SaddlePoint.stirlingError(neither);
    double cells =
        Math.max(both, 1) * Math.max(onlyS, 1) * Math.max(onlyD, 1) * Math.max(neither, 1);
    return -0.5 * Elementary.log(cells) - (deviance + stirling);
  }

  /** Returns the probability of a count near the mode. */
  static double probability(long population, long successes, long draws, long count) {
    return population <= Factorials.MOST
        ? Factorials.probability(population, successes, draws, count)
        : probabilityOfMany(population, successes, draws, count);
  }

  private static double probabilityOfMany(long population, long successes, long draws, long count) {
    long rest = population - successes - draws;
    double mean = mean(population, successes, draws);
    double excess = ((double) count - mean) - meanLow(population, successes, draws);
    double s = (double) successes;
    double d = (double) draws;
    double others = (double) (population - successes);
    double left = (double) (population - draws);
    double all = (double) population;
    double stirling =
        SaddlePoint.stirlingError(s)
            + SaddlePoint.stirlingError(d)
            + (SaddlePoint.stirlingError(others) - SaddlePoint.stirlingError(all))
            + SaddlePoint.stirlingError(left);
    double margins = Math.sqrt((s / (2 * Math.PI)) * d * (others / all) * left);
    return margins * Elementary.exp(stirling + logWeight(successes, draws, rest, count, excess));
  }
}
