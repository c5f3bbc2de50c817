package walras.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import walras.kernel.Population.Side;

class HoldingsTest {

  /** Four agents of two commodities; the first and the last are equal. */
  private static final double[] AMOUNTS = {0.2, 0.4, 0.3, 0.2, 0.3, 0.1, 0.2, 0.4, 0.3};

  private static final int[] ENDS = {2, 3, 4, 5, 5, 6, 8, 9};

  @Test
  void equalAgentsAreOneTypeAndTypesAscend() {
    Holdings holdings = Holdings.ofAgents(Side.SELLER, 2, AMOUNTS, ENDS);

    assertThat(holdings.agents()).isEqualTo(4);
    assertThat(holdings.types()).isEqualTo(3);
    assertThat(holdings.count(0)).isEqualTo(1);
    assertThat(holdings.units(0, 0)).as("nothing of the first commodity").isZero();
    assertThat(holdings.amount(holdings.first(0, 1))).isEqualTo(0.1);
    assertThat(holdings.units(1, 0)).as("fewer units first").isEqualTo(1);
    assertThat(holdings.count(2)).isEqualTo(2);
    assertThat(holdings.units(2)).isEqualTo(3);
    assertThat(holdings.mostUnits(0)).isEqualTo(2);
    assertThat(holdings.isOfOneUnit()).isFalse();
  }

  @Test
  void agentsAreFoundByTheirUnits() {
    Holdings holdings = Holdings.ofAgents(Side.SELLER, 2, AMOUNTS, ENDS);

    assertThat(holdings.find(new double[] {0.2, 0.4, 0.3}, new int[] {2, 3})).isEqualTo(2);
    assertThat(holdings.find(new double[] {0.1}, new int[] {0, 1})).isZero();
    assertThat(holdings.find(new double[] {0.1}, new int[] {1, 1})).isNegative();
  }

  @Test
  void unitsOutOfOrderAreRejected() {
    assertThatThrownBy(
            () -> Holdings.ofAgents(Side.SELLER, 1, new double[] {0.4, 0.2}, new int[] {2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0.2 at [1]");
    assertThatThrownBy(
            () -> Holdings.ofAgents(Side.BUYER, 1, new double[] {0.2, 0.4}, new int[] {2}))
        .hasMessageContaining("got 0.4 at [1]");
    assertThatThrownBy(
            () -> Holdings.ofAgents(Side.BUYER, 1, new double[] {Double.NaN}, new int[] {1}))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> Holdings.ofAgents(Side.BUYER, 1, new double[] {0.2}, new int[] {0, 1}))
        .hasMessageContaining("agent 0 must have a unit");
    assertThatThrownBy(
            () -> Holdings.ofAgents(Side.BUYER, 1, new double[] {0.2, 0.1}, new int[] {1}))
        .hasMessageContaining("ends must end with 2");
  }
}
