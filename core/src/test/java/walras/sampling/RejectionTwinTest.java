package walras.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static walras.testkit.StatisticalTests.LARGEST_Z;

import java.util.function.ToLongFunction;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Draws by rejection are those of a literal twin that draws every height in full and compares it
 * with the exact ratio: no squeeze changes a count or a word.
 */
class RejectionTwinTest {

  private static final int DRAWS = 200_000;
  private static final double SECOND_WORD = 1.0 / 256;

  private final Philox rng = new Philox();
  private final Philox plain = new Philox();
  private final Philox unused = new Philox();

  @ParameterizedTest
  @CsvSource({
    "20, 0.5",
    "34, 0.3",
    "254, 0.5",
    "255, 0.5",
    "300, 0.04",
    "1000, 0.3",
    "20000, 0.5",
    "100000, 0.001",
    "1000000, 0.4",
    "100000000, 0.01",
    "1000000000, 0.3",
    "1000000000000, 0.2",
    "1000000000000000, 0.5"
  })
  void binomialsAreThoseOfTheTwin(long trials, double p) {
    check(ExactLaw.binomial(trials, p), stream -> Binomial.sample(stream, trials, p));
    FixedBinomial fixed = FixedBinomial.of(trials, p);
    check(ExactLaw.binomial(trials, p), fixed::sample);
  }

  @Test
  void countsThatCannotBeAreRejected() {
    assertThat(WideBinomial.isAccepted(rng, 0, -1, 255, 0.5)).isFalse();
    assertThat(WideBinomial.isAccepted(rng, 0, 256, 255, 0.5)).isFalse();
    assertThat(WideBinomial.isAccepted(rng, 0, 127, 255, 0.5)).isTrue();
  }

  /** At 10^15 the means are whole, so that their doubles are exact. */
  @ParameterizedTest
  @CsvSource({
    "150, 72, 75",
    "1000, 300, 200",
    "1021, 510, 510",
    "1022, 511, 511",
    "30000, 9000, 12000",
    "40000, 9000, 12000",
    "1000000, 1000, 50000",
    "1000000, 1000, 80000",
    "1000000000, 500000000, 100000",
    "1000000000000, 300000000000, 200000000000",
    "1000000000000000, 500000000000000, 500000000000000"
  })
  void hypergeometricsAreThoseOfTheTwin(long population, long successes, long draws) {
    check(
        ExactLaw.hypergeometric(population, successes, draws),
        stream -> Hypergeometric.sample(stream, population, successes, draws));
  }

  private void check(ExactLaw law, ToLongFunction<Philox> sampler) {
    rng.address(11, 0, 0, law.mode());
    plain.address(11, 0, 0, law.mode());
    for (int i = 0; i < DRAWS; i++) {
      assertThat(sampler.applyAsLong(rng)).isEqualTo(literal(law));
    }
    assertThat(rng.nextLong()).isEqualTo(plain.nextLong());
  }

  /** Draws heights in full; what no decision depends on comes from another stream. */
  private long literal(ExactLaw law) {
    while (true) {
      long word = plain.nextLong();
      double accepted = 256 * law.accepted(word);
      long level = word & 255;
      boolean isInside = accepted > level && accepted < level + 1;
      double height = (double) level + (isInside ? plain : unused).nextDouble();
      if (height < accepted) {
        return law.count(word);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20, 0.5, 1.41",
    "100, 0.3, 1.28",
    "250, 0.48, 1.22",
    "300, 0.48, 1.13",
    "1000000, 0.001, 1.06",
    "2000000000, 0.4, 1.01"
  })
  void binomialsTakeAsManyWordsAsTheyHaveProposals(int trials, double p, double expected) {
    double atMode = BinomialDistribution.of(trials, p).probability((int) ((trials + 1L) * p));
    double proposals = ExactLaw.binomial(trials, p).proposals(atMode);

    assertThat(proposals).isEqualTo(expected, within(0.01));
    checkWords(proposals, stream -> Binomial.sample(stream, trials, p));
  }

  @ParameterizedTest
  @CsvSource({
    "150, 72, 75, 1.35",
    "30000, 9000, 12000, 1.03",
    "2000000000, 1000000000, 1000000, 1.01"
  })
  void hypergeometricsTakeAsManyWordsAsTheyHaveProposals(
      int population, int successes, int draws, double expected) {
    long mode = (successes + 1L) * (draws + 1L) / (population + 2L);
    double atMode =
        HypergeometricDistribution.of(population, successes, draws).probability((int) mode);
    double proposals = ExactLaw.hypergeometric(population, successes, draws).proposals(atMode);

    assertThat(proposals).isEqualTo(expected, within(0.01));
    checkWords(proposals, stream -> Hypergeometric.sample(stream, population, successes, draws));
  }

  /** Proposals are geometric, and each takes a second word once in 256 times. */
  private void checkWords(double proposals, ToLongFunction<Philox> sampler) {
    double mean = proposals * (1 + SECOND_WORD);
    double ofProposals = proposals * (proposals - 1) * (1 + SECOND_WORD) * (1 + SECOND_WORD);
    double variance = ofProposals + proposals * SECOND_WORD * (1 - SECOND_WORD);
    double words = (double) words(sampler);

    assertThat((words - DRAWS * mean) / Math.sqrt(DRAWS * variance))
        .isBetween(-LARGEST_Z, LARGEST_Z);
    assertThat((words - DRAWS * (mean - 1.0 / 64)) / Math.sqrt(DRAWS * variance))
        .as("the same check of a mean that is off by four levels")
        .isGreaterThan(LARGEST_Z);
  }

  /** Returns how many words some draws take: where in the stream the next word is. */
  private long words(ToLongFunction<Philox> sampler) {
    rng.address(12, 0, 0, 0);
    for (int i = 0; i < DRAWS; i++) {
      assertThat(sampler.applyAsLong(rng)).isNotNegative();
    }
    long next = rng.nextLong();
    plain.address(12, 0, 0, 0);
    long words = 0;
    while (plain.nextLong() != next) {
      words++;
    }
    return words;
  }
}
