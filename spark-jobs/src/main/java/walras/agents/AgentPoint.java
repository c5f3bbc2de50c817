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

  /** Returns the class of a type, for which replications estimate one probability. */
  int profileClass(Side side, int type) {
    return market.profileClass(side, type);
  }

  /** Returns the mean probability that an agent of a class is rationed in the groups. */
  double rationing(Side side, int profileClass) {
    return profile.mean(side, profileClass);
  }

  /** Returns its Monte Carlo standard error; NaN where there is none. */
  double rationingError(Side side, int profileClass) {
    return profile.standardError(side, profileClass);
  }

  /** Returns the probability that an agent is rationed in the pooled auction. */
  double pooledRationing(Side side, int type) {
    return market.pooledRationing(side, type);
  }

  /** Returns what the best misreport gains in the pooled auction. */
  double pooledManipGain(Side side, int type) {
    return market.pooledManipGain(side, type);
  }
}
