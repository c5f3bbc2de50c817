package walras.mechanism.sigmawalras.linear;

import java.io.Serializable;
import java.util.Optional;
import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;

/**
 * The uniform-price double auction in linear schedules {@code a s - b p}: of one class, where it is
 * an ex post equilibrium, and of two groups of equal size and laws, whose price reveals the overall
 * mean alone. It trades at the Walrasian price. Immutable.
 *
 * @param mu slope of marginal utility
 * @param gain effect of the own signal on the value, means held fixed
 * @param difference effect of the own group's mean beyond that of the other group's
 * @param total effect of a unit more of all signals on the value
 * @param revealed share of the variance of signals that lies between groups
 * @param agents the number of agents
 */
public record DoubleAuction(
    double mu, double gain, double difference, double total, double revealed, double agents)
    implements Serializable {

  /** Returns the auction of an economy, or nothing where it is not of this kind. */
  public static Optional<DoubleAuction> of(SizedEconomy sized, double revealed) {
    Economy economy = sized.economy();
    if (!economy.isLinear() || !(economy.classes() == 1 || areAlike(sized))) {
      return Optional.empty();
    }
    AgentClass of = economy.type(0);
    double gain = economy.isInclusive() ? of.alpha() : of.alpha() - sized.effect(0, 0);
    double total = of.alpha() + of.beta();
    double difference = 0;
    for (int h = 0; h < economy.classes(); h++) {
      total += economy.cross(0, h);
      double group = sized.crossEffect(0, h) * sized.size(h);
      difference += h == 0 ? group : -group;
    }
    if (economy.classes() == 1) {
      difference = 0;
    }
    return Optional.of(
        new DoubleAuction(of.mu(), gain, difference, total, revealed, (double) sized.agents()));
  }

  private static boolean areAlike(SizedEconomy sized) {
    Economy economy = sized.economy();
    if (economy.classes() != 2 || sized.count(0) != sized.count(1)) {
      return false;
    }
    AgentClass one = economy.type(0);
    AgentClass other = economy.type(1);
    return one.alpha() == other.alpha()
        && one.beta() == other.beta()
        && one.mu() == other.mu()
        && economy.cross(0, 0) == economy.cross(1, 1)
        && economy.cross(0, 1) == economy.cross(1, 0);
  }

  /** Returns how schedules react to the own signal before prices do: alpha hat. */
  public double reaction() {
    return gain + difference * revealed;
  }

  /** Tells whether there is an equilibrium in linear schedules. */
  public boolean exists() {
    return reaction() * (agents - 1) > total;
  }

  /** Returns the price impact of a unit: lambda. */
  public double impact() {
    return mu * total / (reaction() * (agents - 1) - total);
  }

  /** Returns the quantity per unit of signal above the mean signal. */
  public double schedule() {
    return reaction() / (mu + impact());
  }

  /**
   * Returns the quantity less the Walrasian one, per unit of {@code v - p}, where the own group's
   * mean is the overall mean.
   */
  double distortion() {
    double impact = impact();
    return (difference * revealed * mu - gain * impact) / (gain * mu * (mu + impact));
  }

  /** Returns what the quantity lacks for a unit by which the own group's mean exceeds the mean. */
  double blindness() {
    return schedule() * difference / gain;
  }

  /** Returns the loss per agent of the best linear schedule, given variances of one market. */
  public double bestLinearLoss(double between, double all) {
    return all > 0 ? difference * difference / (2 * mu) * between * (1 - between / all) : 0;
  }
}
