package walras.mechanism.efficienttrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** The kernel of all agents against transfers as the paper writes them, agent by agent. */
class LiteralAgreementTest {

  private static final double ROUNDING = 1e-12;

  /** The cases of a property: a failing seed appears in the name of the failed invocation. */
  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agentsDoWhatThePaperSays(long seed) {
    UniformRandomProvider rng = Streams.create(seed, 0).economy();
    String[] ownerships = {"equal", "one_owner", "two_owners", "replicate_50_30_20"};
    String ownership = ownerships[rng.nextInt(ownerships.length)];
    int agents = 3 * rng.nextInt(1, 5);
    double beta = rng.nextBoolean() ? 0 : 4 * rng.nextDouble();
    EfficientTradeMarket market =
        Markets.of("uniform_0_1", ownership, Double.toString(beta), Simulation.PROFILE);
    Outcome outcome = Outcome.create(market);
    Kernel kernel = market.at(agents).kernel();
    Streams streams = Streams.create(seed, agents);
    kernel.replicate(streams, outcome);

    streams.rewind();
    double[] types =
        IntStream.range(0, agents).mapToDouble(i -> streams.economy().nextDouble()).toArray();
    double[] shares = shares(Markets.at(market, agents), agents);
    LiteralTransfers literal = new LiteralTransfers(types, shares, beta);

    double[] transfers = IntStream.range(0, agents).mapToDouble(literal::transfer).toArray();
    double[] nets = IntStream.range(0, agents).mapToDouble(literal::net).toArray();
    int winner = argmax(types, -1);
    int second = argmax(types, winner);
    assertThat(Arrays.stream(transfers).sum()).isCloseTo(0, offset(ROUNDING));
    is(outcome, market, "budget_residual", 0);
    is(outcome, market, "winner_payment", -transfers[winner]);
    is(outcome, market, "runner_up_payment", -transfers[second]);
    is(outcome, market, "worst_net_utility", Arrays.stream(nets).min().orElseThrow());
    is(outcome, market, "any_ex_post_loss", Arrays.stream(nets).anyMatch(net -> net < 0) ? 1 : 0);
    is(outcome, market, "gross_transfer_volume", Arrays.stream(transfers).map(Math::abs).sum() / 2);
    double kept = IntStream.range(0, agents).mapToDouble(i -> shares[i] * types[i]).sum();
    is(outcome, market, "gains_from_trade", types[winner] - kept);
    double common = beta * Arrays.stream(types).sum() / agents;
    is(outcome, market, "welfare_efficient", types[winner] + common);
    is(outcome, market, "welfare_no_trade", kept + common);
    byClass(outcome, market, shares, nets);
    double[] lie = types.clone();
    lie[second] = 0;
    double lowest = new LiteralTransfers(lie, shares, beta).transfer(second);
    is(outcome, market, "runner_up_regret", lowest - transfers[second]);
  }

  private static void byClass(
      Outcome outcome, EfficientTradeMarket market, double[] shares, double[] nets) {
    double largest = Arrays.stream(shares).max().orElseThrow();
    int[] owners = IntStream.range(0, shares.length).filter(i -> shares[i] == largest).toArray();
    double net = Arrays.stream(owners).mapToDouble(i -> nets[i]).average().orElseThrow();
    double losers =
        Arrays.stream(owners).mapToDouble(i -> nets[i] < 0 ? 1 : 0).average().orElseThrow();
    is(outcome, market, "net_utility_1", net);
    is(outcome, market, "ex_post_loss_share_1", losers);
  }

  private static double[] shares(SizedTrade sized, int agents) {
    double[] shares = new double[agents];
    int agent = 0;
    for (int k = 0; k < sized.owners().classes(); k++) {
      for (long i = 0; i < sized.owners().count(k); i++) {
        shares[agent++] = sized.owners().share(k);
      }
    }
    return shares;
  }

  private static int argmax(double[] types, int except) {
    int best = except == 0 ? 1 : 0;
    for (int i = 0; i < types.length; i++) {
      best = i != except && types[i] > types[best] ? i : best;
    }
    return best;
  }

  private static void is(
      Outcome outcome, EfficientTradeMarket market, String metric, double value) {
    assertThat(outcome.metric(Markets.index(market, metric)))
        .as(metric)
        .isCloseTo(value, offset(ROUNDING * Math.max(1, Math.abs(value))));
  }
}
