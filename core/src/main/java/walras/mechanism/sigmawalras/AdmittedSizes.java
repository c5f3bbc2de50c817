package walras.mechanism.sigmawalras;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import walras.mechanism.sigmawalras.economy.ClassSizes;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.linear.LinearSlope;

/**
 * The sizes at which an environment has a mechanism: means that utilities heed exist, the slope
 * exists, and quantities rise with the own report.
 */
final class AdmittedSizes {

  /** Sizes up to this are tried one by one, as rounding to whole agents matters there. */
  private static final long SURE = 64;

  private AdmittedSizes() {}

  /** Returns the size from which on all are admitted, or nothing if that is far. */
  static OptionalLong smallest(SigmaEnvironment environment) {
    long agents = SigmaMarket.LARGEST_START;
    while (agents > SURE && isAdmitted(environment, agents)) {
      agents /= 2; // what fails at some size fails at half of it
    }
    long last = Math.min(2 * agents, SigmaMarket.LARGEST_START);
    while (last >= 2 && isAdmitted(environment, last)) {
      last--;
    }
    return last == SigmaMarket.LARGEST_START ? OptionalLong.empty() : OptionalLong.of(last + 1);
  }

  private static boolean isAdmitted(SigmaEnvironment environment, long agents) {
    Economy economy = environment.economy();
    SizedEconomy sized = new SizedEconomy(economy, ClassSizes.of(economy.shares(), agents));
    if (!hasMeans(sized)) {
      return false;
    }
    OptionalDouble sigma = environment.slope().of(sized);
    if (sigma.isEmpty()) {
      return false;
    }
    return economy.isLinear()
        ? rises(sized, sigma.getAsDouble()) && rises(sized, 0)
        : sized.informationalSize() < sized.leastOwnEffect();
  }

  private static boolean hasMeans(SizedEconomy sized) {
    Economy economy = sized.economy();
    for (int k = 0; k < economy.classes(); k++) {
      boolean isAlone = sized.count(k) == 1 && !economy.isInclusive() && economy.cross(k, k) != 0;
      if (isAlone || (sized.count(k) == 0 && economy.isHeeded(k))) {
        return false;
      }
    }
    return true;
  }

  private static boolean rises(SizedEconomy sized, double sigma) {
    LinearSlope slope = new LinearSlope(sized, sigma);
    for (int k = 0; k < sized.economy().classes(); k++) {
      if (sized.count(k) > 0 && !(slope.response(k) > 0)) {
        return false;
      }
    }
    return true;
  }
}
