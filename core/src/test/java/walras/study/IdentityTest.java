package walras.study;

import static org.assertj.core.api.Assertions.assertThat;
import static walras.study.Studies.BAZAAR;
import static walras.study.Studies.read;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  private static final String ID = ids(read(BAZAAR, "sizes=100")).get(0);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static List<String> ids(StudyReading reading) {
    return reading.study().points().stream().map(DesignPoint::id).toList();
  }

  @Test
  void theFormOfIdentitiesIsFixed() {
    assertThat(ID).isEqualTo("0b31f75722f33d08");
    assertThat(read(BAZAAR, "sizes=100").study().points().get(0).hash())
        .isEqualTo(Long.parseUnsignedLong(ID, 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.eta=0.020",
        "environment.eta=2e-2",
        "environment.eta=\"0.02\"",
        "environment.eta=1/50",
        "environment.eta=2/N",
        "vary.environment.eta=0.02",
        "seed=99",
        "replications=5",
        "study=other"
      })
  void howAStudyIsWrittenDoesNotMatter(String override) {
    assertThat(ids(read(BAZAAR, "sizes=100", override))).containsExactly(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.eta=0.021",
        "environment.tie=low",
        "environment.prior=[1]",
        "sizes=101"
      })
  void whatAStudySaysDoes(String override) {
    assertThat(ids(read(BAZAAR, "sizes=100", override))).doesNotContain(ID);
  }

  @Test
  void orderOfKeysAndCommentsDoNotMatter() {
    String other =
        """
        # another order
        seed: 7
        sizes: [1000, 100]
        environment: {kappa: {r: 2, q: 1}, eta: 0.02}
        markets: []
        replications: 1e3
        mechanism: bazaar
        study: probe
        """
            .replace("markets: []\n", "");

    assertThat(ids(read(other))).isEqualTo(ids(read(BAZAAR, "environment.kappa={q: 1.0, r: 2e0}")));
  }

  @Test
  void listsKeepTheirOrder() {
    assertThat(ids(read(BAZAAR, "environment.prior=[1, 2]")))
        .doesNotContainAnyElementsOf(ids(read(BAZAAR, "environment.prior=[2, 1]")));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theResolvedTextReadsAsTheSameStudy(long seed) {
    String[] overrides = {
      "seed=" + seed,
      "environment.eta=" + (seed + 1) + "/1e3",
      "environment.prior=[0.%d, 1e-%d]".formatted(seed, seed),
      "vary.environment.kappa={q: 1, r: \"sqrt(N)\"}",
      "sizes={from: %d, to: 1e5, per-decade: %d}".formatted(seed + 2, seed % 7 + 1)
    };

    StudyReading first = read(BAZAAR, overrides);
    StudyReading second = read(first.text());

    assertThat(second.study()).isEqualTo(first.study());
    assertThat(second.text()).isEqualTo(first.text());
  }

  @Test
  void theResolvedTextIsReadable() {
    assertThat(read(BAZAAR, "environment.prior=0.5,1/2", "sizes=100").text())
        .isEqualTo(
            """
            study: probe
            mechanism: bazaar
            environment:
              eta: 0.02
              prior: [0.5, 1/2]
            sizes: 100
            replications: 1e3
            seed: 7
            """);
  }

  @Test
  void identitiesDiffer() {
    Set<String> ids = new TreeSet<>(ids(read(BAZAAR, "sizes={from: 2, to: 5001, step: 1}")));

    assertThat(ids).hasSize(5000).allMatch(id -> id.matches("[0-9a-f]{16}"));
  }
}
