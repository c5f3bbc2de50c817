package walras.mechanism.efficienttrade.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.testkit.References;

/** Where cut-offs fall, and the sizes from which they suffice. */
class CutoffScanTest {

  private static Stream<String[]> scans() {
    return References.rows(CutoffTest.class, "monotonicity.csv")
        .filter(
            row ->
                List.of("paper_sine", "step_gap").contains(row[0])
                    || (List.of("uniform_0_1", "power_2", "beta_half_half").contains(row[0])
                        && row[1].equals("equal")));
  }

  @ParameterizedTest
  @MethodSource("scans")
  void cutoffsFallWhereTheyShould(
      String law, String ownership, String every, String ratio, String falling) {
    Ownership owned = Golden.ownership(ownership);
    CutoffScan scan = CutoffScan.of(Golden.law(law), owned);
    long step = owned.granularity().step();

    List<String> found =
        scan.falls().stream()
            .map(fall -> fall.from() / step + "-" + (isEnd(scan, fall) ? "" : fall.to() / step))
            .toList();

    assertThat(found)
        .isEqualTo(
            Arrays.stream(falling.split(";"))
                .filter(run -> !run.isEmpty())
                .map(run -> run.length() > 9 ? run.substring(0, run.indexOf('-') + 1) : run)
                .toList());
  }

  private static boolean isEnd(CutoffScan scan, CutoffScan.Fall fall) {
    return fall.to() == scan.scannedTo();
  }

  @ParameterizedTest
  @CsvSource({
    "uniform_0_1, 2, 2, 2",
    "uniform_0_1, 3, 5, 5",
    "uniform_0_1, 5, 18, 18",
    "uniform_0_1, 10, 358, 358",
    "uniform_0_1, 20, 59713, 59713",
    "paper_sine, 3, 2, 29",
    "paper_sine, 5, 3, 150",
    "paper_sine, 10, 7517, 7517"
  })
  void theSmallestMarkets(String law, double beta, long first, long always) {
    CutoffScan scan = CutoffScan.of(Golden.law(law), Ownership.Replicated.equal());
    assertThat(scan.first(beta)).hasValue(first);
    assertThat(scan.always(beta)).hasValue(always);
  }

  @Test
  void theCurveOfTheSineFallsBetweenThreeAndTwelve() {
    CutoffScan scan = CutoffScan.of(Golden.law("paper_sine"), Ownership.Replicated.equal());
    assertThat(scan.falls()).containsExactly(new CutoffScan.Fall(3, 12));
    assertThat(scan.risingFrom()).hasValue(12);
  }

  @Test
  void whatIsNotReachedIsSaid() {
    TypeLaw law = Golden.law("uniform_0_1");
    CutoffScan owners = CutoffScan.of(law, new Ownership.EqualOwners(2));
    assertThat(owners.first(0.06)).hasValue(2);
    assertThat(owners.always(0.06)).isEmpty();
    assertThat(CutoffScan.of(law, new Ownership.EqualOwners(1)).first(0)).isEmpty();
  }

  @Test
  void ownersBeyondTheScanAreLookedAtInTheirSmallestMarket() {
    CutoffScan scan =
        CutoffScan.of(Golden.law("uniform_0_1"), new Ownership.EqualOwners(10_000_000_000_000L));
    assertThat(scan.first(1)).hasValue(10_000_000_000_000L);
    assertThat(scan.risingFrom()).hasValue(10_000_000_000_000L);
    assertThat(scan.scannedTo()).isEqualTo(10_000_000_000_000L);
  }
}
