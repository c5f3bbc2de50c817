package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {

  @Test
  void valuesAreSpelledAsInTheFile() {
    Study study =
        read(
                BAZAAR,
                "replications=1e4",
                "sizes=200,2000",
                "environment.eta=0.05",
                "environment.kappa.q=1",
                "environment.kappa.r=2",
                "environment.prior=[0.5, 0.25, 0.25]",
                "environment.prior[1]=1/8")
            .study();

    assertThat(study.points()).extracting(DesignPoint::size).containsExactly(200L, 2000L);
    assertThat(study.points()).extracting(DesignPoint::replications).containsOnly(10_000L);
    assertThat(Studies.read(study.points().get(0)))
        .isEqualTo(List.of(0.05, 0.5, 0.125, 0.25, 1.0, 2.0));
  }

  @Test
  void theLastOneCounts() {
    assertThat(read(BAZAAR, "seed=1", "seed=2").study().seed()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed | --set: must be KEY=VALUE, got seed",
        "=5 | --set: must be KEY=VALUE, got =5",
        "seed= | --set: must be KEY=VALUE, got seed=",
        "a..b=5 | --set: must be KEY=VALUE, got a..b=5",
        "a[x]=5 | --set: must be KEY=VALUE, got a[x]=5",
        "vary.=5 | --set: must be KEY=VALUE, got vary.=5",
        "vary.[=5 | --set: must be KEY=VALUE, got vary.[=5",
        "sed=5 | --set sed: unknown field 'sed'; did you mean 'seed'? allowed: study, population,"
            + " mechanism, environment, markets, vary, combine, sizes, replications, precision,"
            + " method, seed, streams, sampling, failures, keep-replications, exceed, rates,"
            + " verdict-margin, contrasts, derived",
        "environment.x.y=5 | --set environment.x.y: unknown field 'x' in environment; allowed:"
            + " eta, prior, tie, kappa",
        "seed.x=5 | --set seed.x: seed must be a mapping, got 7",
        "sizes[2]=5 | --set sizes[2]: sizes has no entry [2]; its length is 2",
        "seed[0]=5 | --set seed[0]: seed must be a list, got 7",
        "seed={ | --set seed: not valid YAML: expected the node content, but found"
            + " '<stream end>'",
        "seed=*x | --set seed: aliases are not allowed, got *x",
        "seed=# | --set seed: the study is empty",
      })
  void malformedOverridesAreProblems(String override, String expected) {
    assertThat(problems(BAZAAR, override)).containsExactly(expected);
  }

  @Test
  void pathsAreAtMostFiftyDeep() {
    assertThat(problems(BAZAAR, "a" + ".a".repeat(60_000) + "=1"))
        .containsExactly("--set: must be KEY=VALUE, got " + "a.".repeat(40) + "...");
    assertThat(problems(BAZAAR, "a" + ".a".repeat(49) + "=1"))
        .singleElement()
        .asString()
        .contains("unknown field 'a'; allowed: ");
  }

  @Test
  void problemsOfTheCommandLineComeFirst() {
    assertThat(problems(BAZAAR + "x: 1\n", "seed=y", "study=/"))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly("--set study", "--set seed", "study.yaml:8");
  }
}
