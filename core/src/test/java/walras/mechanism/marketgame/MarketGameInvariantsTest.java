package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.environment.SignalModel;
import walras.kernel.Outcome;

/** What must hold in every replication of every economy. */
class MarketGameInvariantsTest {

  /** Both sides are solved to 1e-12; sums over up to five types add a few roundings. */
  private static final double TOLERANCE = 1e-10;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void offersAreFeasibleAndTradesBalanceInValue(long seed) {
    Draw draw = Draw.of(seed);
    Outcome outcome = draw.play(draw.economy);
    double price = outcome.metric(Measures.PRICE);
    Economy economy = draw.economy;
    double active = (double) draw.active();

    // The designer pays out what kappa exceeds at the price; inactive trades balance at p1.
    double inactiveQ =
        outcome.metric(Measures.RESOURCE_EXCESS_Q) * draw.agents
            - active * (economy.kappa().q() - economy.kappa().r() / price);
    double inactiveR =
        outcome.metric(Measures.RESOURCE_EXCESS_R) * draw.agents
            - active * (economy.kappa().r() - economy.kappa().q() * price);
    double scale = draw.agents * (economy.endowment().r() + economy.kappa().q() * price);
    assertThat(inactiveR + economy.fixedPrice() * inactiveQ)
        .isEqualTo(0, within(TOLERANCE * scale));
    assertThat(price).isPositive();
    assertThat(outcome.metric(Measures.POSTERIOR_ERROR)).isBetween(0.0, 1.0);
    double largest = Math.max(economy.endowment().q(), economy.endowment().r());
    assertThat(outcome.metric(Measures.OFFER_ERROR_MAX)).isBetween(0.0, largest);
    assertThat(outcome.metric(Measures.DELTA_NEEDED))
        .isEqualTo(
            Math.max(
                0,
                Math.max(
                    outcome.metric(Measures.RESOURCE_EXCESS_Q),
                    outcome.metric(Measures.RESOURCE_EXCESS_R))));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void namesOfTypesDoNotMatter(long seed) {
    Draw draw = Draw.of(seed);
    Outcome outcome = draw.play(draw.economy);
    Outcome mirrored = draw.reversed().play(draw.reversed().economy);
    for (int metric = 0; metric < Measures.all().size(); metric++) {
      double value = outcome.metric(metric);
      if (!Double.isNaN(value)) {
        assertThat(mirrored.metric(metric))
            .as(Measures.all().get(metric).name())
            .isEqualTo(value, within(TOLERANCE * (1 + Math.abs(value))));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void unitsOfEachGoodScalePricesWithLogarithmicUtility(long seed) {
    Draw draw = Draw.of(seed).logarithmic();
    double unitQ = 3;
    double unitR = 0.25;
    Outcome outcome = draw.play(draw.economy);
    Outcome scaled = draw.play(rescaled(draw.economy, unitQ, unitR));
    double rate = unitR / unitQ;
    assertScaled(scaled, outcome, Measures.PRICE, rate);
    assertScaled(scaled, outcome, Measures.PRICE_ERROR, rate);
    assertScaled(scaled, outcome, Measures.PRICE_SAMPLING, rate);
    assertScaled(scaled, outcome, Measures.PRICE_STRATEGIC, rate);
    assertScaled(scaled, outcome, Measures.RESOURCE_EXCESS_Q, unitQ);
    assertScaled(scaled, outcome, Measures.RESOURCE_EXCESS_R, unitR);
    assertScaled(scaled, outcome, Measures.WELFARE_GAP, 1);
    assertScaled(scaled, outcome, Measures.WELFARE_GAP_ACTIVE, 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theScaleOfTheEconomyDoesNotMatterToPrices(long seed) {
    Draw draw = Draw.of(seed);
    Outcome outcome = draw.play(draw.economy);
    Outcome scaled = draw.play(rescaled(draw.economy, 7, 7));
    assertScaled(scaled, outcome, Measures.PRICE, 1);
    assertScaled(scaled, outcome, Measures.PRICE_STRATEGIC, 1);
    assertScaled(scaled, outcome, Measures.OFFER_ERROR_MAX, 7);
    assertScaled(scaled, outcome, Measures.OFFER_STRATEGIC, 7);
    assertScaled(scaled, outcome, Measures.OFFER_SHADING, 7);
    assertScaled(scaled, outcome, Measures.RESOURCE_EXCESS_Q, 7);
  }

  private static void assertScaled(Outcome scaled, Outcome outcome, int metric, double factor) {
    double expected = factor * outcome.metric(metric);
    assertThat(scaled.metric(metric))
        .as(Measures.all().get(metric).name())
        .isEqualTo(expected, within(TOLERANCE * (factor + Math.abs(expected))));
  }

  private static Economy rescaled(Economy economy, double unitQ, double unitR) {
    return new Economy(
        economy.model(),
        economy.tastes(),
        scaled(economy.endowment(), unitQ, unitR),
        scaled(economy.kappa(), unitQ, unitR),
        BigDecimal.valueOf(economy.eta()));
  }

  private static Goods scaled(Goods goods, double unitQ, double unitR) {
    return new Goods(goods.q() * unitQ, goods.r() * unitR);
  }

  /** A random economy with the counts of one replication. */
  private record Draw(
      Economy economy, int state, List<Long> sigma, List<Long> iota, double agents) {

    static Draw of(long seed) {
      RandomEconomies random = RandomEconomies.of(seed);
      Economy economy = random.economy(-2);
      long size = 2 + (long) random.power(0, 6);
      long active = economy.active(size);
      List<Long> sigma = split(random, active, economy.types());
      List<Long> iota = split(random, size - active, economy.types());
      return new Draw(economy, random.rng().nextInt(economy.states()), sigma, iota, (double) size);
    }

    private static List<Long> split(RandomEconomies random, long total, int types) {
      List<Long> counts = new ArrayList<>();
      long left = total;
      for (int x = 0; x < types - 1; x++) {
        long count = random.rng().nextLong(left + 1);
        counts.add(count);
        left -= count;
      }
      counts.add(left);
      return counts;
    }

    long active() {
      return economy.active((long) agents);
    }

    Outcome play(Economy played) {
      MarketGameMarket market = new MarketGameMarket(played, List.of());
      Outcome outcome = Outcome.create(market);
      outcome.clear();
      new MarketGameKernel(new SizedMarketGame(market, (long) agents))
          .replay(state, array(sigma), array(iota), outcome);
      return outcome;
    }

    Draw logarithmic() {
      double[][] weights = weights();
      Tastes tastes = new Tastes(new double[economy.types()], weights);
      return new Draw(with(economy.model(), tastes), state, sigma, iota, agents);
    }

    Draw reversed() {
      int types = economy.types();
      double[] rho = new double[types];
      double[] prior = new double[economy.states()];
      double[][] weights = new double[prior.length][types];
      double[][] signals = new double[prior.length][types];
      for (int x = 0; x < types; x++) {
        rho[x] = economy.tastes().rho(types - 1 - x);
        for (int z = 0; z < prior.length; z++) {
          prior[z] = economy.model().prior(z);
          weights[z][x] = economy.tastes().weight(z, types - 1 - x);
          signals[z][x] = economy.model().signal(z, types - 1 - x);
        }
      }
      SignalModel model =
          SignalModel.of(economy.model().states(), prior, economy.model().types(), signals);
      Economy mirrored = with(model, new Tastes(rho, weights));
      return new Draw(mirrored, state, reversed(sigma), reversed(iota), agents);
    }

    private static List<Long> reversed(List<Long> counts) {
      List<Long> mirrored = new ArrayList<>(counts);
      Collections.reverse(mirrored);
      return mirrored;
    }

    private static long[] array(List<Long> counts) {
      return counts.stream().mapToLong(Long::longValue).toArray();
    }

    private double[][] weights() {
      double[][] weights = new double[economy.states()][];
      for (int z = 0; z < weights.length; z++) {
        weights[z] = economy.tastes().weights(z);
      }
      return weights;
    }

    private Economy with(SignalModel model, Tastes tastes) {
      return new Economy(
          model, tastes, economy.endowment(), economy.kappa(), BigDecimal.valueOf(economy.eta()));
    }
  }
}
