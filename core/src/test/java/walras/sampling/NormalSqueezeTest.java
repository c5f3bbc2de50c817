package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal law decides as the exact ratio does, for laws of all shapes and sizes. */
class NormalSqueezeTest {

  private static final int LAWS = 50;
  private static final int PROPOSALS = 500;

  /** A law by what proposals and their exact test need. */
  private record Law(double mean, double low, double sd, double p, LongToDoubleFunction logRatio) {

    /** Returns the exact probability to accept a proposal. */
    double accepted(double end) {
      double b = TableMountain.b(sd);
      double a = TableMountain.a(b, p);
      double mode = Math.floor(mean);
      double centre = (mean - mode) + (low + 0.5);
      double step = Math.floor(TableMountain.step(a, b, end) + centre);
      double count = mode + step;
      return Math.exp(logRatio.applyAsDouble((long) count)) / TableMountain.height(a, b, sd, end);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void decisionsOnBinomialsAreThoseOfTheRatio(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < LAWS; i++) {
      double variance = variance(random);
      double p = Math.exp(random.nextDouble(Math.log(variance / 4e14), Math.log(0.5)));
      check(binomial((long) Math.ceil(variance / (p * (1 - p))), p), random);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void decisionsOnHypergeometricsAreThoseOfTheRatio(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < LAWS; i++) {
      double variance = variance(random);
      long population = (long) Math.exp(random.nextDouble(Math.log(16.1 * variance), log15()));
      double share = Math.exp(random.nextDouble(0.5 * Math.log(variance / population), -0.6932));
      double others = variance / (population * share * (1 - share));
      double drawn = 0.5 * (1 - Math.sqrt(Math.max(0, 1 - 4 * others)));
      long successes = (long) (share * population);
      check(hypergeometric(population, successes, (long) (drawn * population)), random);
    }
  }

  /** The negative control: what the normal law alone decides is not always right. */
  @Test
  void decisionsNeedRoomForTheShapeOfALaw() {
    Law law = binomial(1_000_000_000, 1e-4);

    assertThat(NormalSqueeze.verdict(law.sd, 0.1, law.accepted(0.1))).isZero();
    assertThat(IntStream.range(-99, 100))
        .anyMatch(
            place -> {
              double end = place / 200.0;
              return place != 0 && NormalSqueeze.verdict(1e9, end, law.accepted(end)) != 0;
            });
  }

  private static double variance(SplittableRandom random) {
    double least = NormalSqueeze.WIDE * NormalSqueeze.WIDE;
    return least * (random.nextBoolean() ? 1.001 : Math.exp(random.nextDouble(0, 18)));
  }

  private static double log15() {
    return Math.log(1e15);
  }

  private static Law binomial(long trials, double p) {
    double mean = (double) trials * p;
    double low = Math.fma((double) trials, p, -mean);
    long mode = (long) ((double) (trials + 1) * p);
    LongToDoubleFunction log = count -> Binomial.logRatio(trials, mean, low, mode, count);
    return new Law(mean, low, Math.sqrt(mean * (1 - p)), p, log);
  }

  private static Law hypergeometric(long population, long successes, long draws) {
    double all = (double) population;
    double mean = (double) successes * (double) draws / all;
    double others = (all - (double) successes) / all;
    double sd = Math.sqrt(mean * others * ((all - (double) draws) / (all - 1)));
    long mode =
        (long) ((double) (successes + 1) * (double) (draws + 1) / (double) (population + 2));
    LongToDoubleFunction log =
        count -> Hypergeometric.logRatio(population, successes, draws, mode, count);
    return new Law(mean, 0, sd, 0, log);
  }

  /** Checks the two edges of what is decided at many places, most of them near the ends. */
  private static void check(Law law, SplittableRandom random) {
    for (int i = 0; i < PROPOSALS; i++) {
      double us =
          random.nextBoolean() ? random.nextDouble(0.013, 0.5) : random.nextDouble(0.001, 0.02);
      double end = random.nextBoolean() ? us : -us;
      if (NormalSqueeze.verdict(law.sd, end, law.accepted(end)) != 0) {
        fail("%s at %s".formatted(law, end));
      }
    }
  }
}
