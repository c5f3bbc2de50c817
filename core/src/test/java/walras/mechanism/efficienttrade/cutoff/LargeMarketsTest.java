package walras.mechanism.efficienttrade.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.testkit.References;

/** How cut-offs grow with the number of agents. */
class LargeMarketsTest {

  private static Stream<String[]> laws() {
    return References.rows(CutoffTest.class, "laws.csv");
  }

  @ParameterizedTest
  @MethodSource("laws")
  void tailsAndMeansOfTypes(
      String name, String mean, String exponent, String coefficient, String scale, String growth) {
    TypeLaw law = Golden.law(name);
    same(law.meanGap(), mean, 1e-15);
    same(law.tail().exponent(), exponent, 0);
    same(law.tail().coefficient(), coefficient, 1e-14);
    same(law.tail().scale(), scale, 1e-14);
    same(new RefinedLaw(law).growthConstant(), growth, 1e-14);
  }

  @Test
  void theRefinedLawAgreesWithThirtyFourDigits() {
    References.rows(CutoffTest.class, "asymptotics.csv")
        .forEach(
            row -> {
              Owners owners = Golden.ownership(row[1]).at(Long.parseLong(row[2]));
              RefinedLaw refined = new RefinedLaw(Golden.law(row[0]));
              same(refined.betaStar(owners), row[4], 1e-11);
              same(refined.t1(owners), row[5], 1e-11);
            });
  }

  @ParameterizedTest
  @CsvSource({"uniform_0_1, 1e-5", "paper_sine, 1e-3", "power_2, 1e-5", "power_5, 1e-5"})
  void cutoffsReachTheRefinedLaw(String name, double within) {
    TypeLaw law = Golden.law(name);
    Owners owners = Owners.equal(1_000_000);
    double ratio = Cutoff.of(law, owners).betaStar() / new RefinedLaw(law).betaStar(owners);
    assertThat(ratio).isCloseTo(1, offset(within));
  }

  @Test
  void aFixedNumberOfOwnersDoesNotProfitFromBuyers() {
    References.rows(CutoffTest.class, "fixed_owners.csv")
        .forEach(
            row -> {
              Owners owners =
                  new Ownership.EqualOwners(Long.parseLong(row[1])).at(Long.parseLong(row[2]));
              same(Cutoff.of(Golden.law(row[0]), owners).betaStar(), row[4], 1e-12);
            });
  }

  private static void same(double found, String text, double tolerance) {
    double expected = Double.parseDouble(text);
    assertThat(found).as(text).isCloseTo(expected, offset(tolerance * Math.abs(expected)));
  }
}
