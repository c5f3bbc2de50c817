package walras.mechanism.threebids;

import java.io.Serializable;
import walras.kernel.Details;

/**
 * How far numbers may be apart and count as equal.
 *
 * @param tie third bids and the trading price, in the mechanism; 0 in the paper
 * @param price prices and the competitive price, in metrics
 * @param transfer transfers and those of the competitive outcome, in metrics
 */
record Tolerances(double tie, double price, double transfer) implements Serializable {

  void describe(Details details) {
    details
        .put("tie-tolerance", tie)
        .put("price-tolerance", price)
        .put("transfer-tolerance", transfer);
  }
}
