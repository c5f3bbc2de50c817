package walras.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.mechanism.marketgame.MarketGame;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudySource;

/** Design points are what the mechanism reads: each value counts, no spelling does. */
class IdentityOfEnvironmentsTest {

  private static final String EXAMPLE = new MarketGame().example();
  private static final String ID = id(EXAMPLE);

  private static String id(String text, String... overrides) {
    StudySource example = new StudySource("example", text);
    List<String> all = Stream.concat(Stream.of("sizes=100"), Stream.of(overrides)).toList();
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
        .read(example, all)
        .study()
        .points()
        .get(0)
        .id();
  }

  @Test
  void theIdentityOfTheExampleIsFixed() {
    assertThat(ID).isEqualTo("ecfb0c1455ab15dd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.utility.rho=[0, 0]",
        "environment.utility.rho=-0",
        "environment.kappa-scale=1",
        "environment.entry-fee=none",
        "environment.eta=1/50",
        "environment.eta=0.020",
        "environment.endowment={r: 2.0, q: 1}",
        "environment.kappa={q: 0.1, r: 16/100}",
        "environment.signals.low=[13/20, 0.35]"
      })
  void anotherSpellingIsTheSameDesignPoint(String override) {
    assertThat(id(EXAMPLE, override)).isEqualTo(ID);
  }

  @Test
  void anotherNameOfAFieldIsTheSameDesignPoint() {
    String text = EXAMPLE.replace("  eta: 0.02", "  inactive-share: 0.02");

    assertThat(text).contains("inactive-share: 0.02");
    assertThat(id(text)).isEqualTo(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.prior=[0.4000001, 0.5999999]",
        "environment.prior=[0.6, 0.4]",
        "environment.types=[B, A]",
        "environment.signals.low=[0.64, 0.36]",
        "environment.signals.high=[0.41, 0.59]",
        "environment.utility.rho=[0, 1e-9]",
        "environment.utility.rho=[1e-9, 0]",
        "environment.utility.weights.low=[0.25, 0.38]",
        "environment.utility.weights.low=[0.26, 0.37]",
        "environment.utility.weights.high=[0.58, 0.721]",
        "environment.utility.weights.high=[0.581, 0.72]",
        "environment.endowment.q=1.0000001",
        "environment.endowment.r=2.1",
        "environment.eta=0.0200000000000000001",
        "environment.kappa.q=0.11",
        "environment.kappa.r=0.17",
        "environment.kappa-scale=2",
        "environment.entry-fee=twice-kappa",
        "environment.eps=0.01",
        "environment.delta=0.01"
      })
  void everyValueCounts(String override) {
    assertThat(id(EXAMPLE, override)).isNotEqualTo(ID);
  }
}
