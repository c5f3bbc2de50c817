package walras.mechanism.marketgame;

import walras.numeric.Elementary;

/**
 * The second stage with logarithmic utility, where every reply has a closed form.
 *
 * <p>A seller with weight {@code a} solves {@code (1-a) b^2/Q - b (1 + (1-a) qbar/Q) + C = 0} with
 * {@code C = (1-a) qbar - a rbar/p} the offer of a price taker; a buyer solves the mirror image. No
 * logarithm is taken before consumption.
 */
final class LogSecondStage extends SecondStage {

  private final LogTakers takers;
  private final LogConditions conditions;
  private final ShadingIteration shadingIteration;
  private final LogNewton logNewton;

  private LogSecondStage(ActiveAgents agents, Equilibrium found, LogTakers takers) {
    super(agents, found, new LogDeviations(agents, found, takers));
    this.takers = takers;
    conditions = new LogConditions(agents, found);
    shadingIteration = new ShadingIteration(agents, found, takers, conditions);
    logNewton = new LogNewton(agents, found, takers, conditions);
  }

  static LogSecondStage of(ActiveAgents agents) {
    return new LogSecondStage(agents, new Equilibrium(agents.types), new LogTakers(agents));
  }

  @Override
  void competitive(double logPrice) {
    takers.believe();
    double inverse = takers.scaleQ / takers.scaleR;
    double price = takers.scaleR / takers.scaleQ;
    double totalQ = agents.active * agents.kappaQ;
    for (int x = 0; x < agents.types; x++) {
      double sold = takers.valueOfQ[x] - takers.valueOfR[x] * inverse;
      double offer = sold >= 0 ? sold : price * sold;
      deviations.configurationOffers[x] = offer;
      found.offers[x] = offer;
      totalQ += Math.max(0, agents.counts[x] * sold);
    }
    deviations.configurationPrice = price;
    found.totalQ = totalQ;
    found.totalR = price * totalQ;
  }

  @Override
  boolean newton() {
    found.steps = 0;
    return shadingIteration.solve() || logNewton.solve();
  }

  @Override
  boolean settle() {
    return logNewton.settle();
  }

  @Override
  double residual() {
    return conditions.residual();
  }

  @Override
  public double reply(int type, double price, double total) {
    return logNewton.reply(type, price, total);
  }

  @Override
  public double logAutarky(int type) {
    return Elementary.log(takers.valueOfR[type] / takers.valueOfQ[type]);
  }
}
