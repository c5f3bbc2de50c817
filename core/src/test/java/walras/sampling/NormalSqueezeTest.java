package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal law decides as the exact ratio does, for laws of all shapes and sizes. */
class NormalSqueezeTest {

  private static final int LAWS = 50;
  private static final int PROPOSALS = 500;
  private static final int BOUNDED_LAWS = 500;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void decisionsOnBinomialsAreThoseOfTheRatio(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < LAWS; i++) {
      check(ExactLaw.anyBinomial(variance(random), random), random);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void decisionsOnHypergeometricsAreThoseOfTheRatio(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < LAWS; i++) {
      check(ExactLaw.anyHypergeometric(variance(random), random), random);
    }
  }

  /** The negative control: what the normal law alone decides is not always right. */
  @Test
  void decisionsNeedTheShapeOfALaw() {
    ExactLaw law = ExactLaw.binomial(1_000_000_000, 1e-4);
    SplittableRandom random = new SplittableRandom(1);
    LongToDoubleFunction normal =
        count -> -0.5 * (count - law.mode()) * (count - law.mode()) / law.variance();

    assertThat(random.longs(PROPOSALS)).allMatch(word -> isRight(law, law.rough(), word));
    assertThat(random.longs(PROPOSALS)).anyMatch(word -> !isRight(law, normal, word));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void ratiosOfBinomialsStayWithinTheSlack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < BOUNDED_LAWS; i++) {
      long trials = (long) Math.exp(random.nextDouble(Math.log(30), log15()));
      double largest = Math.log(0.5 * (double) trials);
      double mean =
          Math.exp(random.nextDouble(Math.log(10), Math.min(largest, random.nextDouble(3, 35))));
      ExactLaw law = ExactLaw.binomial(trials, mean / (double) trials);
      assertThat(worst(law)).as("%d, %s", trials, mean).isLessThan(1);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void ratiosOfHypergeometricsStayWithinTheSlack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < BOUNDED_LAWS; i++) {
      long population = (long) Math.exp(random.nextDouble(Math.log(60), log15()));
      double half = Math.log(0.5 * (double) population);
      long successes = (long) Math.exp(random.nextDouble(Math.log(20), half));
      long draws = (long) Math.exp(random.nextDouble(Math.log(20), half));
      for (long drawn : new long[] {draws, successes, population / 2}) {
        ExactLaw law = ExactLaw.hypergeometric(population, successes, drawn);
        if (law.sd() >= 3) {
          assertThat(worst(law)).as("%d, %d, %d", population, successes, drawn).isLessThan(1);
        }
      }
    }
  }

  /** The negative control: a third of the slack would not do. */
  @Test
  void ratiosTakeMoreThanAThirdOfTheSlack() {
    assertThat(worst(ExactLaw.binomial(1_000_000_000, 1e-7))).isGreaterThan(1.0 / 3);
    assertThat(worst(ExactLaw.hypergeometric(1_000_000_000, 1_000, 100_000_000)))
        .isGreaterThan(1.0 / 3);
  }

  /** The negative control: the normal law itself does not bound ratios from above. */
  @Test
  void ratiosFarOutAreAboveThoseOfTheNormalLaw() {
    ExactLaw law = ExactLaw.binomial(1_000_000_000, 1e-7);
    double normal = 0.25 - 0.5 * 59 * 59 / law.variance();

    assertThat(law.logRatio().applyAsDouble(law.mode() + 60))
        .isBetween(normal + 1, NormalSqueeze.mostLogRatio(60, 1 / law.variance()));
  }

  /**
   * Returns the largest error of the logarithm of a ratio over its slack, where that is of use;
   * where no ratio may be, infinity if one exceeds the bound from above.
   */
  private static double worst(ExactLaw law) {
    double worst = 0;
    double last = 15 * law.sd();
    for (long distance = 0; distance <= last; distance += 1 + distance / 16) {
      double slack = NormalSqueeze.slack((double) distance, 1 / law.variance());
      double most = NormalSqueeze.mostLogRatio((double) distance, 1 / law.variance());
      for (long count : new long[] {law.mode() - distance, law.mode() + distance}) {
        double ratio = law.logRatio().applyAsDouble(count);
        if (slack <= 0.3 && ratio > Double.NEGATIVE_INFINITY) {
          worst = Math.max(worst, Math.abs(ratio - law.rough().applyAsDouble(count)) / slack);
        }
        if (distance > 0 && ratio > most) {
          return Double.POSITIVE_INFINITY;
        }
      }
    }
    return worst;
  }

  private static double variance(SplittableRandom random) {
    return Math.exp(random.nextBoolean() ? random.nextDouble(2.3, 11) : random.nextDouble(11, 30));
  }

  private static double log15() {
    return Math.log(1e15);
  }

  /** Checks the two edges of what is decided at many places. */
  private static void check(ExactLaw law, SplittableRandom random) {
    for (int i = 0; i < PROPOSALS; i++) {
      long word = random.nextLong();
      if (!isRight(law, law.rough(), word)) {
        fail("%s at %s".formatted(law, word));
      }
    }
  }

  /** Tells whether no level is decided against the probability to accept a word's place. */
  private static boolean isRight(ExactLaw law, LongToDoubleFunction rough, long word) {
    double accepted = law.accepted(word);
    double highest = accepted - Proposal.STEP;
    return (accepted == 0 || verdict(law, rough, word, accepted) >= 0)
        && (highest < 0 || verdict(law, rough, word, highest) <= 0);
  }

  private static int verdict(ExactLaw law, LongToDoubleFunction rough, long word, double level) {
    double distance = (double) (law.count(word) - law.mode());
    double log = rough.applyAsDouble(law.count(word));
    return NormalSqueeze.verdict(distance, 1 / law.variance(), log, law.atMode(word), level);
  }
}
