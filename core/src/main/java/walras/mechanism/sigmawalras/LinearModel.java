package walras.mechanism.sigmawalras;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.linear.DoubleAuction;
import walras.mechanism.sigmawalras.linear.LinearAgents;
import walras.mechanism.sigmawalras.linear.LinearProfile;
import walras.mechanism.sigmawalras.linear.LinearSlope;

/**
 * What does not depend on signals in a linear-quadratic market.
 *
 * @param slope what the slope of the mechanism does
 * @param zero what slope zero does
 * @param auction the double auction beside it, or null
 */
record LinearModel(
    SizedEconomy sized,
    LinearSlope slope,
    LinearSlope zero,
    BoundaryRule boundary,
    @Nullable DoubleAuction auction)
    implements Serializable {

  /** Returns the model at another slope. */
  LinearModel at(double sigma) {
    return new LinearModel(sized, new LinearSlope(sized, sigma), zero, boundary, auction);
  }

  LinearProfile profile() {
    return new LinearProfile(sized, slope);
  }

  LinearAgents agents() {
    return new LinearAgents(slope, zero, boundary, sized, auction);
  }
}
