package walras.contrast;

import java.io.Serializable;
import walras.kernel.Market;
import walras.kernel.Outcome;
import walras.kernel.SizedMarket;

/**
 * One of the two markets of a contrast.
 *
 * @param market the market
 * @param sized the market at the size of the contrast
 */
public record Side(Market market, SizedMarket sized) implements Serializable {

  /** Tells whether the states of the world are the same as on the other side. */
  boolean hasStatesOf(Side other) {
    return market.states().equals(other.market.states())
        && market.prior().equals(other.market.prior());
  }

  Outcome newOutcome() {
    return Outcome.create(market);
  }
}
