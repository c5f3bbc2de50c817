package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hat covers laws of all shapes and sizes, and what is certain lies below them. */
class NormalHatTest {

  private static final int LAWS = 100;
  private static final int OTHERS = 300;
  private static final long STRIPS = 512;
  private static final long SIDE = 256;
  private static final long LAST_POSITION = (1L << 47) - 1;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void binomialsLieBetweenTheirBounds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < LAWS; i++) {
      check(ExactLaw.anyBinomial(variance(random), random), random);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void hypergeometricsLieBetweenTheirBounds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int wide = 0;
    while (wide < LAWS) {
      ExactLaw law = ExactLaw.anyHypergeometric(variance(random), random);
      if (law.isWide()) {
        check(law, random);
        wide++;
      }
    }
  }

  /** The negative control: a hat for wide laws does not do for a narrow one. */
  @Test
  void hatsOfWideLawsFailNarrowOnes() {
    ExactLaw law = ExactLaw.binomial(1_000_000_000, 1e-7);
    SplittableRandom random = new SplittableRandom(1);
    NormalHat wider = NormalHat.of(1e6);

    assertThat(words(random)).allMatch(word -> isCovered(law, law.hat(), word));
    assertThat(words(random)).allMatch(word -> isCertainlyRight(law, law.hat(), word));
    assertThat(words(random)).anyMatch(word -> !isCovered(law, wider, word));
    assertThat(words(random)).anyMatch(word -> !isCertainlyRight(law, wider, word));
  }

  @ParameterizedTest
  @ValueSource(doubles = {8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 1e7})
  void stripsLieSideBySideAndHaveEqualAreas(double sd) {
    NormalHat hat = NormalHat.of(sd);
    double area = ExactLaw.area(hat) / STRIPS;
    for (long side = 0; side < STRIPS; side += SIDE) {
      double sign = side == 0 ? 1 : -1;
      double end = 0;
      for (long strip = side; strip < side + SIDE - 1; strip++) {
        double start = hat.place(word(strip, 0));
        double width = sign * hat.place(word(strip, LAST_POSITION)) - sign * start;
        assertThat(sign * start).isEqualTo(end, within(1e-13));
        assertThat(width).isBetween(0.0, 1.0);
        assertThat(width / hat.atMode(word(strip, 0))).isEqualTo(area, within(1e-12));
        end += width;
      }
      checkTail(hat, side + SIDE - 1, sign * end, area);
    }
  }

  /** The exponential of the tail touches the bound of ratios so far out, where it begins. */
  @ParameterizedTest
  @ValueSource(doubles = {8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096})
  void tailsAreAsLowAsTheyMayBe(double sd) {
    NormalHat hat = NormalHat.of(sd);
    long start = word(SIDE - 1, LAST_POSITION);
    double distance = sd * hat.place(start) - 1.1;
    double bound = Math.exp(NormalSqueeze.mostLogRatio(distance, 1 / (sd * sd)));

    assertThat(1 / hat.atMode(start)).isBetween(bound, bound * (1 + 1e-8));
  }

  /** The tail's density is its height where it begins times a uniform number, whose log moves. */
  private static void checkTail(NormalHat hat, long strip, double end, double area) {
    long half = (LAST_POSITION + 1) / 2 - 1;
    double start = hat.place(word(strip, LAST_POSITION));
    double halved = hat.place(word(strip, half));
    double height = 1 / hat.atMode(word(strip, LAST_POSITION));
    double decline = Math.log(2) / Math.abs(halved - start);

    assertThat(start).isEqualTo(end, within(1e-12));
    assertThat(Math.signum(halved - start)).isEqualTo(Math.signum(end));
    assertThat(1 / hat.atMode(word(strip, half))).isEqualTo(height / 2, within(1e-15));
    assertThat(height / decline).isEqualTo(area, within(1e-12));
    assertThat(hat.isCertain(word(strip, half))).isFalse();
    assertThat(Math.abs(hat.place(word(strip, 0)))).isBetween(12.0, 20.0);
  }

  private static long word(long strip, long position) {
    return position << 17 | strip << 8;
  }

  /** Variances of any size, most of them next to the least that a hat is good for. */
  private static double variance(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> Math.exp(random.nextDouble(Math.log(65), Math.log(5e13)));
      case 1 -> random.nextDouble(64.001, 65);
      default -> Math.scalb(1.0001, 2 * random.nextInt(3, 13));
    };
  }

  /** The ends of all strips, and any other proposals, half of them of the tails. */
  private static LongStream words(SplittableRandom random) {
    LongStream ends =
        LongStream.range(0, STRIPS)
            .flatMap(strip -> LongStream.of(word(strip, 0), word(strip, LAST_POSITION)));
    LongStream tails =
        random.longs(OTHERS).map(word -> word(random.nextInt(2) * SIDE + SIDE - 1, word >>> 17));
    return LongStream.concat(ends, LongStream.concat(tails, random.longs(OTHERS)));
  }

  private static void check(ExactLaw law, SplittableRandom random) {
    assertThat(words(random))
        .as(law.toString())
        .allMatch(word -> isCovered(law, law.hat(), word))
        .allMatch(word -> isCertainlyRight(law, law.hat(), word));
  }

  private static boolean isCovered(ExactLaw law, NormalHat hat, long word) {
    return accepted(law, hat, word) <= 1;
  }

  /** Tells whether every level of a word's place that is certain is below the law. */
  private static boolean isCertainlyRight(ExactLaw law, NormalHat hat, long word) {
    long lowest = word & ~255L;
    int levels = 0;
    for (int step = 256; step > 0; step /= 2) {
      levels += levels + step <= 256 && hat.isCertain(lowest + levels + step - 1) ? step : 0;
    }
    return (double) levels * Proposal.STEP <= accepted(law, hat, word);
  }

  private static double accepted(ExactLaw law, NormalHat hat, long word) {
    double step = hat.place(word) * Math.sqrt(law.variance());
    long count = law.mode() + (long) Math.floor(step + law.centre());
    return hat.atMode(word) * Math.exp(law.logRatio().applyAsDouble(count));
  }
}
