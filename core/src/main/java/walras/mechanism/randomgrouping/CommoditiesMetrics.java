package walras.mechanism.randomgrouping;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import walras.kernel.Outcome;

/**
 * Writes the metrics of what happened in all commodities: the largest distance of prices, the sum
 * of units and money. Confined to one thread.
 */
final class CommoditiesMetrics {

  private final Environment common;
  private final long perSide;
  private final double agents;
  private final List<TradeMetrics> parts;
  private final List<Integer> gridLimits;
  private final CommonOrder order;
  private final boolean isLossSigned;
  private final boolean isLimitUnique;
  private final boolean isEfficiencyDefined;

  CommoditiesMetrics(SizedCommodities sized) {
    common = sized.market().common();
    agents = (double) sized.agents();
    perSide = sized.parts().get(0).perGroup();
    parts = sized.parts().stream().map(SizedGrouping::metrics).toList();
    gridLimits = sized.parts().stream().map(part -> part.market().fluid().price()).toList();
    order = new CommonOrder(parts.size());
    isLossSigned =
        sized.parts().stream().anyMatch(part -> TradeMetrics.isLossSigned(part.environment()));
    isLimitUnique = sized.undefined(Measures.PRICE_ERROR_LIMIT).isEmpty();
    isEfficiencyDefined = sized.undefined(Measures.EPS_EFFICIENT).isEmpty();
  }

  void write(List<Trades> trades, Outcome outcome) {
    writePrices(trades, outcome);
    writeQuantities(trades, outcome);
    writeSurplus(trades, outcome);
  }

  private void writePrices(List<Trades> trades, Outcome outcome) {
    int gap = most(trades, Trades::gap);
    outcome.metric(Measures.PRICE_GAP, common.price(gap));
    outcome.metric(Measures.PROB_PRICE_GAP_ZERO, gap == 0 ? 1 : 0);
    int market = most(trades, own -> own.distance(own.formed[Trades.POOL]));
    outcome.metric(Measures.PRICE_ERROR_MARKET, common.price(market));
    int grid =
        IntStream.range(0, trades.size())
            .map(commodity -> trades.get(commodity).distance(gridLimits.get(commodity)))
            .max()
            .orElseThrow();
    outcome.metric(Measures.PRICE_ERROR_GRID_LIMIT, common.price(grid));
    if (isLimitUnique) {
      double error = 0;
      double pooled = 0;
      for (int commodity = 0; commodity < trades.size(); commodity++) {
        Trades own = trades.get(commodity);
        TradeMetrics metrics = parts.get(commodity);
        error = Math.max(error, metrics.error(own.formed[0]));
        error = Math.max(error, metrics.error(own.formed[1]));
        pooled = Math.max(pooled, metrics.error(own.formed[Trades.POOL]));
      }
      outcome.metric(Measures.PRICE_ERROR_LIMIT, error);
      outcome.metric(Measures.POOLED_PRICE_ERROR_LIMIT, pooled);
    }
    if (common.eps() != null) {
      outcome.metric(Measures.EPS_UNIFORM, parts.get(0).isUniform(gap) ? 1 : 0);
    }
  }

  private void writeQuantities(List<Trades> trades, Outcome outcome) {
    double rationed = sum(trades, own -> (double) (own.rationed(0) + own.rationed(1)));
    double traded = sum(trades, own -> (double) (own.traded(0) + own.traded(1)));
    outcome.metric(Measures.RATIONED_UNITS, rationed / agents);
    outcome.metric(Measures.RATIONED_SHARE, rationed == 0 ? 0 : rationed / (traded + rationed));
    outcome.metric(Measures.TRADED_UNITS, traded / agents);
    outcome.metric(
        Measures.POOLED_RATIONED_UNITS,
        sum(trades, own -> (double) own.rationed(Trades.POOL)) / agents);
    outcome.metric(Measures.MANIP_GAIN, sum(trades, own -> own.misreportGain));
    outcome.metric(Measures.BUDGET_RESIDUAL, sum(trades, TradeMetrics::residual));
    double waiting = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      waiting += rationedSellers(trades, group) + rationedBuyers(trades, group);
    }
    outcome.metric(Measures.RATIONED_AGENTS, waiting / agents);
  }

  private double rationedSellers(List<Trades> trades, int group) {
    order.clear();
    for (Trades own : trades) {
      if (own.supply[group] > own.demand[group]) {
        order.add(own.service[group]);
      }
    }
    return order.rationed(perSide);
  }

  private double rationedBuyers(List<Trades> trades, int group) {
    order.clear();
    for (Trades own : trades) {
      if (own.supply[group] < own.demand[group]) {
        order.add(own.service[group]);
      }
    }
    return order.rationed(perSide);
  }

  private void writeSurplus(List<Trades> trades, Outcome outcome) {
    double surplus = sum(trades, own -> own.surplus[0] + own.surplus[1]) / agents;
    double pooled = sum(trades, own -> own.surplus[Trades.POOL]) / agents;
    double most = sum(trades, own -> own.maximum) / agents;
    double loss = loss(most - surplus);
    outcome.metric(Measures.MAX_SURPLUS, Math.max(0, most));
    outcome.metric(Measures.SURPLUS, surplus);
    outcome.metric(Measures.SURPLUS_LOSS, loss);
    outcome.metric(Measures.RELATIVE_EFFICIENCY, most > 0 ? surplus / most : 1);
    outcome.metric(Measures.POOLED_SURPLUS_LOSS, loss(most - pooled));
    outcome.metric(Measures.GROUPING_COST, pooled - surplus);
    if (isEfficiencyDefined) {
      outcome.metric(Measures.EPS_EFFICIENT, parts.get(0).isEfficient(loss) ? 1 : 0);
    }
  }

  private double loss(double difference) {
    return isLossSigned ? difference : Math.max(0, difference);
  }

  private static int most(List<Trades> trades, ToIntFunction<Trades> distance) {
    int most = 0;
    for (Trades own : trades) {
      most = Math.max(most, distance.applyAsInt(own));
    }
    return most;
  }

  private static double sum(List<Trades> trades, ToDoubleFunction<Trades> number) {
    double sum = 0;
    for (Trades own : trades) {
      sum += number.applyAsDouble(own);
    }
    return sum;
  }
}
