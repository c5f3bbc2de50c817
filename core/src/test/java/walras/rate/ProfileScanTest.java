package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileScanTest {

  private static final double DROP = 10;
  private static final double HOPELESS = 1000;

  /**
   * Laws with one to three corrections of any sign, precise or noisy, some of them misspecified.
   */
  private static Series drawn(Random random) {
    int count = 7 + random.nextInt(11);
    double decades = 1 + 6 * random.nextDouble();
    double noise = Math.pow(10, -6 + 6 * random.nextDouble());
    double exponent = -2 + 2.5 * random.nextDouble();
    double first = 3 * random.nextGaussian();
    double order = random.nextBoolean() ? 0.5 : 0.25;
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double n = 100 * Math.pow(10, decades * i / (count - 1));
      double error = noise / Math.sqrt(n);
      double law = Math.pow(n, exponent) * (1 + first * Math.pow(n, -order));
      observations.add(new Observation((long) n, law + error * random.nextGaussian(), error));
    }
    return new Series(observations, Errors.STATED);
  }

  /**
   * The grid finds what a grid eight times as fine finds. Laws that the data reject by far have
   * profiles with kinks, where either grid may find the lower minimum.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noMinimumIsLost(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Series series = drawn(random);
      Family family = new PowerFamily(series, 0, 2 + random.nextInt(3));
      RateProfile used = new RateProfile(family, RateFitter.exponents(series, RateFitter.STEP));
      RateProfile fine = new RateProfile(family, RateFitter.exponents(series, RateFitter.STEP / 8));

      double least = fine.bestFit().deviance();
      assertThat(used.bestFit().deviance()).isLessThanOrEqualTo(least + 1e-6 * (1 + least));
      if (least > HOPELESS) {
        continue;
      }
      Interval expected = fine.interval(DROP);
      Interval found = used.interval(DROP);
      assertThat(found.isBounded()).isEqualTo(expected.isBounded());
      if (expected.isBounded()) {
        assertThat(found.low()).isCloseTo(expected.low(), within(1e-6));
        assertThat(found.high()).isCloseTo(expected.high(), within(1e-6));
      }
    }
  }
}
