package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.sampling.Binomial;
import walras.sampling.Philox;
import walras.study.RateModel;

/**
 * Intervals cover as often as they say. With 600 studies, a coverage of 0.95 gives fewer than 540
 * or more than 594 that cover with probability below 2e-7 each.
 */
class CoverageTest {

  private static final int STUDIES = 600;
  private static final int COUNTED = 200;

  static Stream<Arguments> truths() {
    DoubleUnaryOperator root = n -> 1 / Math.sqrt(n);
    return Stream.of(1e4, 1e8)
        .flatMap(
            replications ->
                Stream.of(
                    truth("pure", n -> 1 / Math.sqrt(n), root, -0.5, replications),
                    truth("1/N", n -> (1 + 1 / n) / Math.sqrt(n), root, -0.5, replications),
                    truth("5/N", n -> (1 + 5 / n) / Math.sqrt(n), root, -0.5, replications),
                    truth(
                        "root",
                        n -> (1 + 1 / Math.sqrt(n)) / Math.sqrt(n),
                        root,
                        -0.5,
                        replications),
                    truth("signed", n -> -0.3 / n, root, -1, replications)));
  }

  private static Arguments truth(
      String name,
      DoubleUnaryOperator truth,
      DoubleUnaryOperator spread,
      double exponent,
      double replications) {
    return Arguments.of(name, replications, truth, spread, exponent);
  }

  @ParameterizedTest(name = "{0}, {1} replications")
  @MethodSource("truths")
  void intervalsCover(
      String name,
      double replications,
      DoubleUnaryOperator truth,
      DoubleUnaryOperator spread,
      double exponent) {
    Random random = new Random(name.hashCode() + (long) replications);
    int covered = 0;
    for (int study = 0; study < STUDIES; study++) {
      RateFit fit = new RateFitter(Curves.drawn(random, truth, spread, replications)).power(0);
      Interval interval = fit.interval(0.95).orElseThrow();
      if (interval.low() <= exponent && exponent <= interval.high()) {
        covered++;
      }
    }
    assertThat((double) covered / STUDIES).isBetween(0.9, name.equals("signed") ? 1 : 0.99);
  }

  /**
   * A logarithm that theory states, with the constant that stands beside it: (log N - 1)/N under
   * noise of 1/N. More than 22 wrong verdicts at a level of 0.01 have probability below 1e-6.
   */
  @ParameterizedTest(name = "{0} replications")
  @ValueSource(doubles = {1e4, 1e6})
  void lawsWithALogarithmAreCovered(double replications) {
    Random random = new Random((long) replications);
    int covered = 0;
    int wrong = 0;
    for (int study = 0; study < STUDIES; study++) {
      List<Observation> means =
          Curves.drawn(random, n -> (Math.log(n) - 1) / n, n -> 1 / n, replications);
      RateFit fit = new RateFitter(means).power(1);
      Interval interval = fit.interval(0.95).orElseThrow();
      covered += interval.low() <= -1 && -1 <= interval.high() ? 1 : 0;
      Verdict verdict = Judge.judge(List.of(new Claim(fit, -1, 0.02))).get(0).verdict();
      wrong += verdict == Verdict.FASTER || verdict == Verdict.SLOWER ? 1 : 0;
    }
    assertThat((double) covered / STUDIES).isGreaterThanOrEqualTo(0.9);
    assertThat(wrong).isLessThanOrEqualTo(22);
  }

  /**
   * Errors of reduced means are far below what any law leaves out, and decline faster than the
   * mean: a few large sizes carry all weight, and no residual shows that the law is short.
   * Intervals hold the truth at least as often as they say; without a check by a further term fewer
   * than half of those of the limit did.
   */
  @ParameterizedTest(name = "{0} replications")
  @ValueSource(doubles = {1e4, 1e6})
  void reducedMeansAreCovered(double replications) {
    Random random = new Random((long) replications);
    int rates = 0;
    int limits = 0;
    for (int study = 0; study < STUDIES; study++) {
      List<Observation> means = new ArrayList<>();
      for (long size : new long[] {1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000}) {
        double n = (double) size;
        double error = Math.hypot(1 / (n * Math.sqrt(n * replications)), 1e-15);
        double value = 0.3 / (n + 20) + 0.1 / (n + 5) + error * random.nextGaussian();
        means.add(Observation.reduced(size, value, error));
      }
      Interval rate = new RateFitter(means).power(0).interval(0.95).orElseThrow();
      Interval limit = LimitFit.of(means, List.of()).interval(0.95);
      rates += rate.low() <= -1 && rate.high() >= -1 ? 1 : 0;
      limits += limit.low() <= 0 && limit.high() >= 0 ? 1 : 0;
    }
    assertThat(rates).isGreaterThanOrEqualTo(540);
    assertThat(limits).isGreaterThanOrEqualTo(540);
  }

  /** How often something happens whose probability is known. */
  static Stream<Arguments> frequencies() {
    DoubleUnaryOperator bent = n -> (1 - 2 / Math.sqrt(n)) / Math.sqrt(n);
    return Stream.of(Arguments.of("few", 10_000L, bent), Arguments.of("many", 100_000_000L, bent));
  }

  /**
   * The whole way of a study that knows its theory: all laws are fitted, that of theory is reported
   * and judged, and so is the limit. With 200 studies a coverage of 0.95 falls below 172 or a level
   * of 0.01 above 12 with probability below 1e-6.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("frequencies")
  void frequenciesAreCoveredAndJudged(
      String name, long replications, DoubleUnaryOperator probability) {
    Random random = new Random(replications);
    int covered = 0;
    int wrong = 0;
    int offLimit = 0;
    for (int study = 0; study < COUNTED; study++) {
      List<Observation> counts = new ArrayList<>();
      for (long size : Curves.sizes()) {
        double chance = probability.applyAsDouble((double) size);
        Philox rng = new Philox();
        rng.address(random.nextLong(), 0, 0, size);
        counts.add(
            Observation.count(size, Binomial.sample(rng, replications, chance), replications));
      }
      RateFit fit =
          RateChoice.of(new RateFitter(counts), Optional.of(RateModel.POWER), 0, Optional.empty())
              .fit();
      Interval interval = fit.interval(0.95).orElseThrow();
      covered += interval.low() <= -0.5 && interval.high() >= -0.5 ? 1 : 0;
      LimitFit limit =
          LimitFit.of(counts.stream().filter(Observation::isPoint).toList(), List.of());
      List<Judgement> judgements =
          Judge.judgeAll(
              List.of(
                  new Claim(fit, -0.5, 0.02),
                  new LimitClaim(limit, 0.02 * limit.largestDistance())));
      Verdict rate = judgements.get(0).verdict();
      wrong += rate == Verdict.FASTER || rate == Verdict.SLOWER ? 1 : 0;
      offLimit += judgements.get(1).verdict() == Verdict.OFF_LIMIT ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(172);
    assertThat(wrong).isLessThanOrEqualTo(12);
    assertThat(offLimit).isLessThanOrEqualTo(12);
  }
}
