package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.rate.Likelihood.Binomial;
import walras.rate.Likelihood.FewEvents;
import walras.rate.Likelihood.Normal;

class LikelihoodTest {

  static Stream<Likelihood> all() {
    return Stream.of(
        new Normal(0.3, 0.1),
        new Binomial(30, 100),
        new Binomial(0, 50),
        new Binomial(50, 50),
        new FewEvents(0.3, 20, 0),
        new FewEvents(0.3, 20, 40),
        new FewEvents(0.01, 20, 40),
        new FewEvents(0, 0, 100));
  }

  /**
   * The slope of the squared distance that fits use is that of the deviance: central differences.
   */
  @ParameterizedTest
  @MethodSource("all")
  void slopesAreThoseOfTheDeviance(Likelihood likelihood) {
    double step = 1e-6;
    for (double law = 0.004; law < 0.99; law += 0.01) {
      double slope =
          (likelihood.deviance(law + step) - likelihood.deviance(law - step)) / (2 * step);
      double used = 2 * likelihood.weight(law) * (law - likelihood.target(law));

      assertThat(used).as("%s", law).isCloseTo(slope, within(1e-3 * (1 + Math.abs(slope))));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void deviancesAreConvexAndNeverNegative(Likelihood likelihood) {
    for (double law = 0.01; law < 0.98; law += 0.01) {
      double middle = likelihood.deviance(law);
      double ends = likelihood.deviance(law - 0.005) + likelihood.deviance(law + 0.005);

      assertThat(middle).isGreaterThanOrEqualTo(-1e-12).isLessThanOrEqualTo(ends / 2 + 1e-9);
    }
  }

  @Test
  void whatWasSeenCannotBeImpossible() {
    assertThat(new Binomial(1, 10).deviance(0)).isInfinite();
    assertThat(new Binomial(1, 10).deviance(1)).isInfinite();
    assertThat(new Binomial(0, 10).deviance(0)).isZero();
    assertThat(new FewEvents(0.1, 3, 0).deviance(0)).isInfinite();
    assertThat(new FewEvents(0.1, 3, 10).deviance(1)).isInfinite();
  }

  /** An event that n replications did not show has, at 3/n, left them so with probability 0.05. */
  @Test
  void noEventInManyReplicationsBoundsTheLaw() {
    for (Likelihood none :
        new Likelihood[] {new Binomial(0, 10_000), new FewEvents(0, 0, 10_000)}) {
      assertThat(Math.exp(-none.deviance(3e-4) / 2)).isCloseTo(0.05, within(0.001));
    }
  }

  @Test
  void nothingBoundsALawFromAboveWhereUnseenEventsMayBeLarge() {
    assertThat(new FewEvents(0.1, 3, 0).deviance(1e6)).isZero();
    assertThat(new FewEvents(0.1, 3, 0).deviance(0.1)).isZero();
    assertThat(new FewEvents(0.1, 3, 0).deviance(0.001)).isGreaterThan(3.84);
  }

  /** The division between seen and unseen events is the most likely one: a search over all. */
  @Test
  void theLawIsDividedInTheMostLikelyWay() {
    double mean = 0.01;
    double contributing = 20;
    long replications = 300;
    FewEvents few = new FewEvents(mean, contributing, replications);
    for (double law = 0.011; law < 0.5; law += 0.013) {
      double least = Double.POSITIVE_INFINITY;
      for (double unseen = 0; unseen < law - mean; unseen += 1e-6) {
        double ratio = (law - unseen) / mean;
        least =
            Math.min(
                least,
                2 * contributing * (ratio - 1 - Math.log(ratio))
                    - 2 * replications * Math.log1p(-unseen));
      }
      assertThat(few.deviance(law)).isCloseTo(least, within(1e-4 * least));
    }
  }

  /** Every event contributes 1: then the seen part is the count of an indicator. */
  @Test
  void hitsOfAnIndicatorAreNotExplainedByUnseenEvents() {
    FewEvents few = new FewEvents(0.05, 50, 1000);
    double ratio = 0.08 / 0.05;

    assertThat(few.deviance(0.08)).isCloseTo(2 * 50 * (ratio - 1 - Math.log(ratio)), within(1e-9));
  }

  @Test
  void onlyCountsOfBothOutcomesArePoints() {
    assertThat(new Binomial(4, 100).isPoint()).isFalse();
    assertThat(new Binomial(5, 100).isPoint()).isTrue();
    assertThat(new Binomial(96, 100).isPoint()).isFalse();
    assertThat(new FewEvents(0.1, 99, 0).isPoint()).isFalse();
    assertThat(new Normal(1, 1).isPoint()).isTrue();
  }

  @Test
  void impossibleObservationsAreRejected() {
    assertThatThrownBy(() -> new Binomial(11, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must lie between 0 and the replications, got 11 of 10");
    assertThatThrownBy(() -> new FewEvents(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a mean that few replications carry must be positive or bounded, got 0.0 by 0.0 of 0");
  }
}
