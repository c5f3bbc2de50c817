package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptionTest {

  @Test
  void aRunThatASignalEndsBeforeItSimulatesSaysHowToBeginAgain() {
    assertThat(new Interruption("walras run game --out here").stop())
        .isEqualTo("; begin again with: walras run game --out here");
  }
}
