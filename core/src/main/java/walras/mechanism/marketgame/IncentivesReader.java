package walras.mechanism.marketgame;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import walras.kernel.Field;
import walras.kernel.Market;

/** Reads the environment of a market game and the sizes in which to look for the threshold. */
final class IncentivesReader {

  private static final long LARGEST = 1_000_000;

  private final Field environment;
  private final Field scan;

  IncentivesReader(Field environment) {
    this.environment = environment;
    scan = environment.at("scan");
  }

  Optional<Market> read() {
    ScanRange range = scan.isPresent() ? range() : null;
    Optional<MarketGameMarket> game = new EconomyReader(environment).read(Tolerances.NONE);
    if (game.isEmpty()) {
      return Optional.empty();
    }
    IncentivesMarket market = new IncentivesMarket(game.get(), range);
    if (range != null && !hasSignChange(market, range)) {
      return Optional.empty();
    }
    return Optional.of(market);
  }

  private @Nullable ScanRange range() {
    Field from = scan.at("from");
    Field to = scan.at("to");
    long first = from.isPresent() ? from.integer() : 2;
    long last = to.integer();
    if (from.sound() && !(first >= 2)) {
      from.mustBe("be at least 2 (agents)");
    }
    if (to.sound() && from.sound() && !(last > first && last <= LARGEST)) {
      to.mustBe("be a number of agents above scan.from = %d, at most %d".formatted(first, LARGEST));
    }
    return scan.sound() ? new ScanRange(first, last) : null;
  }

  /** Tells whether truth is no equilibrium at the start and one at the end; reports if not. */
  private boolean hasSignChange(IncentivesMarket market, ScanRange range) {
    NetGains gains = NetGains.of(market, range);
    if (!(gains.guess(range.to()) < 0)) {
      scan.at("to")
          .mustBe(
              "reach a size at which truth is an equilibrium, so that the largest net gain changes"
                  + " its sign"
                  + nextEquilibrium(gains, range.to()));
      return false;
    }
    if (range.from() > 2 && gains.guess(range.from()) < 0) {
      scan.at("from")
          .mustBe(
              "be 2, or a size at which truth is no equilibrium, so that the largest net gain"
                  + " changes its sign");
      return false;
    }
    return true;
  }

  /** Names a doubled size at which truth is an equilibrium, as the end of another sentence. */
  private static String nextEquilibrium(NetGains gains, long size) {
    for (long agents = 2 * size; agents <= LARGEST; agents *= 2) {
      if (gains.guess(agents) < 0) {
        return ", as it does by " + agents;
      }
    }
    return "";
  }
}
