package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.problems;
import static walras.study.Studies.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyReaderTest {

  @Test
  void aPlainStudyIsRead() {
    StudyReading reading = read(BAZAAR);
    Study study = reading.study();

    assertThat(study.name()).isEqualTo("probe");
    assertThat(study.seed()).isEqualTo(7);
    assertThat(study.method()).isEqualTo(Method.MONTE_CARLO);
    assertThat(study.replications()).isEqualTo(new Replications.Fixed(1000));
    assertThat(study.streams()).isEqualTo(StreamSharing.COMMON);
    assertThat(study.failuresAtMost()).isZero();
    assertThat(reading.warnings()).isEmpty();
    assertThat(study.points()).extracting(DesignPoint::size).containsExactly(100L, 1000L);
    assertThat(study.points()).extracting(DesignPoint::mechanism).containsOnly("bazaar");
    assertThat(study.points()).extracting(DesignPoint::environment).containsOnly("bazaar");
    assertThat(study.points()).extracting(DesignPoint::replications).containsOnly(1000L);
    assertThat(study.points()).allMatch(point -> point.parameters().isEmpty());
  }

  @Test
  void optionalFieldsAreRead() {
    Study study =
        read(
                BAZAAR,
                "method=monte-carlo",
                "streams=independent",
                "failures={at-most: 1/4}",
                "seed=-9223372036854775808",
                "replications={agents: 1e4, min: 30, max: 60}")
            .study();

    assertThat(study.streams()).isEqualTo(StreamSharing.INDEPENDENT);
    assertThat(study.failuresAtMost()).isEqualTo(0.25);
    assertThat(study.seed()).isEqualTo(Long.MIN_VALUE);
    assertThat(study.points()).extracting(DesignPoint::replications).containsExactly(60L, 30L);
  }

  @Test
  void everyEntryOfAListOfSizesIsJudged() {
    assertThat(problems(BAZAAR, "sizes=1,2.5,0,1e19"))
        .hasSize(4)
        .anyMatch(problem -> problem.contains("sizes[0]"))
        .anyMatch(problem -> problem.contains("sizes[1] must be a whole number, got 2.5"))
        .anyMatch(problem -> problem.contains("sizes[2]"))
        .anyMatch(problem -> problem.contains("sizes[3]"));
  }

  @Test
  void allProblemsAreReportedInTheOrderOfTheFile() {
    String text =
        """
        study: a/b
        mechanism: bazar
        environment: 5
        sizes: [100, x]
        replicatons: 1e3
        seed: 1.5
        method: exactly
        sampling: {}
        failures: {at-most: 2}
        """;

    assertThat(problems(text))
        .containsExactly(
            "study.yaml:1: study must be a name of at most 100 letters, digits, '-', '_' and '.'"
                + " that starts with a letter or digit, got a/b",
            "study.yaml:2: mechanism must be one of bazaar, rings, got bazar;"
                + " did you mean 'bazaar'?",
            "study.yaml:3: environment must be a mapping, got 5",
            "study.yaml:4: sizes[1] must be a whole number, got x",
            "study.yaml:5: unknown field 'replicatons'; did you mean 'replications'? allowed:"
                + " study, population, mechanism, environment, markets, vary, combine, sizes,"
                + " replications, precision, method, seed, streams, sampling, failures,"
                + " keep-replications, exceed, rates, verdict-margin, contrasts, derived",
            "study.yaml:6: seed must be a whole number, got 1.5",
            "study.yaml:7: method must be one of monte-carlo, exact, both, got exactly;"
                + " did you mean 'exact'?",
            "study.yaml:8: sampling must be one of plain, importance, got a mapping",
            "study.yaml:9: failures.at-most must lie in [0, 1], got 2");
  }

  @Test
  void problemsOfTheEnvironmentStandAtTheirLines() {
    String text =
        """
        study: probe
        mechanism: bazaar
        environment:
          eta: 1.5
          prior: [0.5, no]
          tie: hihg
          kapa: 1
          kappa: {q: 1, s: 2}
        sizes: [100]
        replications: 1e3
        seed: 7
        """;

    assertThat(problems(text))
        .containsExactly(
            "study.yaml:4: environment.eta must lie in (0, 1), got 1.5",
            "study.yaml:5: environment.prior[1] must be a number, got no",
            "study.yaml:6: environment.tie must be one of high, low, got hihg;"
                + " did you mean 'high'?",
            "study.yaml:7: unknown field 'kapa' in environment; did you mean 'kappa'? allowed:"
                + " eta, prior, tie, kappa",
            "study.yaml:8: environment.kappa.r must be a number, got nothing",
            "study.yaml:8: unknown field 's' in environment.kappa; allowed: q, r");
  }

  @Test
  void anEmptyMappingMissesItsRequiredFields() {
    assertThat(problems("{}"))
        .containsExactly(
            "study.yaml:1: study must be text, got nothing",
            "study.yaml:1: mechanism must be one of bazaar, rings, got nothing",
            "study.yaml:1: environment must be a mapping, got nothing",
            "study.yaml:1: replications must be a whole number, got nothing",
            "study.yaml:1: seed must be a whole number, got nothing",
            "study.yaml:1: sizes must be a list of numbers of agents, a grid or group sizes,"
                + " got nothing");
  }

  @Test
  void warningsComeWithTheStudy() {
    assertThat(read(BAZAAR, "environment.eta=0.95").warnings())
        .extracting(Problem::toString)
        .containsExactly("--set environment.eta: hardly anybody trades");
  }

  @Test
  void budgetsMustBeOrdered() {
    assertThat(problems(BAZAAR, "replications={agents: 1e6, min: 30, max: 10}"))
        .containsExactly(
            "--set replications: replications.max must be at least min, which is 30, got 10");
  }

  @Test
  void theExceptionShowsEveryProblemOnALine() {
    assertThatThrownBy(() -> read(BAZAAR, "seed=x", "sizes=0"))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage(
            "--set seed: seed must be a whole number, got x\n"
                + "--set sizes: sizes must be a whole number from 2 to 1000000000000, got 0;"
                + " the nearest that fits is 2");
  }

  @Test
  void aStudyTravelsBySerialization() throws Exception {
    Study study = read(BAZAAR, "vary.environment.eta=0.1,0.2").study();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(study);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(study);
    }
    assertThat(study.points()).hasSize(4);
    assertThat(List.copyOf(study.points().get(0).parameters().entrySet()).toString())
        .isEqualTo("[eta=0.1]");
  }
}
