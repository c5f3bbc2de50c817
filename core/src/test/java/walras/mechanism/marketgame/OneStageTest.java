package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** The benchmark without a first stage: an equilibrium where there is one, undefined elsewhere. */
class OneStageTest {

  /** In this economy the reply of a type jumps from buying to selling. */
  private static final long WITHOUT_EQUILIBRIUM = 1772;

  /** Among the first random economies these have no equilibrium, as far as sides were tried. */
  private static final List<Long> MISSING = List.of(5L, 20L, 35L, 37L, 59L, 72L, 95L, 190L);

  private static final long ECONOMIES = 200;
  private static final int OFFERS = 500;

  static LongStream seeds() {
    return LongStream.range(0, ECONOMIES);
  }

  /** Offers are searched one by one, without derivatives; prices are those that offers make. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void offersAreBestReplies(long seed) {
    MarketGameMarket market = market(seed);
    OneStage oneStage = market.oneStage();
    assertThat(oneStage.missing().isPresent()).isEqualTo(MISSING.contains(seed));
    if (oneStage.missing().isPresent()) {
      assertThat(oneStage.residual()).isGreaterThan(1e-3);
      return;
    }
    Economy economy = market.economy();
    for (int z = 0; z < economy.states(); z++) {
      double q = economy.kappa().q();
      double r = economy.kappa().r();
      for (int x = 0; x < economy.types(); x++) {
        q += economy.model().signal(z, x) * Math.max(oneStage.offer(x), 0);
        r += economy.model().signal(z, x) * Math.max(-oneStage.offer(x), 0);
      }
      assertThat(oneStage.price(z)).isCloseTo(r / q, within(1e-11 * r / q));
    }
    for (int x = 0; x < economy.types(); x++) {
      double best = expected(market, x, oneStage.offer(x));
      for (int i = 1; i < OFFERS; i++) {
        double share = (double) i / OFFERS;
        assertThat(expected(market, x, share * economy.endowment().q()))
            .isLessThanOrEqualTo(best + 1e-12);
        assertThat(expected(market, x, -share * economy.endowment().r()))
            .isLessThanOrEqualTo(best + 1e-12);
      }
    }
  }

  static Stream<Map.Entry<String, JsonNode>> references() {
    return Reference.table("one_stage_limit").properties().stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void offersAndPricesAgree(Map.Entry<String, JsonNode> row) {
    OneStage oneStage = Reference.market(row.getKey()).oneStage();
    double[] offers = Reference.doubles(row.getValue().path("signed_offers"));
    double[] prices = Reference.doubles(row.getValue().path("prices"));

    for (int x = 0; x < offers.length; x++) {
      assertThat(oneStage.offer(x)).isCloseTo(offers[x], within(1e-12));
    }
    for (int z = 0; z < prices.length; z++) {
      assertThat(oneStage.price(z)).isCloseTo(prices[z], within(1e-12));
    }
  }

  @Test
  void withoutAnEquilibriumTheBenchmarkIsUndefined() {
    MarketGameMarket market = market(WITHOUT_EQUILIBRIUM);
    SizedMarketGame sized = new SizedMarketGame(market, 100);
    Outcome outcome = Outcome.create(market);
    Streams streams = Streams.create(1, 100);
    streams.address(0);

    sized.kernel().replicate(streams, outcome);

    List<Integer> missing =
        List.of(
            Measures.WELFARE_ONE_STAGE,
            Measures.WELFARE_GAIN_VS_ONE_STAGE,
            Measures.EFFICIENCY_GAP_ONE_STAGE,
            Measures.RESOURCE_WASTE_ONE_STAGE,
            Measures.PRICE_ERROR_ONE_STAGE);
    for (int metric : missing) {
      assertThat(sized.undefined(metric))
          .contains("no pure equilibrium of the one-stage game was found");
      assertThat(outcome.metric(metric)).isNaN();
    }
    assertThat(sized.undefined(Measures.EFFICIENCY_GAP)).isEmpty();
    assertThat(outcome.metric(Measures.EFFICIENCY_GAP)).isNotNegative();
  }

  private static double expected(MarketGameMarket market, int type, double offer) {
    Economy economy = market.economy();
    double sum = 0;
    for (int z = 0; z < economy.states(); z++) {
      double price = market.oneStage().price(z);
      double q = economy.endowment().q() - (offer > 0 ? offer : offer / price);
      double r = economy.endowment().r() + (offer > 0 ? offer * price : offer);
      sum +=
          economy.model().tau(z, type)
              * economy.tastes().utility(type, economy.tastes().weight(z, type), new Goods(q, r));
    }
    return sum;
  }

  private static MarketGameMarket market(long seed) {
    return new MarketGameMarket(RandomEconomies.of(seed).economy(-2), Tolerances.NONE, List.of());
  }
}
