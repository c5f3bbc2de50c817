package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketsTest {

  private static final String TWO =
      """
      study: probe
      markets:
        - name: calm
          mechanism: bazaar
          environment: {eta: 0.1}
        - name: wild
          mechanism: bazaar
          environment: {eta: 0.2}
      sizes: [100]
      replications: 10
      seed: 1
      """;

  private static List<String> cells(StudyReading reading) {
    return reading.study().points().stream()
        .map(p -> p.environment() + p.parameters() + Studies.read(p))
        .toList();
  }

  @Test
  void marketsAreComparedByName() {
    assertThat(cells(read(TWO))).containsExactly("calm{}[0.1]", "wild{}[0.2]");
  }

  @Test
  void namesAreUniqueAndPlain() {
    assertThat(problems(TWO, "markets[1].name=calm", "markets[0].mechanism=x"))
        .containsExactly(
            "--set markets[0].mechanism: markets[0].mechanism must be one of bazaar, rings, got x",
            "--set markets[1].name: markets[1].name must differ from the names of the other"
                + " markets, got calm");
    assertThat(problems(TWO.replace("name: calm", "nam: calm")))
        .containsExactly(
            "study.yaml:3: unknown field 'nam' in markets[0]; did you mean 'name'? allowed: name,"
                + " mechanism, environment");
  }

  @Test
  void thereIsOneFormOfTwo() {
    assertThat(problems(TWO, "mechanism=bazaar"))
        .containsExactly(
            "study.yaml:2: a study must have either markets, or mechanism and environment,"
                + " got both");
    assertThat(problems(TWO, "markets=[]"))
        .containsExactly("--set markets: markets must have at least one entry");
    assertThat(problems(TWO, "markets=calm"))
        .containsExactly("--set markets: markets must be a list, got calm");
  }

  @Test
  void choicesCrossWithTheLastFastest() {
    assertThat(
            cells(
                read(
                    TWO,
                    "vary.environment.eta=0.3,1/4",
                    "vary.environment.kappa={q: 1, r: 2}",
                    "vary.environment.prior[0]=1",
                    "markets[0].environment.prior=[7, 8]",
                    "markets[1].environment.prior=[7, 9]")))
        .containsExactly(
            "calm{eta=0.3, kappa={q: 1, r: 2}, prior[0]=1}[0.3, 1.0, 8.0, 1.0, 2.0]",
            "calm{eta=1/4, kappa={q: 1, r: 2}, prior[0]=1}[0.25, 1.0, 8.0, 1.0, 2.0]",
            "wild{eta=0.3, kappa={q: 1, r: 2}, prior[0]=1}[0.3, 1.0, 9.0, 1.0, 2.0]",
            "wild{eta=1/4, kappa={q: 1, r: 2}, prior[0]=1}[0.25, 1.0, 9.0, 1.0, 2.0]");
  }

  @Test
  void choicesZip() {
    String kappa = "environment.kappa={q: 1, r: 1}";
    assertThat(
            cells(
                read(
                    BAZAAR,
                    kappa,
                    "vary={environment.eta: [0.1, 0.2], environment.kappa.q: [3, 4]}",
                    "combine=zip",
                    "sizes=100")))
        .containsExactly(
            "bazaar{eta=0.1, kappa.q=3}[0.1, 3.0, 1.0]",
            "bazaar{eta=0.2, kappa.q=4}[0.2, 4.0, 1.0]");
    assertThat(
            problems(
                BAZAAR,
                kappa,
                "vary={environment.eta: [0.1, 0.2], environment.kappa.q: [3, 4, 5]}",
                "combine=zip"))
        .containsExactly(
            "--set vary: vary.environment.kappa.q must have as many entries as the others"
                + " (combine: zip), got 3 instead of 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vary={seed: [1, 2]} | --set vary: vary must name fields below environment, such as"
            + " environment.x, got seed",
        "vary={environment.eta: []} | --set vary: vary.environment.eta must have at least one"
            + " entry",
        "vary=3 | --set vary: vary must be a mapping, got 3",
        "combine=zip | --set combine: combine needs a field vary",
        "vary.environment.eta=0.1,0.10 | study.yaml:3: market 'bazaar' with eta = 0.10 repeats"
            + " market 'bazaar' with eta = 0.1",
        "vary.environment.eta=0.1,1.5 | --set vary.environment.eta: environment.eta must lie in"
            + " (0, 1), got 1.5",
        "vary.environment.etaa=1 | --set vary.environment.etaa: unknown field 'etaa' in"
            + " environment; did you mean 'eta'? allowed: eta, prior, tie, kappa",
        "vary.environment.eta.x=1 | --set vary.environment.eta.x: environment: eta must be a"
            + " mapping, got 0.02",
      })
  void brokenVariationsAreRejected(String override, String expected) {
    assertThat(problems(BAZAAR, override)).containsExactly(expected);
  }

  @Test
  void absurdCountsAreRejectedBeforeTheyAreBuilt() {
    String hundred = "[" + "1, ".repeat(99) + "1]";
    assertThat(
            problems(
                BAZAAR,
                "vary={environment.a: %s, environment.b: %s, environment.c: %s}"
                    .formatted(hundred, hundred, hundred)))
        .contains("--set vary: vary must give at most 10000 choices of values, got more");
    assertThat(
            problems(
                BAZAAR, "vary={environment.a: %s, environment.b: %s}".formatted(hundred, hundred)))
        .contains(
            "study.yaml:5: sizes must give at most 10000 design points, got 2 sizes for 10000"
                + " markets");
  }
}
