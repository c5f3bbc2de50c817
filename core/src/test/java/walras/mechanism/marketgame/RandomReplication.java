package walras.mechanism.marketgame;

import java.math.BigDecimal;
import java.util.List;
import walras.environment.SignalModel;
import walras.kernel.Details;
import walras.kernel.Outcome;

/** A random economy with the counts of one replication. Immutable. */
final class RandomReplication {

  private final Economy economy;
  private final int state;
  private final long[] sigma;
  private final long[] iota;

  private RandomReplication(Economy economy, int state, long[] sigma, long[] iota) {
    this.economy = economy;
    this.state = state;
    this.sigma = sigma;
    this.iota = iota;
  }

  /** Draws two to a million agents; elasticities are below one with every fifth seed. */
  static RandomReplication of(long seed) {
    RandomEconomies random = RandomEconomies.of(seed);
    Economy economy = random.economy(-2);
    if (seed % 5 == 4) {
      double[] rho = new double[economy.types()];
      for (int x = 0; x < rho.length; x++) {
        rho[x] = -2 * economy.tastes().rho(x);
      }
      economy = with(economy, economy.model(), new Tastes(rho, weights(economy)));
    }
    long agents = 2 + (long) random.power(0, 6);
    long active = economy.active(agents);
    long[] sigma = split(random, active, economy.types());
    long[] iota = split(random, agents - active, economy.types());
    return new RandomReplication(economy, random.rng().nextInt(economy.states()), sigma, iota);
  }

  Economy economy() {
    return economy;
  }

  double count(int type) {
    return (double) sigma[type];
  }

  double inactive(int type) {
    return (double) iota[type];
  }

  double active() {
    return total(sigma);
  }

  double agents() {
    return total(sigma) + total(iota);
  }

  Outcome play() {
    return play(new Details());
  }

  /** Plays and tells what happened. */
  Outcome play(Details details) {
    MarketGameMarket market = new MarketGameMarket(economy, Tolerances.NONE, List.of());
    Outcome outcome = Outcome.create(market);
    MarketGameKernel kernel = new MarketGameKernel(new SizedMarketGame(market, (long) agents()));
    kernel.replay(state, sigma, iota, outcome);
    kernel.describe(details);
    return outcome;
  }

  /** Gives the types other places: that of place {@code order[x]} comes to place x. */
  RandomReplication relabelled(int[] order) {
    SignalModel model = economy.model();
    double[] prior = new double[economy.states()];
    double[][] signals = new double[prior.length][order.length];
    double[][] weights = new double[prior.length][order.length];
    double[] rho = new double[order.length];
    long[] active = new long[order.length];
    long[] inactive = new long[order.length];
    for (int x = 0; x < order.length; x++) {
      rho[x] = economy.tastes().rho(order[x]);
      active[x] = sigma[order[x]];
      inactive[x] = iota[order[x]];
      for (int z = 0; z < prior.length; z++) {
        prior[z] = model.prior(z);
        signals[z][x] = model.signal(z, order[x]);
        weights[z][x] = economy.tastes().weight(z, order[x]);
      }
    }
    SignalModel relabelled = SignalModel.of(model.states(), prior, model.types(), signals);
    Economy other = with(economy, relabelled, new Tastes(rho, weights));
    return new RandomReplication(other, state, active, inactive);
  }

  RandomReplication logarithmic() {
    return tastes(new Tastes(new double[economy.types()], weights(economy)));
  }

  /** Makes what agents like the same in every state. */
  RandomReplication withStableTastes() {
    double[][] weights = weights(economy);
    for (int z = 1; z < weights.length; z++) {
      weights[z] = weights[0].clone();
    }
    return tastes(new Tastes(rho(), weights));
  }

  /**
   * Measures both goods in other units, in which the same tastes have other weights: {@code a
   * q^rho} is {@code a unit^-rho (unit q)^rho}.
   */
  RandomReplication inUnits(double unitQ, double unitR) {
    double[][] weights = weights(economy);
    for (double[] row : weights) {
      for (int x = 0; x < row.length; x++) {
        double ofQ = row[x] * Math.pow(unitQ, -economy.tastes().rho(x));
        double ofR = (1 - row[x]) * Math.pow(unitR, -economy.tastes().rho(x));
        row[x] = ofQ / (ofQ + ofR);
      }
    }
    return tastes(new Tastes(rho(), weights)).scaled(unitQ, unitR);
  }

  private RandomReplication scaled(double unitQ, double unitR) {
    Economy other =
        new Economy(
            economy.model(),
            economy.tastes(),
            new Goods(economy.endowment().q() * unitQ, economy.endowment().r() * unitR),
            new Goods(economy.kappa().q() * unitQ, economy.kappa().r() * unitR),
            BigDecimal.valueOf(economy.eta()));
    return new RandomReplication(other, state, sigma, iota);
  }

  private RandomReplication tastes(Tastes tastes) {
    return new RandomReplication(with(economy, economy.model(), tastes), state, sigma, iota);
  }

  private double[] rho() {
    double[] rho = new double[economy.types()];
    for (int x = 0; x < rho.length; x++) {
      rho[x] = economy.tastes().rho(x);
    }
    return rho;
  }

  private static double[][] weights(Economy economy) {
    double[][] weights = new double[economy.states()][];
    for (int z = 0; z < weights.length; z++) {
      weights[z] = economy.tastes().weights(z);
    }
    return weights;
  }

  private static Economy with(Economy economy, SignalModel model, Tastes tastes) {
    return new Economy(
        model, tastes, economy.endowment(), economy.kappa(), BigDecimal.valueOf(economy.eta()));
  }

  private static long[] split(RandomEconomies random, long total, int types) {
    long[] counts = new long[types];
    long left = total;
    for (int x = 0; x < types - 1; x++) {
      counts[x] = random.rng().nextLong(left + 1);
      left -= counts[x];
    }
    counts[types - 1] = left;
    return counts;
  }

  private static double total(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return (double) sum;
  }
}
