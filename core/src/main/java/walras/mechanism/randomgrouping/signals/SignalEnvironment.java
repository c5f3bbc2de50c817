package walras.mechanism.randomgrouping.signals;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.environment.SignalModel;
import walras.kernel.Details;
import walras.mechanism.randomgrouping.grid.Grid;
import walras.mechanism.randomgrouping.grid.TieRule;

/**
 * A state of the world that nobody observes, sellers and buyers with signals about it, and a grid
 * of prices. Both sides can trade the same numbers of commodities and units.
 *
 * @param grid the prices and the rules that decide on them
 * @param sellers the sellers, with costs
 * @param buyers the buyers, with values
 * @param eta the probability of each branch of the lottery with one price for all, exactly
 * @param eps the loss, and the distance of prices, that counts as none, or null if not asked for
 */
public record SignalEnvironment(
    Grid grid, Side sellers, Side buyers, BigDecimal eta, @Nullable BigDecimal eps)
    implements Serializable {

  /** Declared cost of each unit after the first, relative to that of the first. */
  private static final double FURTHER_UNIT = 0.8;

  /** Writes every name and number. */
  public void describe(Details details) {
    grid.describe(details);
    details.put("eta", eta.stripTrailingZeros().toString());
    if (eps != null) {
      details.put("eps", eps.stripTrailingZeros().toString());
    }
    SignalModel model = buyers.model();
    details.put("states", model.states());
    double[] prior = new double[states().size()];
    for (int state = 0; state < prior.length; state++) {
      prior[state] = model.prior(state);
    }
    details.put("prior", prior);
    buyers.describe(details.at("buyers"), "values");
    sellers.describe(details.at("sellers"), "costs");
  }

  /** Returns the names of the states. */
  public List<String> states() {
    return buyers.model().states();
  }

  /** Returns this environment with another tie rule. */
  public SignalEnvironment with(TieRule other) {
    return new SignalEnvironment(grid.with(other), sellers, buyers, eta, eps);
  }

  /** Returns the number T of steps of the grid. */
  public int steps() {
    return grid.steps();
  }

  /** Returns the number of commodities. */
  public int commodities() {
    return buyers.commodities();
  }

  /** Says why every environment satisfies Condition 1: later units are no better than earlier. */
  public String conditionOne() {
    return units() == 1
        ? "every agent has one unit"
        : "no unit costs less, or is worth more, than the one before it";
  }

  /**
   * Returns how often as much a replication takes as with one unit: quantities differ by signal.
   */
  public double costOfUnits() {
    return 1 + FURTHER_UNIT * Math.min(units() - 1, sellers.signals());
  }

  /** Returns the number of units of each commodity that one agent can trade. */
  public int units() {
    return buyers.units();
  }
}
