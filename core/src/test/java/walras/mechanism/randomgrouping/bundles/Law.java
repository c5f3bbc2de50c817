package walras.mechanism.randomgrouping.bundles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import walras.mechanism.randomgrouping.bundles.LiteralBundles.Agent;
import walras.mechanism.randomgrouping.bundles.LiteralBundles.Result;
import walras.mechanism.randomgrouping.bundles.LiteralBundles.Trade;

/** The exact law of a market of few agents: all sequences of types, agent by agent. */
final class Law {

  /** Probabilities of what happens in the groups, and in the pool, rounded. */
  final Map<String, Double> groups = new HashMap<>();

  final Map<String, Double> pool = new HashMap<>();

  /** What an agent of each type can expect, and what one could gain by other messages. */
  final double[] interim;

  double exPostGain;

  private final Environment environment;
  private final int perGroup;
  private final Map<AgentType, Agent> agents = new HashMap<>();
  private final double[] sums;
  private final double[] weights;

  private Law(Environment environment, int perGroup) {
    this.environment = environment;
    this.perGroup = perGroup;
    interim = new double[environment.types().size()];
    sums = new double[interim.length];
    weights = new double[interim.length];
    environment
        .types()
        .forEach(type -> agents.put(type, LiteralBundles.truthful(type, environment.grid())));
  }

  static Law of(Environment environment, int perGroup) {
    Law law = new Law(environment, perGroup);
    law.extend(new ArrayList<>(), 1);
    for (int type = 0; type < law.interim.length; type++) {
      law.interim[type] = law.sums[type] / law.weights[type];
    }
    return law;
  }

  private void extend(List<AgentType> types, double probability) {
    int sellers = 2 * perGroup;
    if (types.size() == 2 * sellers) {
      visit(types, probability);
      return;
    }
    for (AgentType type : types.size() < sellers ? environment.sellers() : environment.buyers()) {
      types.add(type);
      extend(types, probability * type.probability().doubleValue());
      types.remove(types.size() - 1);
    }
  }

  private void visit(List<AgentType> types, double probability) {
    List<Agent> all = types.stream().map(type -> Objects.requireNonNull(agents.get(type))).toList();
    LiteralBundles market =
        new LiteralBundles(
            environment.grid(),
            all.subList(0, 2 * perGroup),
            all.subList(2 * perGroup, 4 * perGroup));
    List<Trade> trades = market.trades();
    List<Result> results = market.results(trades);
    double agentsInAll = 4.0 * perGroup;
    double surplus = market.surplus(trades.get(0), 0) + market.surplus(trades.get(1), perGroup);
    String inGroups =
        key(
            distance(trades.get(0).prices(), trades.get(1).prices()) / environment.grid().steps(),
            surplus / agentsInAll,
            (imbalance(trades.get(0)) + imbalance(trades.get(1))) / agentsInAll,
            (double) results.stream().filter(Result::rationed).count() / agentsInAll,
            results.stream().mapToDouble(Result::payoff).min().orElseThrow(),
            results.stream().mapToDouble(Result::regret).max().orElseThrow());
    groups.merge(inGroups, probability, Double::sum);
    String inPool =
        key(imbalance(trades.get(2)) / agentsInAll, market.surplus(trades.get(2), 0) / agentsInAll);
    pool.merge(inPool, probability, Double::sum);
    for (Result result : results) {
      int type = environment.types().indexOf(result.type());
      sums[type] += probability * result.payoff();
      weights[type] += probability;
      exPostGain += probability * result.regret() / results.size();
    }
  }

  /** Returns numbers as text, rounded so that sums in another order are the same. */
  static String key(double... numbers) {
    return Arrays.toString(
        Arrays.stream(numbers).map(number -> Math.rint(number * 1e6) / 1e6 + 0.0).toArray());
  }

  private static double distance(int[] prices, int[] others) {
    int first = Math.abs(prices[0] - others[0]);
    return Math.max(first, Math.abs(prices[1] - others[1]));
  }

  private static double imbalance(Trade trade) {
    return (double) (trade.imbalance(0) + trade.imbalance(1));
  }
}
