package walras.mechanism.marketgame;

import java.io.Serializable;

/** An amount of each of the two goods. */
record Goods(double q, double r) implements Serializable {

  static final Goods NONE = new Goods(0, 0);
}
