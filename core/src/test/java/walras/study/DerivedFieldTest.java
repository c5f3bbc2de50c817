package walras.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.kernel.Derived;
import walras.mechanism.marketgame.MarketGame;

class DerivedFieldTest {

  private static final List<String> VARIED =
      List.of("sizes=100,200", "vary={environment.eta: [0.1, 0.2]}");

  private static Study read(String derived) {
    return new StudyReader(MechanismCatalog.of(List.of(new MarketGame())))
        .read(
            new StudySource("study.yaml", new MarketGame().example()),
            List.of(VARIED.get(0), VARIED.get(1), "derived=" + derived))
        .study();
  }

  private static List<String> problems(String derived) {
    try {
      read(derived);
      return List.of();
    } catch (InvalidStudyException e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }

  @Test
  void everyKindIsRead() {
    List<Derived> derived =
        read("{a: {ratio: [price_error, price]}, b: {maximum: [price, price_error]},"
                + " c: {maximum: price_error, over: environment.eta},"
                + " d: {threshold-size: price_error, at-most: 0.01},"
                + " e: {threshold-size: log_posterior_error, at-least: -30},"
                + " f: {root: welfare_gap, in: environment.eta, level: 0.1}}")
            .derived();

    assertThat(derived).extracting(Derived::name).containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(derived.get(0).formula()).isEqualTo(new Derived.Ratio("price_error", "price"));
    assertThat(derived.get(1).formula())
        .isEqualTo(new Derived.Maximum(List.of("price", "price_error")));
    assertThat(derived.get(2).formula()).isEqualTo(new Derived.MaximumOver("price_error", "eta"));
    assertThat(derived.get(3).formula().metrics()).containsExactly("price_error");
  }

  /** Each size has numbers of its own; a field of words has none. */
  @Test
  void aRootIsSoughtOverExpressionsToo() {
    List<String> varied = List.of("sizes=100,200", "vary={environment.eta: ['1/N', '2/N', 0.03]}");
    List<DesignPoint> points =
        new StudyReader(MechanismCatalog.of(List.of(new MarketGame())))
            .read(
                new StudySource("study.yaml", new MarketGame().example()),
                List.of(
                    varied.get(0),
                    varied.get(1),
                    "derived={a: {root: price, in: environment.eta}}"))
            .study()
            .points();

    assertThat(points.stream().map(point -> ParameterValue.at(point, "eta").orElseThrow()))
        .containsExactlyInAnyOrder(0.01, 0.005, 0.02, 0.01, 0.03, 0.03);
    assertThat(ParameterValue.at(points.get(0), "kappa")).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 5} | derived.a must be a mapping with one of ratio, maximum, threshold-size, root",
        "{a: {}} | derived.a must have one of ratio, maximum, threshold-size, root, got nothing",
        "{a: {ratio: [price, price]}} | derived.a.ratio[1] must differ from the entries before it",
        "{a: {ratio: [price, prise]}} | did you mean 'price'?",
        "{a: {maximum: price}} | derived.a.maximum must be a list of metrics, or one metric with",
        "{a: {maximum: [price]}} | must be a list of different metrics, at least two",
        "{a: {maximum: [price, price_error], over: environment.eta}} | needs one metric",
        "{a: {threshold-size: price}} | derived.a must have either at-most or at-least",
        "{a: {threshold-size: price, at-most: 1, at-least: 2}} | either at-most or at-least",
        "{a: {root: price, in: environment.kappa.q}} | environment.eta",
        "{a: {ratio: [price_error, price], root: price}} | got ratio, root",
        "{price: {ratio: [price_error, price]}} | price",
      })
  void whatIsWrongIsSaid(String derived, String message) {
    assertThat(problems(derived)).isNotEmpty();
    assertThat(String.join("\n", problems(derived))).contains(message);
  }

  @Test
  void withoutVariationNothingIsVaried() {
    List<String> found;
    try {
      new StudyReader(MechanismCatalog.of(List.of(new MarketGame())))
          .read(
              new StudySource("study.yaml", new MarketGame().example()),
              List.of("derived={a: {root: price, in: environment.eta}}"));
      found = List.of();
    } catch (InvalidStudyException e) {
      found = e.problems().stream().map(Problem::toString).toList();
    }
    assertThat(found).anyMatch(problem -> problem.contains("needs a field vary: nothing varies"));
  }
}
