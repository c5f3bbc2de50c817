package walras.mechanism.randomgrouping.grid;

/** What infinitely many agents announce at each price index, in shares of a side. */
public interface Announced {

  /** Returns the share of sellers who supply. */
  double supply(int price);

  /** Returns the share of buyers who demand. */
  double demand(int price);
}
