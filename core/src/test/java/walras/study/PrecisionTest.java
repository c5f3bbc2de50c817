package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.rate.RateFitter;

class PrecisionTest {

  private static final String OPEN = BAZAAR.replace("replications: 1e3\n", "");

  private static String with(String precision) {
    return OPEN + "precision: {" + precision + "}\n";
  }

  @Test
  void whatIsAskedIsRead() {
    assertThat(read(with("metric: turnover, relative: 1%, at-most: 1e6".replace("1%", "0.01"))))
        .extracting(reading -> reading.study().precision().orElseThrow())
        .isEqualTo(new Precision.OfMean("turnover", null, 0.01, 0, 1_000_000));
    assertThat(
            read(with("metric: turnover, relative: 0.1, absolute-floor: 2, at-most: 7"))
                .study()
                .precision())
        .contains(new Precision.OfMean("turnover", null, 0.1, 2, 7));
    assertThat(read(with("metric: turnover, absolute: 3, at-most: 1e14")).study().precision())
        .contains(new Precision.OfMean("turnover", null, 0, 3, 100_000_000_000_000L));
    assertThat(
            read(with("rate: turnover, absolute: 0.005, at-most: 1e5"), "sizes=100,200,300,400")
                .study()
                .precision())
        .contains(new Precision.OfRate("turnover", null, 0.005, 100_000));
  }

  @Test
  void designPointsMayHaveAllThereMayBe() {
    Study study = read(with("metric: turnover, absolute: 3, at-most: 1e7")).study();

    assertThat(study.points()).extracting(DesignPoint::replications).containsOnly(10_000_000L);
  }

  @Test
  void aNumberOfReplicationsAsksForNoPrecision() {
    assertThat(read(BAZAAR).study().precision()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "metric: turnover, absolute: 1 |"
            + " precision.at-most must be a whole number, got nothing",
        "metric: turnover, absolute: 1, at-most: 2e14 |"
            + " precision.at-most must be a whole number from 1 to 100000000000000, got 2e14",
        "metric: turnover, at-most: 9 |"
            + " precision must have exactly one of relative and absolute, got neither",
        "metric: turnover, relative: 1, absolute: 1, at-most: 9 |"
            + " precision must have exactly one of relative and absolute, got relative and"
            + " absolute",
        "metric: turnover, absolute: 0, at-most: 9 |"
            + " precision.absolute must be positive, got 0",
        "metric: turnover, relative: -1, at-most: 9 |"
            + " precision.relative must be positive, got -1",
        "metric: turnover, absolute: 1, absolute-floor: 1, at-most: 9 |"
            + " precision.absolute-floor needs precision.relative beside it",
        "absolute: 1, at-most: 9 |"
            + " precision must have exactly one of metric and rate, got neither",
        "rate: turnover, metric: turnover, absolute: 1, at-most: 9 |"
            + " precision must have exactly one of metric and rate, got metric and rate",
        "rate: turnover, relative: 1, at-most: 9 |"
            + " precision.relative cannot judge a rate; give absolute",
        "rate: turnover, absolute: 1, at-most: 9 |"
            + " precision.rate needs at least 4 sizes of each market, got 2",
        "metric: turnovr, absolute: 1, at-most: 9 |"
            + " precision.metric: turnovr is no metric; did you mean 'turnover'? metrics:"
            + " turnover",
        "metric: turnover, absolute: 1, at-most: 9, given: low |"
            + " precision.given must be one of , got low",
        "metric: turnover, absolut: 1, at-most: 9 |"
            + " unknown field 'absolut' in precision; did you mean 'absolute'?",
      })
  void everyProblemIsLocated(String precision, String problem) {
    assertThat(problems(with(precision)))
        .anyMatch(found -> found.startsWith("study.yaml:7: " + problem));
  }

  @Test
  void itStandsInPlaceOfReplications() {
    String both = BAZAAR + "precision: {metric: turnover, absolute: 1, at-most: 9}\n";

    assertThat(problems(both))
        .containsExactly(
            "study.yaml:6: replications cannot stand beside precision (study.yaml:8), which"
                + " decides their number");
    assertThat(problems(with("metric: turnover, absolute: 1, at-most: 9"), "replications=5"))
        .containsExactly(
            "--set replications: replications cannot stand beside precision (study.yaml:7), which"
                + " decides their number");
  }

  @Test
  void itNeedsReplications() {
    assertThat(problems(with("metric: turnover, absolute: 1, at-most: 9"), "method=exact"))
        .contains(
            "study.yaml:7: precision needs a method that simulates, monte-carlo or both, got"
                + " exact");
  }

  @Test
  void ratesNeedAsManySizesAsFitsDo() {
    assertThat(PrecisionCheck.LEAST_SIZES).isEqualTo(RateFitter.LEAST_SIZES);
  }

  @Test
  void eachPointMayHaveItsOwnNumberOfReplications() {
    Study study = read(BAZAAR).study();
    String first = study.points().get(0).id();
    String second = study.points().get(1).id();
    String each = "replications={points: {\"" + first + "\": 5, \"" + second + "\": 7}}";

    StudyReading reading = read(BAZAAR, each);

    assertThat(reading.study().points()).extracting(DesignPoint::replications).contains(5L, 7L);
    assertThat(read(reading.text()).study()).isEqualTo(reading.study());
    assertThat(problems(BAZAAR, "replications={points: {\"" + first + "\": 5}}"))
        .containsExactly(
            "--set replications: replications.points has no entry for point "
                + second
                + ", N=1000");
    assertThat(problems(BAZAAR, "replications={points: {probe: 5}}"))
        .contains(
            "--set replications: replications.points: the identity of a design point has 16"
                + " hexadecimal digits, got probe");
  }
}
