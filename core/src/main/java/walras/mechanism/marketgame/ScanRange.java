package walras.mechanism.marketgame;

import java.io.Serializable;
import walras.kernel.Details;

/**
 * The sizes in which to look for the one from which truth is an equilibrium.
 *
 * @param from the smallest, at least 2
 * @param to the largest, above {@code from}
 */
record ScanRange(long from, long to) implements Serializable {

  void describe(Details details) {
    details.put("from", from).put("to", to);
  }
}
