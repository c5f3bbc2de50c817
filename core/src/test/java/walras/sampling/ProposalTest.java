package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proposal is decided as if its height were drawn in full. */
class ProposalTest {

  private static final int PROPOSALS = 1_000_000;

  private final Philox lazy = new Philox();
  private final Philox plain = new Philox();

  @Test
  void placeAndLevelSplitAWord() {
    assertThat(Proposal.end(Long.MIN_VALUE)).isEqualTo(-0.5);
    assertThat(Proposal.end(Long.MAX_VALUE)).isEqualTo(0.5);
    assertThat(Proposal.end(0x1_00L)).isEqualTo(0x1p-56);
    assertThat(Proposal.end(-1)).isEqualTo(-0x1p-56);
    assertThat(Proposal.end(0xFF)).isZero();
    assertThat(Proposal.level(0xFF)).isEqualTo(255 / 256.0);
    assertThat(Proposal.level(-0x1_00L)).isZero();
  }

  /** The rest of a height comes from the stream where it matters, and from anywhere where not. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void decisionsAreThoseOfAHeightDrawnInFull(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    start(seed);
    for (int i = 0; i < PROPOSALS / 10; i++) {
      double probability = probability(random);
      double level = Proposal.level(lazy.nextLong());
      plain.nextLong();
      boolean isInside = probability > level && probability < level + Proposal.STEP;
      double rest = isInside ? plain.nextDouble() : random.nextDouble();
      assertThat(Proposal.verdict(lazy, level, probability))
          .isEqualTo(level + rest * Proposal.STEP < probability ? 1 : -1);
    }
    assertThat(lazy.nextLong()).isEqualTo(plain.nextLong());
  }

  /** Any, one at the border of two levels, or one that is never or always high enough. */
  private static double probability(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(257) * Proposal.STEP;
      case 1 -> random.nextDouble(-0.1, 1.1);
      case 2 -> 1e-9 * random.nextDouble();
      default -> random.nextDouble();
    };
  }

  @ParameterizedTest
  @CsvSource({"0.3", "0.0021", "0.00001", "0.9985", "0.999999"})
  void theShareAcceptedIsTheProbability(double probability) {
    double spread = Math.sqrt(probability * (1 - probability) / PROPOSALS);
    double wrong = probability + (probability < 0.5 ? 10 : -10) * spread;

    assertThat(z(probability, probability)).isBetween(-LARGEST_Z, LARGEST_Z);
    assertThat(Math.abs(z(probability, wrong)))
        .as("the same check of a slightly wrong probability")
        .isGreaterThan(LARGEST_Z);
  }

  private double z(double expected, double probability) {
    start(17);
    int accepted = 0;
    for (int i = 0; i < PROPOSALS; i++) {
      double level = Proposal.level(lazy.nextLong());
      accepted += Proposal.verdict(lazy, level, probability) > 0 ? 1 : 0;
    }
    double spread = Math.sqrt(PROPOSALS * expected * (1 - expected));
    return (accepted - PROPOSALS * expected) / spread;
  }

  @Test
  void boundsDecideWhatAllHeightsOfALevelAgreeOn() {
    assertThat(Proposal.verdict(0.5, 0.5 + Proposal.STEP, 2)).isEqualTo(1);
    assertThat(Proposal.verdict(0.5, 0.5, 2)).isZero();
    assertThat(Proposal.verdict(0.5, 0, 0.5)).isEqualTo(-1);
    assertThat(Proposal.verdict(0.5, 0, 0.5 + Proposal.STEP)).isZero();
  }

  private void start(long seed) {
    lazy.address(seed, 0, 0, 0);
    plain.address(seed, 0, 0, 0);
  }
}
