package walras.agents;

import java.util.stream.Collectors;
import org.apache.parquet.io.api.Binary;
import walras.estimate.PointEstimates;
import walras.estimate.ProfileEstimates;
import walras.kernel.Population.Side;
import walras.kernel.PopulationMarket;
import walras.study.DesignPoint;

/** What a design point says of each type of agents. */
final class AgentPoint {

  final Binary id;
  final Binary environment;
  final Binary parameters;
  private final PopulationMarket market;
  private final ProfileEstimates profile;

  AgentPoint(DesignPoint point, PointEstimates estimates) {
    id = Binary.fromString(point.id());
    environment = Binary.fromString(point.environment());
    parameters =
        Binary.fromString(
            point.parameters().entrySet().stream()
                .map(varied -> varied.getKey() + "=" + varied.getValue())
                .collect(Collectors.joining("; ")));
    market = (PopulationMarket) point.market();
    profile = estimates.profile();
  }

  boolean isOfOneUnit() {
    return market.population().isOfOneUnit();
  }

  /** Returns the name of a commodity; empty where the file has none. */
  String commodity(int commodity) {
    return market.population().commodities().get(commodity);
  }

  /**
   * An estimate of a probability.
   *
   * @param mean the estimate, or the probability itself where it is known
   * @param error its Monte Carlo standard error; NaN where there is none
   */
  record Probability(double mean, double error) {}

  /** Returns the probability that a unit is rationed in the groups. */
  Probability rationing(Side side, int type, int unit) {
    return estimate(side, market.profileClass(side, type, unit));
  }

  /** Returns the probability that a unit is rationed in the pooled auction. */
  Probability pooledRationing(Side side, int type, int unit) {
    int estimated = market.pooledProfileClass(side, type, unit);
    return estimated < 0
        ? new Probability(market.pooledRationing(side, type, unit), 0)
        : estimate(side, estimated);
  }

  /** Returns what the best misreport gains in the pooled auction; NaN where it is not known. */
  double pooledManipGain(Side side, int type, int unit) {
    return market.pooledManipGain(side, type, unit);
  }

  private Probability estimate(Side side, int profileClass) {
    return new Probability(
        profile.mean(side, profileClass), profile.standardError(side, profileClass));
  }
}
