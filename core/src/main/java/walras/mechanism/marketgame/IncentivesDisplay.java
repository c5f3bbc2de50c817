package walras.mechanism.marketgame;

import walras.kernel.Details;

/** Writes what theory and enumeration say of posing. */
final class IncentivesDisplay {

  private static final long FEW = 20_000;

  private final SizedIncentives sized;
  private final IncentivesMarket market;

  IncentivesDisplay(SizedIncentives sized) {
    this.sized = sized;
    market = sized.market();
  }

  void describe(Details details) {
    details
        .put("N", sized.agents())
        .put("M", sized.game().active())
        .put("inactive", sized.agents() - sized.game().active())
        .put("types", market.pairs().types());
    byPair(details.at("loss"), (x, y) -> market.game().firstStage().loss(x, y));
    IncentiveLimits limits = market.limits();
    byPair(details.at("deviation_limit_times_N"), limits::gain);
    double inactive = limits.inactiveNeeded();
    details
        .at("limit_threshold")
        .put("inactive", (long) inactive)
        .put("agents", (long) Math.ceil(inactive / market.game().economy().eta()));
    if (sized.enumerations().get(0).configurations(Double.NEGATIVE_INFINITY) <= FEW) {
      exact(details.at("exact"));
    }
  }

  private void exact(Details details) {
    double[] gains = NetGains.exactGains(sized);
    for (int pair = 0; pair < gains.length; pair++) {
      double net = NetGains.net(sized, pair, gains[pair]);
      String type = market.pairs().types().get(market.pairs().type(pair));
      String posing = market.pairs().types().get(market.pairs().posing(pair));
      details.at("gain").at(type).put(posing, gains[pair]);
      details.at("net").at(type).put(posing, net);
    }
    double most = NetGains.largest(sized, gains);
    details.put("max_net", most).put("is_equilibrium", most < 0);
  }

  private void byPair(Details details, PairValue value) {
    TypePairs pairs = market.pairs();
    for (int pair = 0; pair < pairs.count(); pair++) {
      details
          .at(pairs.types().get(pairs.type(pair)))
          .put(
              pairs.types().get(pairs.posing(pair)),
              value.of(pairs.type(pair), pairs.posing(pair)));
    }
  }

  /** A number for a type and another one that it poses as. */
  @FunctionalInterface
  private interface PairValue {
    double of(int type, int posing);
  }
}
