package walras.kernel;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The agents of a user's file, those of one side with equal amounts merged into one type. Every
 * agent has one unit of one commodity to sell, or wants one. Immutable.
 *
 * <p>Amounts are doubles. What meets the grid of prices is the shortest decimal that reads back as
 * the double, see {@link walras.numeric.ShortestDecimal}: 0.3 is worth the price 3/10.
 *
 * <p>Memory: 16 bytes per type.
 */
public final class Population implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String sha256;
  private final long rows;
  private final double[][] amounts;
  private final long[][] counts;
  private final long[] agents;

  /** A side of the market. */
  public enum Side {
    /** Those with a unit to sell; their amounts are costs. */
    SELLER(0),
    /** Those who want a unit; their amounts are values. */
    BUYER(1);

    private final int index;

    Side(int index) {
      this.index = index;
    }

    /** Returns 0 for sellers and 1 for buyers, in arrays and files. */
    public int index() {
      return index;
    }
  }

  /**
   * Creates a population; the arrays are copied.
   *
   * @param sha256 the digest of the file, in hexadecimal digits
   * @param rows the number of rows of the file
   * @param costs the distinct costs, finite and ascending
   * @param sellers how many sellers have each cost, at least 1
   * @param values the distinct values, finite and ascending
   * @param buyers how many buyers have each value, at least 1
   * @throws IllegalArgumentException if an array breaks its rule or two differ in length
   */
  public Population(
      String sha256, long rows, double[] costs, long[] sellers, double[] values, long[] buyers) {
    require("costs", costs, sellers);
    require("values", values, buyers);
    this.sha256 = sha256;
    this.rows = rows;
    amounts = new double[][] {costs.clone(), values.clone()};
    counts = new long[][] {sellers.clone(), buyers.clone()};
    agents = Arrays.stream(counts).mapToLong(side -> Arrays.stream(side).sum()).toArray();
  }

  private static void require(String name, double[] amounts, long[] counts) {
    if (amounts.length != counts.length) {
      throw new IllegalArgumentException(
          "%s must have one count each, got %d for %d"
              .formatted(name, counts.length, amounts.length));
    }
    for (int type = 0; type < amounts.length; type++) {
      boolean ascends = type == 0 || amounts[type - 1] < amounts[type];
      if (!ascends || !Double.isFinite(amounts[type]) || counts[type] < 1) {
        throw new IllegalArgumentException(
            "%s must be finite, ascend and occur, got %s with %d agents at [%d]"
                .formatted(name, amounts[type], counts[type], type));
      }
    }
  }

  /** Returns the digest of the file, in hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** Returns the number of rows of the file. */
  public long rows() {
    return rows;
  }

  /** Returns the number of agents, N. */
  public long agents() {
    return agents[0] + agents[1];
  }

  /** Returns the number of agents of a side. */
  public long agents(Side side) {
    return agents[side.index()];
  }

  /** Returns the number of types of a side. */
  public int types(Side side) {
    return amounts[side.index()].length;
  }

  /** Returns the cost or value of a type; they ascend. */
  public double amount(Side side, int type) {
    return amounts[side.index()][type];
  }

  /** Returns the number of agents of a type. */
  public long count(Side side, int type) {
    return counts[side.index()][type];
  }
}
