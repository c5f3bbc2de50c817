package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecondStageTest {

  private static final double PLAIN_KAPPA = -1.5;
  private static final double TINY_KAPPA = -5;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bothMethodsFindTheSameEquilibrium(long seed) {
    assertSameEquilibrium(stage(seed, PLAIN_KAPPA), stage(seed, PLAIN_KAPPA));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bothMethodsFindTheSameEquilibriumWithTinyKappa(long seed) {
    assertSameEquilibrium(stage(seed, TINY_KAPPA), stage(seed, TINY_KAPPA));
  }

  @Test
  void tinyKappaNeedsTheNestedSearchNowAndThen() {
    assertThat(fallbacks(TINY_KAPPA)).isBetween(1L, 40L);
    assertThat(fallbacks(PLAIN_KAPPA)).isZero();
  }

  private static long fallbacks(double kappaPower) {
    return seeds()
        .filter(
            seed -> {
              SecondStage stage = stage(seed, kappaPower);
              stage.solve(0);
              return stage.fellBack;
            })
        .count();
  }

  private static void assertSameEquilibrium(SecondStage solved, SecondStage searched) {
    solved.solve(0);
    searched.competitive(0);

    assertThat(searched.search()).isTrue();
    searched.deviations.measure();
    assertThat(solved.found.price)
        .isEqualTo(searched.found.price, within(1e-11 * searched.found.price));
    for (int x = 0; x < solved.agents.types; x++) {
      if (solved.agents.counts[x] > 0) {
        double endowment =
            solved.found.sells(x) ? solved.agents.endowmentQ : solved.agents.endowmentR;
        assertThat(solved.found.offers[x])
            .isEqualTo(searched.found.offers[x], within(1e-11 * endowment));
      }
    }
  }

  private static SecondStage stage(long seed, double kappaPower) {
    RandomEconomies random = RandomEconomies.of(seed);
    Economy economy = random.economy(kappaPower);
    long[] counts = random.counts(economy.types());
    ActiveAgents agents = new ActiveAgents(economy, (double) LongStream.of(counts).sum());
    for (int x = 0; x < agents.types; x++) {
      agents.counts[x] = (double) counts[x];
      agents.beliefs[x] = economy.tastes().weight(0, x);
    }
    return SecondStage.create(economy, agents);
  }
}
