package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Limits that an optimum decides, against roots of their first-order conditions in 40 digits
 * (mpmath 1.3).
 */
class PreciseLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "four-elasticities, 0, 2, 0.52556407803543660294, 0.014741352084904279567",
    "low-elasticity, 1, 2, 0.49678346381952983591, 0.011950520553166544671",
    "mixed-elasticities, 0, 1, 0.73168466326406165299, 0.015573759940420416923"
  })
  void anOfferHurtsTwoPooledTypesAlike(String economy, int first, int second, double q, double loss)
      throws IOException {
    MarketGameMarket market = market(economy);
    PoolingLoss losses = new PoolingLoss((SizedMarketGame) market.at(100));
    List<Integer> pool = List.of(first, second);

    double offer = losses.worstOffer(pool);

    assertThat(offer).isCloseTo(q, within(1e-13));
    assertThat(losses.loss(pool, offer)).isCloseTo(loss, within(1e-14));
    assertThat(market.firstStage().lossAt(first, offer))
        .isCloseTo(market.firstStage().lossAt(second, offer), within(1e-14));
  }

  /** A type between two others that loses less than they do changes nothing. */
  @ParameterizedTest
  @CsvSource({"four-elasticities", "mixed-elasticities", "logarithmic"})
  void noOtherOfferHurtsAPoolOfThreeLess(String economy) throws IOException {
    MarketGameMarket market = market(economy);
    PoolingLoss losses = new PoolingLoss((SizedMarketGame) market.at(100));
    for (List<Integer> pool : List.of(List.of(0, 1, 2), List.of(1, 2, 3), List.of(0, 2, 3))) {
      double offer = losses.worstOffer(pool);
      double least = losses.loss(pool, offer);
      for (double step : new double[] {1e-9, 1e-6, 1e-3}) {
        assertThat(losses.loss(pool, offer * (1 - step))).isGreaterThan(least);
        assertThat(losses.loss(pool, offer * (1 + step))).isGreaterThan(least);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.55909096612785798765, 0.011107809220144810518",
    "1, 0.37311002236998935845, 0.015910028570902108134",
    "2, 0.27963413449989783344, 0.01147915805050793039"
  })
  void thePriceOfTheGapIsAsPreciseAsTheGap(int state, double price, double gap) throws IOException {
    Benchmark benchmark = market("logarithmic").benchmark(state);

    assertThat(benchmark.gapPrice()).isCloseTo(price, within(1e-14));
    assertThat(benchmark.gap()).isCloseTo(gap, within(1e-14));
  }

  private static MarketGameMarket market(String economy) throws IOException {
    try (InputStream text = PreciseLimitsTest.class.getResourceAsStream("economies.json")) {
      Map<String, Map<String, Object>> all =
          new ObjectMapper().readValue(Objects.requireNonNull(text), new TypeReference<>() {});
      return Reference.market(Objects.requireNonNull(all.get(economy)));
    }
  }
}
