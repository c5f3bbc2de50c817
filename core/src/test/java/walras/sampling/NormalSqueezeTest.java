package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal law decides as the exact ratio does, for laws of all shapes and sizes. */
class NormalSqueezeTest {

  private static final int LAWS = 50;
  private static final int PROPOSALS = 500;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void decisionsOnBinomialsAreThoseOfTheRatio(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < LAWS; i++) {
      double variance = variance(random);
      double p = Math.exp(random.nextDouble(Math.log(variance / 4e14), Math.log(0.5)));
      check(ExactLaw.binomial((long) Math.ceil(variance / (p * (1 - p))), p), random);
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
      check(ExactLaw.hypergeometric(population, successes, (long) (drawn * population)), random);
    }
  }

  /** The negative control: what the normal law alone decides is not always right. */
  @Test
  void decisionsNeedRoomForTheShapeOfALaw() {
    ExactLaw law = ExactLaw.binomial(1_000_000_000, 1e-4);

    assertThat(isRight(law, law.sd(), 0.1)).isTrue();
    assertThat(IntStream.range(1, 100)).anyMatch(place -> !isRight(law, 1e9, place / 200.0));
  }

  private static double variance(SplittableRandom random) {
    return Math.exp(random.nextBoolean() ? random.nextDouble(2.3, 11) : random.nextDouble(11, 30));
  }

  private static double log15() {
    return Math.log(1e15);
  }

  /** Checks the two edges of what is decided at many places, most of them near the ends. */
  private static void check(ExactLaw law, SplittableRandom random) {
    for (int i = 0; i < PROPOSALS; i++) {
      double us =
          random.nextBoolean() ? random.nextDouble(0.013, 0.5) : random.nextDouble(0.001, 0.02);
      double end = random.nextBoolean() ? us : -us;
      if (!isRight(law, law.sd(), end)) {
        fail("%s at %s".formatted(law, end));
      }
    }
  }

  /** Tells whether no level is decided against the probability to accept. */
  private static boolean isRight(ExactLaw law, double sd, double end) {
    double accepted = law.accepted(end);
    double highest = accepted - Proposal.STEP;
    return (accepted == 0 || NormalSqueeze.verdict(sd, end, accepted) >= 0)
        && (highest < 0 || NormalSqueeze.verdict(sd, end, highest) <= 0);
  }
}
