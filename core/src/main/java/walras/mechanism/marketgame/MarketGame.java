package walras.mechanism.marketgame;

import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/**
 * A two-stage market game: provisional offers that reveal types, executed at a fixed price for a
 * few, then a Shapley-Shubik game among the others who have seen them.
 */
public final class MarketGame implements Mechanism {

  @Override
  public String name() {
    return "market-game";
  }

  @Override
  public String summary() {
    return "Agents make provisional offers that reveal their types; a few trade on them at a fixed"
        + " price, and the others, having seen the offers, play a Shapley-Shubik market game.";
  }

  @Override
  public String source() {
    return "The two-stage market-game mechanism with provisional offers and aggregated information,"
        + " whose second stage is the market game of Shapley and Shubik (1977)";
  }

  @Override
  public String example() {
    return Examples.read("market-game");
  }

  @Override
  public Optional<Market> market(Field environment) {
    Tolerances tolerances = Tolerances.read(environment);
    OneStageRule rule = OneStageRule.read(environment);
    return new EconomyReader(environment).read(tolerances, rule).map(market -> market);
  }
}
