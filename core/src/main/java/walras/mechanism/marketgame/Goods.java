package walras.mechanism.marketgame;

import java.io.Serializable;
import walras.kernel.Details;

/** An amount of each of the two goods. */
record Goods(double q, double r) implements Serializable {

  static final Goods NONE = new Goods(0, 0);

  void describe(Details details) {
    details.put("q", q).put("r", r);
  }
}
