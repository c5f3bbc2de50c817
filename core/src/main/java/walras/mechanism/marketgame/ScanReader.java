package walras.mechanism.marketgame;

import org.jspecify.annotations.Nullable;
import walras.kernel.Field;

/** Reads the sizes in which to look for the one from which truth is an equilibrium. */
final class ScanReader {

  private static final long LARGEST = 1_000_000;

  private final Field scan;

  ScanReader(Field scan) {
    this.scan = scan;
  }

  /** Returns the sizes, or null where none are given or a problem was reported. */
  @Nullable ScanRange range() {
    if (!scan.isPresent()) {
      return null;
    }
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

  /**
   * Tells whether truth is no equilibrium at the start of a market's scan and one at its end, or
   * there is no scan; reports if not.
   */
  boolean changesSign(MarketGameMarket market) {
    ScanRange range = market.scan();
    if (range == null) {
      return true;
    }
    NetGains gains = NetGains.of(new IncentivesMarket(market), range);
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
