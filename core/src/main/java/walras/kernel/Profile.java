package walras.kernel;

import java.io.Serializable;

/**
 * A probability for every class of agents that each replication yields beside its metrics, too many
 * to be metrics: their means and errors are kept and nothing else. Classes of a side are numbered
 * from 0 in the order of their types' amounts.
 *
 * @param name snake_case, such as {@code rationing}
 * @param description one sentence
 * @param sellerClasses the number of classes of sellers
 * @param buyerClasses the number of classes of buyers
 */
public record Profile(String name, String description, int sellerClasses, int buyerClasses)
    implements Serializable {

  /** The most replications whose probabilities are summed. */
  public static final long MOST_REPLICATIONS = (1L << 32) - 1;

  /** Returns the number of classes of a side. */
  public int classes(Population.Side side) {
    return side == Population.Side.SELLER ? sellerClasses : buyerClasses;
  }
}
