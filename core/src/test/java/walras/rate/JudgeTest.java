package walras.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static RateFit fit(double exponent, double relativeError) {
    return new RateFitter(Curves.exact(Curves.sizes(), n -> Math.pow(n, exponent), relativeError))
        .power(0);
  }

  private static Verdict verdict(double exponent, double relativeError, double theory) {
    return Judge.judge(List.of(new Claim(fit(exponent, relativeError), theory, 0.02)))
        .get(0)
        .verdict();
  }

  @Test
  void preciseDataDecide() {
    assertThat(verdict(-0.5, 1e-3, -0.5)).isEqualTo(Verdict.CONSISTENT);
    assertThat(verdict(-0.51, 1e-4, -0.5)).isEqualTo(Verdict.CONSISTENT);
    assertThat(verdict(-0.6, 1e-3, -0.5)).isEqualTo(Verdict.FASTER);
    assertThat(verdict(-0.4, 1e-3, -0.5)).isEqualTo(Verdict.SLOWER);
  }

  @Test
  void poorDataDoNot() {
    assertThat(verdict(-0.5, 0.5, -0.5)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(-0.6, 0.5, -0.5)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(-0.52, 1e-3, -0.5)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aLawThatTheDataRejectDecidesNothing() {
    RateFit rejected =
        new RateFitter(Curves.exact(Curves.sizes(), n -> Math.log(n) / Math.sqrt(n), 1e-4))
            .power(0);

    assertThat(rejected.goodness()).isLessThan(RateFit.REJECTED);
    assertThat(Judge.judge(List.of(new Claim(rejected, -0.5, 0.02))).get(0).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aLargerRatePerAgentIsFaster() {
    long[] sizes = {10, 20, 30, 40, 50, 60};
    RateFit fit =
        new RateFitter(Curves.exact(sizes, n -> Math.exp(-0.1 * n), 1e-3))
            .exponential(java.util.OptionalDouble.of(0));

    assertThat(Judge.judge(List.of(new Claim(fit, 0.1, 0.002))).get(0).verdict())
        .isEqualTo(Verdict.CONSISTENT);
    assertThat(Judge.judge(List.of(new Claim(fit, 0.09, 0.002))).get(0).verdict())
        .isEqualTo(Verdict.FASTER);
    assertThat(Judge.judge(List.of(new Claim(fit, 0.11, 0.002))).get(0).verdict())
        .isEqualTo(Verdict.SLOWER);
  }

  @Test
  void manyClaimsNeedWiderIntervalsAndKeepTheirOrder() {
    Claim clear = new Claim(fit(-0.5, 1e-3), -0.5, 0.02);
    Claim poor = new Claim(fit(-0.5, 0.5), -0.5, 0.02);
    List<Claim> claims = new ArrayList<>(Collections.nCopies(20, clear));
    claims.add(3, poor);

    List<Judgement> judgements = Judge.judge(claims);

    assertThat(judgements.get(3).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgements.get(0).verdict()).isEqualTo(Verdict.CONSISTENT);
    Interval alone = Judge.judge(List.of(clear)).get(0).interval();
    Interval among = judgements.get(0).interval();
    assertThat(among.low()).isLessThan(alone.low());
    assertThat(among.high()).isGreaterThan(alone.high());
  }

  /**
   * A claim that is wrong by just the margin is called consistent, or its neighbour faster, in at
   * most one study of a hundred: 14 of 400 has probability below 1e-4, 17 below 1e-6.
   */
  @Test
  void falseAlarmsAreRare() {
    Random random = new Random(23);
    int alarms = 0;
    for (int study = 0; study < 400; study++) {
      RateFit fit =
          new RateFitter(Curves.drawn(random, n -> Math.pow(n, -0.5), n -> 3 / Math.sqrt(n), 1e4))
              .power(0);
      if (Judge.judge(List.of(new Claim(fit, -0.52, 0.02))).get(0).verdict()
          != Verdict.INCONCLUSIVE) {
        alarms++;
      }
    }
    assertThat(alarms).isLessThanOrEqualTo(17);
  }
}
