package walras.mechanism.marketgame;

import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/**
 * When truth is an equilibrium of the market game: what an agent gains by posing as another type.
 */
public final class MarketGameIncentives implements Mechanism {

  @Override
  public String name() {
    return "market-game-incentives";
  }

  @Override
  public String summary() {
    return "In the two-stage market game one agent poses as another type at the first stage and"
        + " trades on what the others then believe: does it pay?";
  }

  @Override
  public String source() {
    return "The two-stage market-game mechanism with provisional offers and aggregated information,"
        + " its theorem 1";
  }

  @Override
  public String example() {
    return Examples.read("market-game-incentives");
  }

  @Override
  public Optional<Market> market(Field environment) {
    return new EconomyReader(environment).read(Tolerances.NONE).map(IncentivesMarket::new);
  }
}
