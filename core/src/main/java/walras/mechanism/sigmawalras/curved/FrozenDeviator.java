package walras.mechanism.sigmawalras.curved;

import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.SizedEconomy;

/**
 * One of very many agents: the demand of the others answers its report linearly, with the slopes at
 * the truth. Payments beyond the price are off by a share of order 1/N (derived).
 *
 * <p>With B the pull of a report on the others' demand and W the slope of that demand, the quantity
 * q at a report solves {@code v - (p + (q - q0 + B (report - truth)) / W) = (mu + sigma) q + g
 * Psi(q)}: one monotone equation.
 */
final class FrozenDeviator implements Deviator {

  private final SizedEconomy sized;
  private final FrozenMarket market;
  private final Means means;
  private int type;
  private double truth;
  private double truthful;
  private double others;
  private double pull;
  private double report;
  private double quantity;
  private double impact;
  private double response;

  FrozenDeviator(SizedEconomy sized, FrozenMarket market) {
    this.sized = sized;
    this.market = market;
    means = new Means(sized);
  }

  /** Takes the sums of signals of the classes. */
  void load(double[] classSums) {
    means.load(classSums);
  }

  /** Takes an agent. */
  void take(int k, double signal, double bought) {
    type = k;
    truth = signal;
    truthful = bought;
    report = signal;
    quantity = bought;
    double own = market.weight(k, signal, bought, means);
    others = market.weight() - own;
    pull = market.pull(k, own, means.common(k, signal, bought));
    answer();
  }

  /** Puts the means back where they are without a misreport. */
  void release(double[] classSums) {
    means.load(classSums);
  }

  private void answer() {
    double own = market.weight(type, report, quantity, means);
    double effect = means.ownEffect(type, report, quantity);
    impact = (own * effect + pull) / (own + others);
    response = (effect - impact) * own;
  }

  @Override
  public AgentClass of() {
    return sized.economy().type(type);
  }

  @Override
  public double truth() {
    return truth;
  }

  @Override
  public double truthfulQuantity() {
    return truthful;
  }

  @Override
  public void report(double signal) {
    means.move(type, signal - report);
    report = signal;
    double known = pull * (report - truth) - truthful;
    double value = means.value(type, report) - market.price() - known / others;
    double slope = of().mu() + market.sigma() + 1 / others;
    quantity = Demand.solve(slope, means.saturation(type, report), of().delta(), value, quantity);
    answer();
  }

  @Override
  public double quantity() {
    return quantity;
  }

  @Override
  public double rise() {
    return (quantity - truthful + pull * (report - truth)) / others;
  }

  @Override
  public double impact() {
    return impact;
  }

  @Override
  public double response() {
    return response;
  }

  @Override
  public double ownEffect() {
    return means.ownDifference(type, truth, report, quantity);
  }

  @Override
  public double worth() {
    return means.value(type, report) - market.price();
  }

  @Override
  public double saturation() {
    return means.saturation(type, report);
  }
}
