package walras.mechanism.efficienttrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import walras.kernel.Search;
import walras.mechanism.efficienttrade.cutoff.CutoffScan;
import walras.mechanism.efficienttrade.cutoff.Golden;

/** What searches over all sizes declare before anybody waits for them. */
class SizeSearchTest {

  private static List<Search> searches(String law, String beta) {
    return Markets.of(law, "equal", beta, Simulation.ORDER_STATISTICS).derived().stream()
        .flatMap(quantity -> quantity.formula().searches().stream())
        .toList();
  }

  @Test
  void searchesOfAMarketDeclareTheirScanOnce() {
    List<Search> searches = searches("paper_sine", "1");
    double declared = searches.stream().mapToDouble(Search::nanoseconds).sum();
    assertThat(searches).hasSize(3);
    assertThat(declared)
        .isCloseTo(CutoffScan.nanoseconds(Golden.law("paper_sine")), within(1e-3 * declared));
  }

  @Test
  void closedFormsAreDeclaredCheaper() {
    assertThat(searches("uniform_0_1", "1").get(0).nanoseconds())
        .isLessThan(0.01 * searches("paper_sine", "1").get(0).nanoseconds());
  }

  @Test
  void theSameSearchIsDoneOnce() {
    assertThat(searches("uniform_0_1", "1")).isEqualTo(searches("uniform_0_1", "1"));
    assertThat(searches("uniform_0_1", "1").get(0))
        .isNotEqualTo(searches("uniform_0_1", "2").get(0));
  }
}
