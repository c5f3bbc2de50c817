package walras.mechanism.sigmawalras;

import java.util.Optional;
import walras.kernel.Details;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.linear.CriticalSlope;
import walras.mechanism.sigmawalras.linear.DoubleAuction;

/** Writes what is known of a market before its signals are drawn. */
final class SigmaThresholds {

  private SigmaThresholds() {}

  static void describe(SizedSigma sized, Details details) {
    SizedEconomy economy = sized.economy();
    details
        .put("class_sizes", economy.sizes())
        .put("sigma", sized.sigma())
        .put("phi_cross", economy.informationalSize())
        .put("varphi", economy.influence())
        .put("least_own_effect", economy.leastOwnEffect());
    if (economy.economy().isLinear()) {
      critical(economy, details.at("critical_slope"));
    }
    Optional<DoubleAuction> auction = sized.auction();
    auction.ifPresent(of -> describe(of, details.at("double_auction")));
  }

  private static void critical(SizedEconomy economy, Details details) {
    double sufficient = CriticalSlope.sufficient(economy).orElse(Double.NaN);
    details.put("sufficient", sufficient).put("c", sufficient / economy.influence());
    if (economy.economy().hasCommonSlope()) {
      double[] byClass = new double[economy.economy().classes()];
      for (int k = 0; k < byClass.length; k++) {
        byClass[k] =
            economy.count(k) == 0
                ? Double.NaN
                : CriticalSlope.ofClass(economy, k).orElse(Double.NaN);
      }
      details.put("by_class", byClass);
    }
  }

  private static void describe(DoubleAuction auction, Details details) {
    details.put("exists", auction.exists());
    if (auction.exists()) {
      details
          .put("lambda", auction.impact())
          .put("per_signal", auction.schedule())
          .put("per_price", auction.schedule() / auction.total())
          .put("revealed", auction.revealed());
    }
  }
}
