package walras.mechanism.efficienttrade.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import walras.mechanism.efficienttrade.types.SineTypes;
import walras.mechanism.efficienttrade.types.TypeLaw;
import walras.mechanism.efficienttrade.types.UniformTypes;
import walras.testkit.References;

/** Cut-offs against 34-digit quadrature, closed forms against plain quadrature, identities. */
class CutoffTest {

  /** Below this share of the second gap, T1 is what is left of a cancellation. */
  private static final double CANCELLED = 1e-3;

  private static Stream<String> laws() {
    return References.rows(CutoffTest.class, "laws.csv").map(row -> row[0]);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void everyNumberAgreesWithThirtyFourDigits(String name) {
    TypeLaw law = Golden.law(name);
    rows("cutoffs.csv", name)
        .forEach(
            row -> {
              Owners owners = Golden.ownership(row[1]).at(Long.parseLong(row[2]));
              for (Cutoff found :
                  List.of(Cutoff.of(law, owners), Cutoff.byQuadrature(law, owners))) {
                double second = Double.parseDouble(row[7]);
                double t1 = Double.parseDouble(row[3]);
                assertThat(found.t1()).as(row[2]).isCloseTo(t1, offset(2e-12 * second));
                same(found.t2(), row[4], 1e-14);
                same(found.maxGap(), row[6], 1e-14);
                same(found.secondGap(), row[7], 1e-14);
                same(found.reservationGap(), row[8], 1e-14);
                if (Math.abs(t1) > CANCELLED * second) {
                  same(found.betaStar(), row[5], 1e-13);
                }
              }
            });
  }

  @ParameterizedTest
  @MethodSource("laws")
  void typesThatGainLeastAgreeWithThirtyFourDigits(String name) {
    TypeLaw law = Golden.law(name);
    rows("types.csv", name)
        .forEach(
            row -> {
              Owners owners = Golden.ownership(row[1]).at(Long.parseLong(row[2]));
              int k = Integer.parseInt(row[3]);
              double gap = Cutoff.worstOffGap(law, owners, k);
              same(gap, row[7], 1e-13);
              same(owners.share(k), row[4], 1e-15);
              assertThat(owners.count(k)).isEqualTo(Long.parseLong(row[5]));
              double type = Double.parseDouble(row[6]);
              assertThat(law.upper() - gap).isCloseTo(type, offset(1e-15 * law.upper() + 1e-15));
            });
  }

  @Test
  void bothCurvesOfTheFirstFigure() {
    References.rows(CutoffTest.class, "figure1.csv")
        .forEach(
            row -> {
              Owners owners = Owners.equal(Long.parseLong(row[1]));
              same(Cutoff.of(Golden.law(row[0]), owners).betaStar(), row[2], 1e-13);
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 10, 1000, 1_000_000_000_000L, 1_000_000_000_000_000L})
  void theClosedFormOfUniformTypes(long agents) {
    double n = (double) agents;
    Cutoff found = Cutoff.of(Golden.law("uniform_0_1"), Owners.equal(agents));
    double e = -Math.expm1(-Math.log(n) / (n - 1));

    assertThat(found.t2()).isCloseTo(-(n - 1) / (2 * (n + 1)), within(1e-15));
    assertThat(found.betaStar() / (2 * n * ((n + 1) * e - 1) / (n + 2 - 2 * (n + 1) * e)))
        .isCloseTo(1, offset(1e-14));
  }

  @Test
  void twoUniformAgentsWithEqualSharesTradeUpToTwo() {
    assertThat(Cutoff.of(Golden.law("uniform_0_1"), Owners.equal(2)).betaStar())
        .isCloseTo(2, offset(1e-14));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 5, 40, 1_000_000})
  void oneOwnerOfUniformTypesNeverTradesEfficiently(long agents) {
    double n = (double) agents;
    Cutoff found = Cutoff.of(Golden.law("uniform_0_1"), new Ownership.EqualOwners(1).at(agents));
    assertThat(found.betaStar()).isCloseTo(-2 * n / (n + 2), offset(4e-15));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void equalSharesAllowMostAndTheSumIsNegative(String name) {
    TypeLaw law = Golden.law(name);
    for (long n : new long[] {3, 30, 300_000}) {
      Cutoff equal = Cutoff.of(law, Owners.equal(n));
      Cutoff unequal = Cutoff.of(law, Golden.ownership("replicate_50_30_20").at(n));
      assertThat(unequal.t1()).isLessThan(equal.t1());
      assertThat(unequal.betaStar()).isLessThan(equal.betaStar());
      assertThat(equal.t1() + equal.t2()).isNegative();
    }
  }

  @Test
  void cutoffsDoNotChangeWithTheUnitOfTypes() {
    TypeLaw shifted = new UniformTypes(new BigDecimal("-7"), new BigDecimal("1e6"));
    for (String ownership : List.of("equal", "one_owner", "replicate_70_20_10")) {
      Owners owners = Golden.ownership(ownership).at(30);
      double expected = Cutoff.of(Golden.law("uniform_0_1"), owners).betaStar();
      assertThat(Cutoff.byQuadrature(shifted, owners).betaStar() / expected)
          .isCloseTo(1, offset(1e-13));
    }
  }

  @Test
  void theOrderOfSharesDoesNotMatter() {
    TypeLaw law = Golden.law("paper_sine");
    Cutoff one = Cutoff.of(law, explicit("0.6", "0.1", "0.3").at(3));
    Cutoff other = Cutoff.of(law, explicit("0.1", "0.3", "0.60").at(3));
    assertThat(one).isEqualTo(other);
    assertThat(one).isEqualTo(Cutoff.of(law, replicated("0.3", "0.6", "0.1").at(3)));
  }

  /** The definitions of T1 and of Lemma 2 as printed, with 60 digits by mpmath. */
  @ParameterizedTest
  @CsvSource({
    "truncnorm_0_1, 1000000000000, equal, 5.0475373390920982e-9, 1857.6150257245066",
    "truncnorm_0_1, 1000000, replicate_1_0, 0.0022871916734689317, 842.50940200684977",
    "beta_2_5, 1000000000, equal, 0.0083389271398873807, 11985364.112340159",
    "truncexp_1_5, 3, replicate_50_30_20, 0.26747824469246529, 1.5601497587119772"
  })
  void theDefinitionsOfThePaper(
      String law, long agents, String ownership, String t1, String betaStar) {
    Cutoff found = Cutoff.of(Golden.law(law), Golden.ownership(ownership).at(agents));
    same(found.t1(), t1, 1e-12);
    same(found.betaStar(), betaStar, 1e-12);
  }

  @Test
  void oneLargeOwnerAmongManySmallOnes() {
    long n = 1_000_000_000_000L;
    double[] shares = {0.4, 0.6 / (n - 1.0)};
    Owners owners = new Owners(n, shares, 1, new long[] {1, n - 1}, new double[] {0.4, 0.6});
    Cutoff found = Cutoff.of(Golden.law("paper_sine"), owners);
    same(found.t1(), "8.8756255828090377e-11", 1e-12);
    same(found.betaStar(), "20.516177954310392", 1e-12);
  }

  private static Ownership explicit(String... shares) {
    return new Ownership.Explicit(Stream.of(shares).map(BigDecimal::new).toList());
  }

  private static Ownership replicated(String... shares) {
    return new Ownership.Replicated(Stream.of(shares).map(BigDecimal::new).toList());
  }

  private static Stream<String[]> rows(String table, String law) {
    return References.rows(CutoffTest.class, table).filter(row -> row[0].equals(law));
  }

  /** From the integrals of the paper by mpmath, in markets that no table holds. */
  @Test
  void unequalSharesOfTypesOfEitherSign() {
    List<BigDecimal> shares =
        Stream.of("0.4", "0.3", "0.2", "0.1", "0", "0", "0").map(BigDecimal::new).toList();
    TypeLaw law = new UniformTypes(new BigDecimal("-2"), new BigDecimal("7"));
    Owners owners = new Ownership.Explicit(shares).at(7);
    for (Cutoff found : List.of(Cutoff.of(law, owners), Cutoff.byQuadrature(law, owners))) {
      same(found.t1(), "0.50235089416580798", 1e-14);
      same(found.t2(), "-3.375", 1e-14);
      same(found.betaStar(), "1.2241161832188021", 1e-14);
    }
  }

  @Test
  void oneOwnerOfASineThatEndsElsewhere() {
    Cutoff found =
        Cutoff.of(new SineTypes(new BigDecimal("6")), new Ownership.EqualOwners(1).at(11));
    same(found.t1(), "-0.99280998313275496", 1e-13);
    same(found.betaStar(), "-3.1576627943947218", 1e-13);
  }

  private static void same(double found, String text, double tolerance) {
    double expected = Double.parseDouble(text);
    assertThat(found).as(text).isCloseTo(expected, offset(tolerance * Math.abs(expected)));
  }
}
