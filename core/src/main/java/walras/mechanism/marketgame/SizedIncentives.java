package walras.mechanism.marketgame;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import walras.kernel.Details;
import walras.kernel.Enumeration;
import walras.kernel.Grouping;
import walras.kernel.Kernel;
import walras.kernel.SizedMarket;

/** The question whether truth pays, at a given number of agents. */
final class SizedIncentives implements SizedMarket {

  private static final long serialVersionUID = 1L;

  /** Declared cost per report, its replies included, in nanoseconds. */
  private static final double LOG_REPORT = 500;

  private static final double CES_REPORT = 5000;

  private static final double ROUNDING = 8 * 0x1.0p-53;

  private final IncentivesMarket market;
  private final SizedMarketGame game;

  SizedIncentives(IncentivesMarket market, long agents) {
    this.market = market;
    game = new SizedMarketGame(market.game(), agents);
  }

  IncentivesMarket market() {
    return market;
  }

  SizedMarketGame game() {
    return game;
  }

  /** Returns M/N. */
  double activeShare() {
    return (double) game.active() / (double) game.agents();
  }

  /** Returns (N-M)/N. */
  double inactiveShare() {
    return (double) (game.agents() - game.active()) / (double) game.agents();
  }

  @Override
  public long agents() {
    return game.agents();
  }

  @Override
  public Optional<Grouping> grouping() {
    return Optional.empty();
  }

  @Override
  public double centre(int metric, int state) {
    TypePairs pairs = market.pairs();
    if (metric < pairs.count()) {
      return 0;
    }
    int pair = metric - pairs.count();
    return -game.economy().eta()
        * market.game().firstStage().loss(pairs.type(pair), pairs.posing(pair));
  }

  @Override
  public OptionalDouble limit(int metric, int state) {
    return OptionalDouble.of(centre(metric, state));
  }

  @Override
  public double resolution(int metric, int state) {
    return ROUNDING;
  }

  @Override
  public Optional<String> undefined(int metric) {
    return Optional.empty();
  }

  @Override
  public List<String> warnings() {
    return game.warnings();
  }

  @Override
  public void describeLimits(Details details) {
    new IncentivesDisplay(this).describe(details);
  }

  @Override
  public double nanosecondsPerReplication() {
    double perReport = game.economy().tastes().logarithmic() ? LOG_REPORT : CES_REPORT;
    return perReport * game.economy().types();
  }

  @Override
  public Kernel kernel() {
    return new IncentivesKernel(this);
  }

  @Override
  public List<Enumeration> enumerations() {
    return List.of(new IncentivesEnumeration(this));
  }
}
