package walras.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * The agents of a user's file, equal ones of one side merged into one type. Immutable.
 *
 * <p>Amounts are doubles. What meets the grid of prices is the shortest decimal that reads back as
 * the double, see {@link walras.numeric.ShortestDecimal}: 0.3 is worth the price 3/10.
 *
 * <p>Memory: 16 bytes per type where every agent has one unit of one commodity, see {@link
 * Holdings}.
 */
public final class Population implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String sha256;
  private final long rows;
  private final List<String> commodities;
  private final Holdings[] holdings;

  /** A side of the market. */
  public enum Side {
    /** Those with units to sell; their amounts are costs. */
    SELLER(0),
    /** Those who want units; their amounts are values. */
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
   * Creates a population of agents with one unit of one commodity each; the arrays are copied.
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
    this(
        sha256, rows, List.of(""), ofOne("costs", costs, sellers), ofOne("values", values, buyers));
  }

  /**
   * Creates a population of agents with any units.
   *
   * @param commodities their names, ascending; one empty name where the file has none
   * @param sellers the types of sellers
   * @param buyers the types of buyers
   */
  public Population(
      String sha256, long rows, List<String> commodities, Holdings sellers, Holdings buyers) {
    this.sha256 = sha256;
    this.rows = rows;
    this.commodities = List.copyOf(commodities);
    holdings = new Holdings[] {sellers, buyers};
  }

  private static Holdings ofOne(String name, double[] amounts, long[] counts) {
    require(name, amounts, counts);
    return Holdings.ofOne(amounts, counts);
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

  /** Returns the names of the commodities, ascending; one empty name where the file has none. */
  public List<String> commodities() {
    return commodities;
  }

  /** Returns the types of a side. */
  public Holdings holdings(Side side) {
    return holdings[side.index()];
  }

  /** Tells whether every agent has one unit of one commodity. */
  public boolean isOfOneUnit() {
    return holdings[0].isOfOneUnit() && holdings[1].isOfOneUnit();
  }

  /** Returns the number of agents, N. */
  public long agents() {
    return holdings[0].agents() + holdings[1].agents();
  }

  /** Returns the number of agents of a side. */
  public long agents(Side side) {
    return holdings(side).agents();
  }

  /** Returns the number of types of a side. */
  public int types(Side side) {
    return holdings(side).types();
  }

  /**
   * Returns the cost or value of a type where every agent has one unit of one commodity; they
   * ascend.
   */
  public double amount(Side side, int type) {
    return holdings(side).amount(type);
  }

  /** Returns the number of agents of a type. */
  public long count(Side side, int type) {
    return holdings(side).count(type);
  }
}
