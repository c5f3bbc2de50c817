package walras.mechanism.randomgrouping;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Details;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/**
 * Draws each commodity by itself, as {@link GroupingKernel} does, and puts together what happens to
 * the agents, who wait in one order for all commodities.
 *
 * <p>Source: Matsushima (2004), Section 2. Exact in distribution: given the places in the order up
 * to which agents are served, commodities are independent. Cost: the sum over commodities.
 */
final class CommoditiesKernel implements Kernel {

  private final SizedCommodities sized;
  private final List<Units> units = new ArrayList<>();
  private final List<Auctions> auctions = new ArrayList<>();
  private final List<Trades> trades = new ArrayList<>();
  private final CommoditiesMetrics metrics;

  CommoditiesKernel(SizedCommodities sized) {
    this.sized = sized;
    for (SizedGrouping part : sized.parts()) {
      Units own = part.units();
      units.add(own);
      auctions.add(new Auctions(part.environment(), part.unitsPerGroup(), own));
      trades.add(new Trades());
    }
    metrics = new CommoditiesMetrics(sized);
  }

  @Override
  public void replicate(Streams streams, Outcome outcome) {
    for (int commodity = 0; commodity < trades.size(); commodity++) {
      Trades own = trades.get(commodity);
      units.get(commodity).draw(streams);
      auctions.get(commodity).clear(own);
      auctions.get(commodity).trade(own, streams);
    }
    metrics.write(trades, outcome);
  }

  @Override
  public void describe(Details details) {
    for (int commodity = 0; commodity < trades.size(); commodity++) {
      Details own = details.at(sized.market().names().get(commodity));
      Environment environment = sized.parts().get(commodity).environment();
      units.get(commodity).describe(own.at("draws"));
      GroupingKernel.describe(environment, trades.get(commodity), own);
    }
  }
}
