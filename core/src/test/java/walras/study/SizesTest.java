package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.RINGS;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;
import static walras.study.Studies.sizes;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SizesTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void gridsAreRoundedHalfUpFromExactRoots() {
    assertThat(sizes(read(BAZAAR, "sizes={from: 100, to: 1e5, per-decade: 2}")))
        .containsExactly(100L, 316L, 1000L, 3162L, 10_000L, 31_623L, 100_000L);
    assertThat(sizes(read(BAZAAR, "sizes={from: 50, to: 5e3, per-decade: 1}")))
        .containsExactly(50L, 500L, 5000L);
    assertThat(sizes(read(BAZAAR, "sizes={from: 100, to: 999, per-decade: 1}")))
        .containsExactly(100L);
    assertThat(sizes(read(BAZAAR, "sizes={from: 10, to: 50, step: 15}")))
        .containsExactly(10L, 25L, 40L);
  }

  @ParameterizedTest(name = "per-decade {0}")
  @MethodSource("densities")
  void aGridNeverLeavesTheExactRoot(int perDecade) {
    List<Long> grid = SizeGrid.perDecade(1000, 1_000_000_000, perDecade, 10_000);

    assertThat(grid).hasSize(6 * perDecade + 1);
    for (int k = 0; k < grid.size(); k++) {
      double exact = 1000 * StrictMath.pow(10, (double) k / perDecade);
      assertThat(Math.abs(grid.get(k) - exact)).isLessThan(0.5 + 1e-6);
    }
  }

  static IntStream densities() {
    return IntStream.rangeClosed(1, 100);
  }

  @Test
  void gridsMoveToSizesThatFitAndSaySo() {
    StudyReading reading = read(RINGS, "sizes={from: 1, to: 1000, per-decade: 2}");

    assertThat(sizes(reading)).containsExactly(4L, 12L, 32L, 100L, 316L, 1000L);
    assertThat(reading.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "--set sizes: moved to the nearest sizes that fit: 1 to 4, 3 to 4, 10 to 12;"
                + " sizes that met were joined, 1 fewer");
  }

  @Test
  void listedSizesMustFit() {
    assertThat(problems(RINGS, "sizes=100,102,2"))
        .containsExactly(
            "--set sizes: sizes[1] must be a multiple of 4 from 4 to 1000000000000, got 102;"
                + " the nearest that fit are 100 and 104",
            "--set sizes: sizes[2] must be a multiple of 4 from 4 to 1000000000000, got 2;"
                + " the nearest that fits is 4");
    assertThat(problems(BAZAAR, "sizes=1"))
        .containsExactly(
            "--set sizes: sizes must be a whole number from 2 to 1000000000000, got 1;"
                + " the nearest that fits is 2");
  }

  @Test
  void everyMarketMustAdmitASize() {
    String text =
        """
        study: probe
        markets:
          - {name: two, mechanism: rings, environment: {T: 2, groups: 2}}
          - {name: three, mechanism: rings, environment: {T: 2, groups: 3}}
        sizes: [24, 100]
        replications: 10
        seed: 1
        """;

    assertThat(problems(text))
        .containsExactly(
            "study.yaml:5: sizes[1] must be a multiple of 12 from 12 to 999999999996 to fit every"
                + " market, got 100; the nearest that fit are 96 and 108");
    assertThat(sizes(read(text, "sizes={from: 100, to: 1000, per-decade: 1}")))
        .containsExactly(96L, 996L, 96L, 996L);
  }

  @Test
  void groupSizesBecomeAgents() {
    StudyReading reading = read(RINGS, "sizes={per-group: [10, 20]}", "environment.groups=3");

    assertThat(sizes(reading)).containsExactly(60L, 120L);
    assertThat(problems(BAZAAR, "sizes={per-group: 10}"))
        .containsExactly(
            "--set sizes: sizes.per-group cannot be: mechanism 'bazaar' has no groups;"
                + " give sizes in agents");
    assertThat(problems(RINGS, "sizes={per-group: [1e12]}"))
        .containsExactly(
            "--set sizes: sizes.per-group[0] must be a group size of mechanism 'rings',"
                + " from 1 to 250000000000, got 1e12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | sizes must have at least one entry",
        "0 | sizes must be a whole number from 2 to 1000000000000, got 0; the nearest that fits"
            + " is 2",
        "-5 | sizes must be a whole number from 2 to 1000000000000, got -5; the nearest that fits"
            + " is 2",
        "1.5 | sizes must be a whole number, got 1.5",
        "1e999999999 | sizes must be a whole number, got 1e999999999;"
            + " exponents may reach from -1000 to 1000",
        "100,100.0 | sizes[1] must differ from the entries before it, got 100.0",
        "{from: 10, to: 5, step: 1} | sizes.to must be at least from, which is 10, got 5",
        "{from: 10, to: 50} | sizes must have either per-decade or step, got neither",
        "{from: 10, to: 50, step: 1, per-decade: 1} | sizes must have either per-decade or step,"
            + " got both",
        "{from: 10, to: 50, per-decade: 101} | sizes.per-decade must be a whole number from 1 to"
            + " 100, got 101",
        "{per-group: 5, from: 1} | sizes must have per-group alone, or from and to",
        "{from: 10, to: 50, stp: 1} | sizes must have either per-decade or step, got neither;"
            + " unknown field 'stp' in sizes; did you mean 'step'? allowed: per-group, from, to,"
            + " per-decade, step",
        "{from: 1, to: 1e6, step: 1} | sizes must give at most 10000 design points, got 10001"
            + " sizes or more for 1 market",
      })
  void brokenSizesAreRejected(String value, String expected) {
    List<String> found =
        problems(BAZAAR, "sizes=" + value).stream()
            .map(problem -> problem.replace("--set sizes: ", ""))
            .toList();

    assertThat(String.join("; ", found)).isEqualTo(expected);
  }

  @Test
  void scalarsMayDependOnTheSize() {
    Study study = read(RINGS, "environment.T=\"even(20*sqrt(n))\"", "sizes=100,400").study();

    assertThat(study.points()).flatExtracting(Studies::read).containsExactly(100.0, 200.0);
    assertThat(study.points())
        .extracting(point -> point.expressions().toString())
        .containsExactly("{T=100}", "{T=200}");
    assertThat(read(BAZAAR, "environment.eta=1/sqrt(N)", "sizes=100,400").study().points())
        .flatExtracting(Studies::read)
        .containsExactly(0.1, 0.05);
  }

  @Test
  void valuesOfExpressionsAreShownRounded() {
    String prior = "environment.prior=[sqrt(2), 1/3, 1e2, 10^30, 0.5]";

    assertThat(read(BAZAAR, prior, "sizes=2").study().points().get(0).expressions())
        .hasToString("{prior[0]=1.4142135623730951, prior[1]=0.33333333333333333, prior[3]=1E+30}");
  }

  @Test
  void marketsThatIgnoreTheSizeAreReadOnce() {
    Study study = read(RINGS).study();

    assertThat(study.points().get(0).market()).isSameAs(study.points().get(1).market());
  }

  @Test
  void problemsOfExpressionsShowTheirValue() {
    assertThat(problems(RINGS, "environment.T=n+1", "sizes=[8, 12, 16]"))
        .containsExactly("--set environment.T: environment.T must be even, got n+1 = 3 at n = 2");
    assertThat(problems(BAZAAR, "environment.eta=N/50"))
        .containsExactly(
            "--set environment.eta: environment.eta must lie in (0, 1), got N/50 = 2 at N = 100");
  }

  @Test
  void groupSizesNeedGroups() {
    assertThat(problems(BAZAAR, "environment.eta=0.5/n"))
        .containsExactly(
            "--set environment.eta: environment.eta uses n, but mechanism 'bazaar' has no groups;"
                + " N is the number of agents");
  }

  @Test
  void theNumberOfGroupsMayDependOnTheGroupSize() {
    String groups = "environment.groups=\"ceil(log(n))\"";

    assertThat(sizes(read(RINGS, groups, "sizes=1000"))).containsExactly(1000L);
    assertThat(sizes(read(RINGS, groups, "sizes={per-group: [100, 1000]}")))
        .containsExactly(1000L, 14_000L);
    assertThat(sizes(read(RINGS, groups, "sizes={from: 1600, to: 1600, step: 1}")))
        .containsExactly(1480L);
    assertThat(problems(RINGS, groups, "sizes=1600"))
        .containsExactly(
            "--set sizes: sizes must fit the groups, got 1600; the nearest that fits is 1480");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyGridEndsAtConsistentSizes(long seed) {
    long target = 100 + seed * seed * seed;
    String sizes = "sizes={from: %d, to: %d, step: 1}".formatted(target, target);

    DesignPoint point =
        read(RINGS, "environment.groups=\"ceil(log(n))\"", sizes).study().points().get(0);

    long perGroup = point.sized().grouping().orElseThrow().perGroup();
    long groups = (long) StrictMath.ceil(StrictMath.log((double) perGroup));
    assertThat(point.size()).isEqualTo(2 * groups * perGroup);
    assertThat((double) point.size()).isBetween(0.75 * target, 1.35 * target);
  }
}
