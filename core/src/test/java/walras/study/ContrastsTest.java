package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContrastsTest {

  private static final String VARIED =
      BAZAAR + "vary: {environment.eta: [0.02, 0.05], environment.tie: [low, high]}\n";

  private static final String TWO =
      BAZAAR.replace(
          "mechanism: bazaar\nenvironment:\n  eta: 0.02\n",
          "markets:\n"
              + "  - {name: calm, mechanism: bazaar, environment: {eta: 0.02}}\n"
              + "  - {name: wild, mechanism: bazaar, environment: {eta: 0.5}}\n");

  private static List<Contrast> contrasts(String text, String contrasts, String... more) {
    return read(text + "contrasts:\n" + contrasts, more).study().contrasts();
  }

  @Test
  void thereIsOneAtEverySizeOfBothSides() {
    List<Contrast> found = contrasts(TWO, "  - {of: wild, minus: calm}\n");

    assertThat(found).extracting(contrast -> contrast.pair().size()).containsExactly(100L, 1000L);
    Contrast first = found.get(0);
    assertThat(first.of().environment()).isEqualTo("wild");
    assertThat(first.minus().environment()).isEqualTo("calm");
    assertThat(first.pair().environment()).isEqualTo("wild minus calm");
    assertThat(first.pair().mechanism()).isEqualTo("bazaar");
    assertThat(first.pair().replications()).isEqualTo(1000);
  }

  @Test
  void valuesAreComparedAsNumbersAndTexts() {
    List<Contrast> found =
        contrasts(
            VARIED,
            "  - of: {environment.eta: 2e-2, environment.tie: low}\n"
                + "    minus: {market: bazaar, environment.eta: 0.050, environment.tie: high}\n");

    assertThat(found).hasSize(2);
    assertThat(found.get(0).pair().environment())
        .isEqualTo("bazaar, eta=0.02, tie=low minus bazaar, eta=0.05, tie=high");
  }

  @Test
  void identityDependsOnTheContentAlone() {
    String renamed = TWO.replace("calm", "a").replace("wild", "b");
    Contrast first = contrasts(TWO, "  - {of: wild, minus: calm}\n").get(0);
    Contrast same = contrasts(renamed, "  - {of: b, minus: a, metrics: [turnover]}\n").get(0);
    Contrast turned = contrasts(TWO, "  - {of: calm, minus: wild}\n").get(0);

    assertThat(same.pair().id()).isEqualTo(first.pair().id());
    assertThat(turned.pair().id()).isNotEqualTo(first.pair().id());
    assertThat(first.pair().id()).isNotIn(first.of().id(), first.minus().id());
  }

  @Test
  void replicationsAreTheFewerOfBothSides() {
    assertThat(
            contrasts(
                TWO.replace("replications: 1e3", "replications: {agents: 1e5, min: 1, max: 1e6}"),
                "  - {of: wild, minus: calm}\n"))
        .extracting(contrast -> contrast.pair().replications())
        .containsExactly(1000L, 100L);
  }

  @Test
  void everyProblemIsLocated() {
    assertThat(
            problems(
                TWO
                    + "contrasts:\n"
                    + "  - {of: wlid, minus: calm}\n"
                    + "  - {of: calm, minus: calm}\n"
                    + "  - {of: calm}\n"
                    + "  - {of: calm, minus: wild, metrics: [turnovr]}\n"
                    + "  - {of: calm, minus: wild, metrics: []}\n"
                    + "  - {of: calm, minus: wild, metric: turnover}\n"
                    + "  - {of: {mraket: calm}, minus: wild}\n"))
        .containsExactly(
            "study.yaml:9: contrasts[0].of must be one of calm, wild, got wlid; did you mean"
                + " 'wild'?",
            "study.yaml:10: contrasts[1] must have two sides, got calm twice",
            "study.yaml:11: contrasts[2].minus must be one of calm, wild, got nothing",
            "study.yaml:12: contrasts[3].metrics[0] must be one of turnover, got turnovr; did you"
                + " mean 'turnover'?",
            "study.yaml:13: contrasts[4].metrics must have at least one entry, got an empty list",
            "study.yaml:14: unknown field 'metric' in contrasts[5]; did you mean 'metrics'?"
                + " allowed: of, minus, metrics",
            "study.yaml:15: unknown field 'mraket' in contrasts[6].of; did you mean 'market'?"
                + " allowed: market");
  }

  @Test
  void aSideThatMatchesSeveralOrNoneIsNamed() {
    assertThat(
            problems(
                VARIED
                    + "contrasts:\n"
                    + "  - of: {environment.eta: 0.02}\n"
                    + "    minus: {environment.eta: 0.03, environment.tie: low}\n"))
        .containsExactly(
            "study.yaml:10: contrasts[0].of must name one of bazaar, eta=0.02, tie=low; bazaar,"
                + " eta=0.02, tie=high; tell them apart with market, environment.eta,"
                + " environment.tie",
            "study.yaml:11: contrasts[0].minus.environment.eta must be one of 0.02, 0.05, got"
                + " 0.03");
  }

  @Test
  void drawsMustBeShared() {
    String contrast = "contrasts: [{of: wild, minus: calm}]\n";

    assertThat(problems(TWO + contrast, "streams=independent"))
        .containsExactly(
            "study.yaml:8: contrasts need streams common: design points must share their draws");
    assertThat(problems(TWO + contrast + "method: exact\n"))
        .contains("study.yaml:8: contrasts need replications, which method exact has not");
  }

  @Test
  void twiceTheSameIsAProblem() {
    assertThat(
            problems(
                TWO + "contrasts: [{of: wild, minus: calm}, {of: wild, minus: {market: calm}}]\n"))
        .containsExactly("study.yaml:8: contrasts[1] repeats another contrast");
  }

  @Test
  void sizesThatDifferAreNoContrast() {
    String groups =
        """
        study: probe
        markets:
          - {name: two, mechanism: rings, environment: {T: 2, groups: 2}}
          - {name: three, mechanism: rings, environment: {T: 2, groups: 3}}
        sizes: {per-group: [10]}
        replications: 1e3
        seed: 7
        contrasts: [{of: two, minus: three}]
        """;

    assertThat(problems(groups))
        .containsExactly(
            "study.yaml:8: contrasts[0] needs a size that both sides have: two and three have none"
                + " in common");
  }

  @Test
  void aBrokenStudyHasNoFurtherProblemsHere() {
    assertThat(
            problems(
                VARIED.replace("1e3", "many")
                    + "contrasts: [{of: {environment.eta: 0.02}, minus: bazaar}]\n"))
        .hasSize(1);
  }
}
