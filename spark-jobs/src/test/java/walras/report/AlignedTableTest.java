package walras.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AlignedTableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(
            AlignedTable.of("lrl")
                .row("metric", "rate", "verdict")
                .row("welfare_gain_vs_one_stage", "-1", "")
                .row("price", "-0.49996", "consistent")
                .lines())
        .containsExactly(
            "metric                         rate  verdict",
            "welfare_gain_vs_one_stage        -1",
            "price                      -0.49996  consistent");
  }

  @Test
  void aRowHasACellPerColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlignedTable.of("lr").row("metric"))
        .withMessage("a row has 2 cells, got 1");
  }
}
