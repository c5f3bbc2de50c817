package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final int DRAWS = 400;

  private static Interval bootstrap(RateFit fit, long stream) {
    return new Bootstrap(fit, drawn -> new RateFitter(drawn).power(0), 5, stream)
        .interval(DRAWS)
        .orElseThrow();
  }

  /** A quantile of 400 draws errs by about a tenth of the width; bounds are three times that. */
  @Test
  void confirmsTheIntervalOfAPreciseFit() {
    RateFit fit =
        new RateFitter(
                Curves.drawn(new Random(3), n -> 1 / Math.sqrt(n), n -> 1 / Math.sqrt(n), 1e6))
            .power(0);
    Interval profile = fit.interval(0.95).orElseThrow();
    double width = profile.high() - profile.low();

    Interval found = bootstrap(fit, 1);
    assertThat(found.low()).isCloseTo(profile.low(), within(0.3 * width));
    assertThat(found.high()).isCloseTo(profile.high(), within(0.3 * width));
    assertThat(found.low()).isNotEqualTo(profile.low());
  }

  @Test
  void countsAreDrawnAsCounts() {
    List<Observation> counts = new ArrayList<>();
    for (long size : new long[] {100, 200, 400, 800, 1600, 3200}) {
      counts.add(Observation.count(size, 1_000_000 / size, 100_000));
    }
    RateFit fit = new RateFitter(counts).power(0);
    Interval profile = fit.interval(0.95).orElseThrow();
    double width = profile.high() - profile.low();

    Interval found = bootstrap(fit, 1);
    assertThat(found.high() - found.low()).isBetween(0.5 * width, 1.5 * width);
  }

  @Test
  void dependsOnSeedAndStreamAlone() {
    RateFit fit =
        new RateFitter(
                Curves.drawn(new Random(3), n -> 1 / Math.sqrt(n), n -> 1 / Math.sqrt(n), 1e6))
            .power(0);

    assertThat(bootstrap(fit, 1)).isEqualTo(bootstrap(fit, 1)).isNotEqualTo(bootstrap(fit, 2));
  }

  @Test
  void aLawWithoutARateHasNone() {
    RateFit fit = new RateFitter(Curves.exact(Curves.sizes(), n -> 2, 0.1)).constant();

    assertThat(new Bootstrap(fit, drawn -> fit, 5, 1).interval(DRAWS)).isEmpty();
  }
}
