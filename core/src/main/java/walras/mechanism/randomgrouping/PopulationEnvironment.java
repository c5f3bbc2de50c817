package walras.mechanism.randomgrouping;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.kernel.Population;
import walras.mechanism.randomgrouping.grid.Grid;

/**
 * Which agents trade on which grid.
 *
 * @param grid the prices and the rules that decide on them
 * @param population the agents
 * @param eps the loss, and the distance of prices, that counts as none, or null if not asked for
 */
record PopulationEnvironment(Grid grid, Population population, @Nullable BigDecimal eps)
    implements Serializable {

  void describe(Details details) {
    grid.describe(details);
    details.at("population").put("sha256", population.sha256()).put("rows", population.rows());
    if (eps != null) {
      details.put("eps", eps.stripTrailingZeros().toString());
    }
  }
}
