package walras.mechanism.randomgrouping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Assumption;
import walras.kernel.Population.Side;
import walras.kernel.SizedMarket;

/**
 * Random grouping of exactly the agents of a file. What the population comes to on the grid is
 * found when it is first asked for, and does not travel.
 */
final class PopulationGroupingMarket implements FileMarket {

  private static final long serialVersionUID = 1L;

  private final PopulationEnvironment environment;
  private transient @Nullable PopulationBook book;

  PopulationGroupingMarket(PopulationEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public PopulationEnvironment environment() {
    return environment;
  }

  /** Returns what the population comes to on the grid. */
  synchronized PopulationBook book() {
    PopulationBook known = book;
    if (known == null) {
      known = new PopulationBook(environment);
      book = known;
    }
    return known;
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(
        new Assumption(
            "Condition 1 (decreasing values, increasing costs)", true, "every agent has one unit"));
  }

  @Override
  public SizedMarket sized() {
    return new SizedPopulation(this);
  }

  @Override
  public int profileClass(Side side, int type, int unit) {
    return book().table().place(threshold(side, type));
  }

  @Override
  public double pooledRationing(Side side, int type, int unit) {
    return book().pool().rationing(side, threshold(side, type));
  }

  @Override
  public double pooledManipGain(Side side, int type, int unit) {
    return book().regrets().gain(side, type);
  }

  private int threshold(Side side, int type) {
    return PopulationThresholds.of(side, population().amount(side, type), environment.grid());
  }
}
