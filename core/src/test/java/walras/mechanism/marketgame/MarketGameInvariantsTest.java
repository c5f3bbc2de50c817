package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Details;
import walras.kernel.Outcome;

/** What must hold in every replication of every economy. */
class MarketGameInvariantsTest {

  /** Both sides are solved to 1e-12; sums over up to five types add a few roundings. */
  private static final double TOLERANCE = 1e-10;

  private static final Map<Long, Story> STORIES = new ConcurrentHashMap<>();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void offersAreFeasibleAndOneSided(long seed) {
    Story story = Story.of(seed);
    Goods endowment = story.economy.endowment();
    for (int x = 0; x < story.economy.types(); x++) {
      assertThat(story.list("inactive", "aq", x)).isBetween(0.0, endowment.q());
      assertThat(story.list("inactive", "ar", x)).isBetween(0.0, endowment.r());
      assertThat(story.list("inactive", "q", x)).isPositive();
      assertThat(story.list("inactive", "r", x)).isPositive();
      if (story.replication.count(x) > 0) {
        double q = story.list("offers", "bq", x);
        double r = story.list("offers", "br", x);
        assertThat(q).isBetween(0.0, endowment.q());
        assertThat(r).isBetween(0.0, endowment.r());
        assertThat(Math.min(q, r)).isZero();
        assertThat(story.list("offers", "signed", x)).isEqualTo(q - r);
        assertThat(story.list("active", "q", x)).isPositive();
        assertThat(story.list("active", "r", x)).isPositive();
      } else {
        assertThat(story.list("offers", "bq", x)).isNaN();
        assertThat(story.list("active", "q", x)).isNaN();
      }
    }
  }

  /** Whatever is offered, kappa included, is all that is handed out, at one price. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theMarketClears(long seed) {
    Story story = Story.of(seed);
    double offeredQ = story.replication.active() * story.economy.kappa().q();
    double offeredR = story.replication.active() * story.economy.kappa().r();
    double receivedQ = offeredR / story.price();
    double receivedR = offeredQ * story.price();
    for (int x = 0; x < story.economy.types(); x++) {
      double count = story.replication.count(x);
      if (count > 0) {
        double q = story.list("offers", "bq", x);
        double r = story.list("offers", "br", x);
        offeredQ += count * q;
        offeredR += count * r;
        receivedQ += count * (story.list("active", "q", x) - story.economy.endowment().q() + q);
        receivedR += count * (story.list("active", "r", x) - story.economy.endowment().r() + r);
      }
    }
    assertClose("total of q", story.value("totals", "Q"), offeredQ);
    assertClose("total of r", story.value("totals", "R"), offeredR);
    assertClose("price", story.price(), offeredR / offeredQ);
    double scaleQ = story.replication.active() * story.economy.endowment().q();
    double scaleR = story.replication.active() * story.economy.endowment().r();
    assertThat(receivedQ - offeredQ).isEqualTo(0, within(TOLERANCE * (scaleQ + offeredQ)));
    assertThat(receivedR - offeredR).isEqualTo(0, within(TOLERANCE * (scaleR + offeredR)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everybodyConsumesWhatTheOfferBuys(long seed) {
    Story story = Story.of(seed);
    Goods endowment = story.economy.endowment();
    double fixed = story.economy.fixedPrice();
    for (int x = 0; x < story.economy.types(); x++) {
      double soldQ = story.list("inactive", "aq", x);
      double soldR = story.list("inactive", "ar", x);
      assertThat(story.list("inactive", "q", x))
          .isEqualTo(endowment.q() - soldQ + soldR / fixed, within(TOLERANCE * endowment.q()));
      assertThat(story.list("inactive", "r", x))
          .isEqualTo(endowment.r() - soldR + soldQ * fixed, within(TOLERANCE * endowment.r()));
      if (story.replication.count(x) > 0) {
        double price = story.price();
        double q = story.list("active", "q", x);
        double r = story.list("active", "r", x);
        double bq = story.list("offers", "bq", x);
        double br = story.list("offers", "br", x);
        double income = price * endowment.q() + endowment.r();
        assertClose("budget", price * q + r, income);
        assertThat(q)
            .isEqualTo(endowment.q() - bq + br / price, within(TOLERANCE * income / price));
        assertThat(r).isEqualTo(endowment.r() - br + bq * price, within(TOLERANCE * income));
      }
    }
  }

  /** The designer adds what all agents together consume beyond their endowments. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theDesignerAddsWhatIsConsumedBeyondEndowments(long seed) {
    Story story = Story.of(seed);
    Goods endowment = story.economy.endowment();
    double q = 0;
    double r = 0;
    double scale = 1;
    for (int x = 0; x < story.economy.types(); x++) {
      double idle = story.replication.inactive(x);
      q += idle * (story.list("inactive", "q", x) - endowment.q());
      r += idle * (story.list("inactive", "r", x) - endowment.r());
      if (story.replication.count(x) > 0) {
        double count = story.replication.count(x);
        q += count * (story.list("active", "q", x) - endowment.q());
        r += count * (story.list("active", "r", x) - endowment.r());
        scale += story.list("active", "q", x) + story.list("active", "r", x);
      }
    }
    double agents = story.replication.agents();
    double excessQ = story.outcome.metric(Measures.RESOURCE_EXCESS_Q);
    double excessR = story.outcome.metric(Measures.RESOURCE_EXCESS_R);
    assertThat(excessQ).isEqualTo(q / agents, within(TOLERANCE * scale));
    assertThat(excessR).isEqualTo(r / agents, within(TOLERANCE * scale));
    assertThat(story.outcome.metric(Measures.DELTA_NEEDED))
        .isEqualTo(Math.max(0, Math.max(excessQ, excessR)));
    assertThat(story.outcome.metric(Measures.POSTERIOR_ERROR)).isBetween(0.0, 1.0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void namesOfTypesDoNotMatter(long seed) {
    RandomReplication replication = RandomReplication.of(seed);
    int types = replication.economy().types();
    int shift = 1 + (int) (seed % (types - 1));
    int[] rotated = IntStream.range(0, types).map(x -> (x + shift) % types).toArray();
    int[] reversed = IntStream.range(0, types).map(x -> types - 1 - x).toArray();
    Outcome outcome = replication.play();
    for (int[] order : List.of(rotated, reversed)) {
      Outcome relabelled = replication.relabelled(order).play();
      for (int metric = 0; metric < Measures.all().size(); metric++) {
        double value = outcome.metric(metric);
        if (Double.isNaN(value)) {
          assertThat(relabelled.metric(metric)).isNaN();
        } else {
          assertScaled(relabelled, outcome, metric, 1);
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void unitsOfEachGoodScalePricesWithLogarithmicUtility(long seed) {
    RandomReplication replication = RandomReplication.of(seed).logarithmic();
    Story story = Story.of(replication);
    Story scaled = Story.of(replication.inUnits(3, 0.25));
    assertScaled(story, scaled, 3, 0.25);
    assertScaled(scaled.outcome, story.outcome, Measures.WELFARE_GAP, 1);
    assertScaled(scaled.outcome, story.outcome, Measures.WELFARE_GAP_ACTIVE, 1);
  }

  /** Units weigh states differently unless tastes are the same in all of them. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void unitsOfEachGoodScalePricesWithStableTastes(long seed) {
    RandomReplication replication = RandomReplication.of(seed).withStableTastes();
    assertScaled(Story.of(replication), Story.of(replication.inUnits(3, 0.25)), 3, 0.25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theScaleOfTheEconomyDoesNotMatterToPrices(long seed) {
    Story story = Story.of(seed);
    Story scaled = Story.of(RandomReplication.of(seed).inUnits(7, 7));
    assertScaled(story, scaled, 7, 7);
    assertScaled(scaled.outcome, story.outcome, Measures.OFFER_ERROR_MAX, 7);
    assertScaled(scaled.outcome, story.outcome, Measures.OFFER_STRATEGIC, 7);
    assertScaled(scaled.outcome, story.outcome, Measures.OFFER_SHADING, 7);
  }

  private static void assertScaled(Story story, Story scaled, double unitQ, double unitR) {
    double rate = unitR / unitQ;
    assertScaled(scaled.outcome, story.outcome, Measures.PRICE, rate);
    assertScaled(scaled.outcome, story.outcome, Measures.PRICE_ERROR, rate);
    assertScaled(scaled.outcome, story.outcome, Measures.PRICE_ERROR_SIGNED, rate);
    assertScaled(scaled.outcome, story.outcome, Measures.PRICE_SAMPLING, rate);
    assertScaled(scaled.outcome, story.outcome, Measures.PRICE_STRATEGIC, rate);
    assertScaled(scaled.outcome, story.outcome, Measures.RESOURCE_EXCESS_Q, unitQ);
    assertScaled(scaled.outcome, story.outcome, Measures.RESOURCE_EXCESS_R, unitR);
    Goods endowment = scaled.economy.endowment();
    for (int x = 0; x < story.economy.types(); x++) {
      if (story.replication.count(x) > 0) {
        assertThat(scaled.list("offers", "bq", x))
            .isEqualTo(unitQ * story.list("offers", "bq", x), within(TOLERANCE * endowment.q()));
        assertThat(scaled.list("offers", "br", x))
            .isEqualTo(unitR * story.list("offers", "br", x), within(TOLERANCE * endowment.r()));
      }
    }
  }

  private static void assertScaled(Outcome scaled, Outcome outcome, int metric, double factor) {
    double expected = factor * outcome.metric(metric);
    assertThat(scaled.metric(metric))
        .as(Measures.all().get(metric).name())
        .isEqualTo(expected, within(TOLERANCE * (factor + Math.abs(expected))));
  }

  private static void assertClose(String name, double actual, double expected) {
    assertThat(actual).as(name).isEqualTo(expected, within(TOLERANCE * Math.abs(expected)));
  }

  /** A replication with what the kernel tells of it. */
  private record Story(
      RandomReplication replication, Economy economy, Outcome outcome, Details details) {

    /** Plays the replication of a seed once for all tests. */
    static Story of(long seed) {
      return STORIES.computeIfAbsent(seed, number -> of(RandomReplication.of(number)));
    }

    static Story of(RandomReplication replication) {
      Details details = new Details();
      return new Story(replication, replication.economy(), replication.play(details), details);
    }

    double price() {
      return value("prices", "p");
    }

    double value(String part, String name) {
      return (Double) Objects.requireNonNull(details.at(part).entries().get(name));
    }

    double list(String part, String name, int type) {
      return (Double)
          ((List<?>) Objects.requireNonNull(details.at(part).entries().get(name))).get(type);
    }
  }
}
