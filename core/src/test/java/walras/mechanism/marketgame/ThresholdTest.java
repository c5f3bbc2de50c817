package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.mechanism.marketgame.NetInterval.Verdict.EQUILIBRIUM;
import static walras.mechanism.marketgame.NetInterval.Verdict.NO_EQUILIBRIUM;
import static walras.mechanism.marketgame.NetInterval.Verdict.UNDECIDED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import walras.mechanism.marketgame.NetInterval.Verdict;

class ThresholdTest {

  private static Threshold of(long from, Verdict beyond, Verdict... verdicts) {
    List<VerdictRun> runs = new ArrayList<>();
    for (int i = 0; i < verdicts.length; i++) {
      VerdictRun.append(runs, from + i, from + i, verdicts[i]);
    }
    int within = runs.size();
    VerdictRun.append(runs, 1000, 1000, beyond);
    return Threshold.of(new ScanRange(from, from + verdicts.length - 1), runs, within, Map.of());
  }

  @Test
  void undecidedSizesAboveTheLastFailureLeaveAnInterval() {
    Threshold threshold =
        of(2, EQUILIBRIUM, NO_EQUILIBRIUM, EQUILIBRIUM, UNDECIDED, UNDECIDED, EQUILIBRIUM);

    assertThat(threshold.isLocated()).isFalse();
    assertThat(threshold.least()).isEqualTo(3);
    assertThat(threshold.most()).isEqualTo(6);
    assertThat(threshold.isBoundedAbove()).isTrue();
    assertThat(threshold.undecided()).containsExactly("4-5");
  }

  @Test
  void undecidedSizesBelowTheLastFailureAreOfNoConsequence() {
    Threshold threshold = of(2, EQUILIBRIUM, UNDECIDED, EQUILIBRIUM, NO_EQUILIBRIUM, EQUILIBRIUM);

    assertThat(threshold.isLocated()).isTrue();
    assertThat(threshold.least()).isEqualTo(5);
    assertThat(threshold.satisfiedBefore()).containsExactly("3");
  }

  @Test
  void anUndecidedEndIsOpen() {
    Threshold threshold = of(2, EQUILIBRIUM, NO_EQUILIBRIUM, EQUILIBRIUM, UNDECIDED);

    assertThat(threshold.isLocated()).isFalse();
    assertThat(threshold.isBoundedBelow()).isTrue();
    assertThat(threshold.isBoundedAbove()).isFalse();
  }

  @Test
  void aFailureBeyondTheRangeRefutesIt() {
    Threshold threshold = of(2, NO_EQUILIBRIUM, NO_EQUILIBRIUM, EQUILIBRIUM, EQUILIBRIUM);

    assertThat(threshold.isLocated()).isFalse();
    assertThat(threshold.least()).isEqualTo(1001);
    assertThat(threshold.failuresBeyond()).containsExactly(1000L);
  }

  @Test
  void truthFromTheSmallestMarketOnIsLocatedThere() {
    assertThat(of(2, EQUILIBRIUM, EQUILIBRIUM, EQUILIBRIUM).isLocated()).isTrue();
    assertThat(of(3, EQUILIBRIUM, EQUILIBRIUM, EQUILIBRIUM).isLocated()).isFalse();
  }
}
