package walras.mechanism.marketgame;

import java.math.BigDecimal;
import walras.kernel.Details;

/**
 * What can be said of ex post (eps, delta)-efficiency without a simulation.
 *
 * <p>Source: section 5 of the paper, theorem 3, and section 6 on entry fees. An outcome is ex post
 * (eps, delta)-efficient if no realisation needs more than delta of a good and, in every state, the
 * efficiency gap is at most eps with a probability of at least 1 - eps; the equilibrium must exist
 * at the size as well.
 */
final class TheoremThreeLimits {

  private final SizedMarketGame sized;
  private final MarketGameMarket market;
  private final Economy economy;

  TheoremThreeLimits(SizedMarketGame sized) {
    this.sized = sized;
    market = sized.market();
    economy = sized.economy();
  }

  void describe(Details details) {
    DeltaBound bound = DeltaBound.of(economy, market.firstStage());
    bound.describe(details.at("delta_bound"));
    theorem(details.at("theorem_3"), bound);
    if (economy.hasFee()) {
      new EntryFee(market, bound).describe(details.at("entry_fee"));
    }
    if (economy.types() > 2 && economy.types() <= PoolingLoss.MOST_TYPES) {
      new PoolingLoss(sized).describe(details.at("pooling"));
    }
  }

  private void theorem(Details details, DeltaBound bound) {
    Goods kappa = economy.kappa();
    double region = economy.largestShare();
    details
        .put("eta_bound", region)
        .put("eta_within_bound", economy.eta() <= region)
        .put("largest_kappa", Math.max(kappa.q(), kappa.r()));
    BigDecimal delta = market.tolerances().delta();
    if (delta != null) {
      details
          .put("delta", delta.doubleValue())
          .put("delta_bound_within_delta", bound.isWithin(delta.doubleValue()));
    }
    if (!Double.isNaN(market.eps())) {
      details.put("eps", market.eps());
      for (int z = 0; z < economy.states(); z++) {
        details
            .at("limit_gap_within_eps")
            .put(economy.model().states().get(z), market.benchmark(z).gap() <= market.eps());
      }
    }
  }
}
