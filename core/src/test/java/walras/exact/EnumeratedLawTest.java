package walras.exact;

import static java.math.BigDecimal.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.exact.ExactEstimates.OfMetric;
import walras.kernel.Enumeration;
import walras.kernel.Metric;
import walras.mechanism.Mechanisms;
import walras.mechanism.marketgame.MarketGame;
import walras.study.DesignPoint;
import walras.study.Exceed;
import walras.study.MechanismCatalog;
import walras.study.StudyReader;
import walras.study.StudySource;

/** What may be left out, and what is too small for doubles. */
class EnumeratedLawTest {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  private static DesignPoint point(long agents) {
    return new StudyReader(MechanismCatalog.of(Mechanisms.all()))
        .read(
            new StudySource("example", new MarketGame().example()),
            List.of("method=exact", "sizes=" + agents))
        .study()
        .points()
        .get(0);
  }

  private static int metric(DesignPoint point, String name) {
    return point.market().metrics().stream().map(Metric::name).toList().indexOf(name);
  }

  private static Enumeration deciding(DesignPoint point, String name) {
    return point.sized().enumerations().stream()
        .filter(part -> part.metrics().contains(metric(point, name)))
        .findFirst()
        .orElseThrow();
  }

  private static EnumeratedLaw law(DesignPoint point, Enumeration enumeration, double least) {
    return EnumeratedLaw.of(point.market(), point.sized(), Exceed.NOTHING, enumeration, least);
  }

  @ParameterizedTest
  @CsvSource({"-150, true", "-90, false"})
  void whatIsLeftOutMattersForNoDigitOrIsNoticed(double least, boolean keepsErrors) {
    DesignPoint point = point(3000);
    for (Enumeration enumeration : point.sized().enumerations()) {
      EnumeratedLaw full = law(point, enumeration, NONE);
      EnumeratedLaw cut = law(point, enumeration, least);
      for (int i = 0; i < full.metrics().length; i++) {
        String name = point.market().metrics().get(full.metrics()[i]).name();
        assertThat(cut.isAccurate(i))
            .as(name)
            .isEqualTo(keepsErrors || !name.equals("posterior_error"));
        assertThat(full.isAccurate(i)).isTrue();
        if (cut.isAccurate(i)) {
          assertSame(cut.of(i).overall(), full.of(i).overall(), name);
        }
      }
    }
  }

  private static void assertSame(ExactEstimate found, ExactEstimate expected, String name) {
    double deviation = expected.deviation().value();
    double spread = expected.standardDeviation();
    assertThat(found.deviation().value())
        .as(name)
        .isCloseTo(deviation, within(1e-12 * Math.abs(deviation)));
    assertThat(found.standardDeviation()).as(name).isCloseTo(spread, within(1e-12 * spread));
    assertThat(found.quantiles()).isEqualTo(expected.quantiles());
  }

  @Test
  void aCutThatLosesTheErrorProbabilityIsFarOff() {
    DesignPoint point = point(3000);
    Enumeration beliefs = deciding(point, "posterior_error");

    double cut = law(point, beliefs, -33).of(0).overall().deviation().log();
    double full = law(point, beliefs, NONE).of(0).overall().deviation().log();

    assertThat(cut).isLessThan(full - 1);
  }

  /** The same expectation from a distribution of another library, in logarithms all through. */
  @Test
  void meansBelowEveryDoubleHaveLogarithms() {
    DesignPoint point = point(50_000);
    ExactEstimate low = law(point, deciding(point, "posterior_error"), NONE).of(0).given().get(0);

    BinomialDistribution inLow = new BinomialDistribution(null, 49_000, 0.65);
    BinomialDistribution inHigh = new BinomialDistribution(null, 49_000, 0.4);
    double[] terms = new double[49_001];
    double largest = NONE;
    for (int k = 0; k < terms.length; k++) {
      double ofLow = Math.log(0.4) + inLow.logProbability(k);
      double ofHigh = Math.log(0.6) + inHigh.logProbability(k);
      double most = Math.max(ofLow, ofHigh);
      double all = most + Math.log(Math.exp(ofLow - most) + Math.exp(ofHigh - most));
      terms[k] = inLow.logProbability(k) + ofHigh - all;
      largest = Math.max(largest, terms[k]);
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }

    assertThat(low.mean()).isZero();
    assertThat(low.underflows()).isTrue();
    assertThat(low.deviation().log()).isCloseTo(largest + Math.log(sum), within(1e-8));
  }

  /** Beliefs are wrong in state low if so many active agents have type B that high is likelier. */
  @Test
  void probabilitiesOfExceedanceAreThoseOfAnotherLibrary() {
    DesignPoint point = point(3000);
    Exceed exceed = new Exceed(Map.of("posterior_error", List.of(new BigDecimal("0.5"))));
    int posteriorError = metric(point, "posterior_error");
    BinomialDistribution inLow = new BinomialDistribution(null, 2940, 0.65);
    BinomialDistribution inHigh = new BinomialDistribution(null, 2940, 0.4);
    double expected = 0;
    for (int k = 0; k <= 2940; k++) {
      if (Math.log(0.6) + inHigh.logProbability(k) > Math.log(0.4) + inLow.logProbability(k)) {
        expected += inLow.probability(k);
      }
    }

    OfMetric law =
        Objects.requireNonNull(
            ExactMethod.of(point.market(), point.sized(), exceed).metrics().get(posteriorError));

    double found = law.given().get(0).exceedances().get(0).probability().orElseThrow().value();
    assertThat(expected).isBetween(1e-43, 1e-40);
    assertThat(found).isCloseTo(expected, within(1e-9 * expected));
    assertThat(law.overall().exceedances().get(0).probability()).isPresent();
  }

  @Test
  void probabilitiesThatACutCouldLoseAreNotComputed() {
    DesignPoint point = point(3000);
    Exceed exceed = new Exceed(Map.of("price_error", List.of(new BigDecimal("0.001"), TEN)));
    Enumeration prices = deciding(point, "price_error");

    EnumeratedLaw cut = EnumeratedLaw.of(point.market(), point.sized(), exceed, prices, -90);
    int position =
        Arrays.stream(cut.metrics()).boxed().toList().indexOf(metric(point, "price_error"));

    List<ExactExceedance> tails = cut.of(position).overall().exceedances();
    assertThat(tails.get(0).probability()).isPresent();
    assertThat(tails.get(1).probability()).isEmpty();
  }

  @Test
  void moreConfigurationsThanAreVisitedAreAReason() {
    DesignPoint point = point(20_000_000);
    ExactEstimates found = ExactMethod.of(point.market(), point.sized());

    assertThat(found.metrics()).containsKey(metric(point, "price"));
    assertThat(found.notComputed().get(metric(point, "posterior_error")))
        .isEqualTo("not computed: it needs 39200002 configurations, at most 20000000 are visited");
    assertThat(found.notComputed()).containsKey(metric(point, "welfare"));
  }

  @Test
  void pricesOfABillionAgentsAreWithinReach() {
    DesignPoint point = point(1_000_000_000);

    assertThat(ExactMethod.outOfReach(point.sized()))
        .containsKey(metric(point, "welfare"))
        .doesNotContainKey(metric(point, "price"));
    assertThat(ExactMethod.configurations(point.sized())).isLessThan(2 * ExactMethod.MOST);
  }
}
