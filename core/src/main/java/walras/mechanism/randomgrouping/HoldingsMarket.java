package walras.mechanism.randomgrouping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Assumption;
import walras.kernel.Holdings;
import walras.kernel.Population.Side;
import walras.kernel.SizedMarket;

/**
 * Random grouping of exactly the agents of a file, some of whom have several units. What the
 * population comes to on the grid is found when it is first asked for, and does not travel.
 */
final class HoldingsMarket implements FileMarket {

  private static final long serialVersionUID = 1L;

  private final PopulationEnvironment environment;
  private transient @Nullable HoldingsBook book;

  HoldingsMarket(PopulationEnvironment environment) {
    this.environment = environment;
  }

  /** Returns the words that name a commodity after its units; none where the file has no names. */
  static String of(String commodity) {
    return commodity.isEmpty() ? "" : " of " + commodity;
  }

  @Override
  public PopulationEnvironment environment() {
    return environment;
  }

  /** Returns what the population comes to on the grid. */
  synchronized HoldingsBook book() {
    HoldingsBook known = book;
    if (known == null) {
      known = new HoldingsBook(environment);
      book = known;
    }
    return known;
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(
        new Assumption(
            "Condition 1 (decreasing values, increasing costs)",
            true,
            "in the file, row by row; commodities add up"));
  }

  @Override
  public SizedMarket sized() {
    return new SizedHoldings(this);
  }

  @Override
  public int profileClass(Side side, int type, int unit) {
    int commodity = commodity(side, type, unit);
    return book().classes[side.index()].of(type, commodity, within(side, type, unit));
  }

  @Override
  public int pooledProfileClass(Side side, int type, int unit) {
    int commodity = commodity(side, type, unit);
    return book().classes[side.index()].pooled(type, commodity, within(side, type, unit));
  }

  /** Returns zero: the profile estimates the probability for units that are announced. */
  @Override
  public double pooledRationing(Side side, int type, int unit) {
    return 0;
  }

  @Override
  public double pooledManipGain(Side side, int type, int unit) {
    Holdings holdings = population().holdings(side);
    double amount = holdings.amount(holdings.first(type, 0) + unit);
    return book().regrets.gain(side, commodity(side, type, unit), amount);
  }

  /** Returns the commodity of one of a type's units. */
  private int commodity(Side side, int type, int unit) {
    Holdings holdings = population().holdings(side);
    int commodity = 0;
    int before = holdings.units(type, 0);
    while (before <= unit) {
      before += holdings.units(type, ++commodity);
    }
    return commodity;
  }

  /** Returns the place of one of a type's units among those of its commodity. */
  private int within(Side side, int type, int unit) {
    Holdings holdings = population().holdings(side);
    int commodity = commodity(side, type, unit);
    return unit - (holdings.first(type, commodity) - holdings.first(type, 0));
  }
}
