package walras.mechanism.threebids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Outcome;

/** Whole economies with given counts, against every intermediate of an independent program. */
class CasesTest {

  private static final double ACCURACY = 1e-11;

  static Stream<JsonNode> cases() {
    return Reference.rows("cases");
  }

  static Stream<JsonNode> hugeCases() {
    return Reference.rows("huge_cases");
  }

  static Evaluation evaluated(ThreeBidsMarket market, JsonNode row, Outcome outcome) {
    Evaluation evaluation = new Evaluation(market, Reference.size(row));
    SignalCounts counts = evaluation.counts();
    for (int group = 0; group < counts.sellers.length; group++) {
      boolean hasSides = row.has("seller_counts");
      JsonNode sellers = row.path(hasSides ? "seller_counts" : "total_counts").path(group);
      System.arraycopy(Reference.counts(sellers), 0, counts.sellers[group], 0, sellers.size());
      if (hasSides) {
        JsonNode buyers = row.path("buyer_counts").path(group);
        System.arraycopy(Reference.counts(buyers), 0, counts.buyers[group], 0, buyers.size());
      }
    }
    counts.add();
    evaluation.evaluate(0, outcome);
    return evaluation;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bidsPricesAndCasesAgree(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    Evaluation evaluation = evaluated(market, row, Outcome.create(market));
    Play play = evaluation.play();
    for (int group = 0; group < play.size().groups(); group++) {
      assertThat(play.second.values[play.price[group]])
          .isCloseTo(row.path("price").path(group).asDouble(), within(ACCURACY));
      assertThat(play.second.values[play.traded(group)])
          .isCloseTo(row.path("trading_price").path(group).asDouble(), within(ACCURACY));
      assertThat(play.above[group]).isEqualTo(row.path("above").path(group).asLong());
      assertThat(play.equal[group]).isEqualTo(row.path("equal").path(group).asLong());
      for (int signal = 0; signal < play.signals(); signal++) {
        int bid = group * play.signals() + signal;
        same(play.second.values[bid], row, "second_bids", group, signal);
        same(play.third.values[bid], row, "third_bids", group, signal);
        same(evaluation.fixed().kept[bid], row, group, signal, true);
        same(evaluation.fixed().received[bid], row, group, signal, false);
        for (int partner = 0; partner < play.signals(); partner++) {
          double pair =
              evaluation.fixed().askedPart[bid]
                  + evaluation.fixed().offeredPart[group * play.signals() + partner];
          assertThat(pair)
              .isCloseTo(
                  row.path("transfer_rfp_pair").path(group).path(signal).path(partner).asDouble(),
                  within(ACCURACY));
        }
      }
    }
    exact(play, row);
  }

  /** The total probability to consume determines what the fixed price rule gives. */
  private static void same(double fixed, JsonNode row, int group, int signal, boolean isSeller) {
    double epsilon = row.path("epsilon").asDouble();
    double total = epsilon * fixed;
    total += (1 - epsilon) * row.path("consume_pt").path(group).path(signal).asDouble();
    String name = isSeller ? "consume_total_seller" : "consume_total_buyer";
    assertThat(total)
        .isCloseTo(row.path(name).path(group).path(signal).asDouble(), within(ACCURACY));
  }

  private static void same(double found, JsonNode row, String name, int group, int signal) {
    assertThat(found)
        .as("%s of group %d, signal %d", name, group, signal)
        .isCloseTo(row.path(name).path(group).path(signal).asDouble(), within(ACCURACY));
  }

  /** Signs, cases and price signals, and logarithms to nine digits. */
  private static void exact(Play play, JsonNode row) {
    int truth = row.path("state").asInt();
    for (int group = 0; group < play.size().groups(); group++) {
      assertThat(play.second.signal[play.price[group]])
          .isEqualTo(row.path("price_signal").path(group).asInt());
      assertThat(play.cases[group]).isEqualTo(row.path("case").path(group).asInt());
      for (int signal = 0; signal < play.signals(); signal++) {
        int bid = group * play.signals() + signal;
        assertThat(play.standing[bid])
            .isEqualTo(row.path("third_minus_trading_sign").path(group).path(signal).asInt());
        same(play.consumed[bid], row, "consume_pt", group, signal);
        log(play.second.logDoubt(bid, truth), row, "ln_posterior_error_second", group, signal);
        log(play.third.logDoubt(bid, truth), row, "ln_posterior_error_third", group, signal);
        double distance = play.order.logDistance(play.third, bid, play.second, play.traded(group));
        log(distance, row, "third_minus_trading_ln_abs", group, signal);
      }
    }
  }

  private static void log(double found, JsonNode row, String name, int group, int signal) {
    double wanted = Reference.number(row.path(name).path(group).path(signal));
    if (Double.isInfinite(wanted)) {
      assertThat(found).isEqualTo(wanted);
    } else {
      assertThat(found)
          .as("%s of group %d, signal %d", name, group, signal)
          .isCloseTo(wanted, within(1e-9 * Math.max(1, Math.abs(wanted))));
    }
  }

  @ParameterizedTest
  @MethodSource("hugeCases")
  void signsHoldWhereNoDoubleHoldsTheDifference(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    exact(evaluated(market, row, Outcome.create(market)).play(), row);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void metricsAgree(JsonNode row) {
    ThreeBidsMarket market = Reference.market(Reference.of(row));
    Outcome outcome = Outcome.create(market);
    evaluated(market, row, outcome);
    row.path("metrics")
        .properties()
        .forEach(
            metric -> {
              int index = Reference.metric(market, metric.getKey());
              assertThat(index).as(metric.getKey()).isNotNegative();
              assertThat(outcome.metric(index))
                  .as(metric.getKey())
                  .isCloseTo(metric.getValue().asDouble(), within(ACCURACY));
            });
  }
}
