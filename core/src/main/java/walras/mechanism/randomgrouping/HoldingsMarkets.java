package walras.mechanism.randomgrouping;

import walras.kernel.Details;
import walras.kernel.Population.Side;
import walras.kernel.ProfileRanges;
import walras.sampling.Philox;

/**
 * The two groups of a population and its pooled double auction in one replication: prices, who is
 * served, and what that is worth. Mutable, confined to one thread.
 */
final class HoldingsMarkets {

  private final HoldingsBook book;
  private final HoldingsDraw window;
  private HoldingsDraw draw;
  final HoldingsTrades[] trades;

  /** Both sides of both groups and of the pool. */
  private final HoldingsService[][] services = new HoldingsService[Trades.POOL + 1][2];

  /** The stretch at which each market trades each commodity, within its window. */
  private final int[][] traded;

  HoldingsMarkets(HoldingsBook book) {
    this.book = book;
    window = HoldingsDraw.ofWindow(book);
    draw = window;
    trades = new HoldingsTrades[book.commodities];
    for (int commodity = 0; commodity < trades.length; commodity++) {
      trades[commodity] = new HoldingsTrades();
    }
    for (HoldingsService[] market : services) {
      market[0] = new HoldingsService(book.elements[0], book.commodities);
      market[1] = new HoldingsService(book.elements[1], book.commodities);
    }
    traded = new int[Trades.POOL + 1][book.commodities];
  }

  /** Divides the agents, forms prices, and serves the long sides of the groups and of the pool. */
  void draw(Philox rng) {
    window.draw(rng);
    draw = window;
    if (!window.form(trades)) {
      draw = HoldingsDraw.ofTypes(book);
      draw.refine(rng, window);
      draw.form(trades);
    }
    for (int group = 0; group < Trades.GROUPS; group++) {
      for (int commodity = 0; commodity < trades.length; commodity++) {
        traded[group][commodity] = trades[commodity].traded(group) - draw.from[commodity];
      }
      serve(rng, group, Side.SELLER);
      serve(rng, group, Side.BUYER);
    }
    servePool(rng, Side.SELLER);
    servePool(rng, Side.BUYER);
  }

  private void serve(Philox rng, int group, Side side) {
    int s = side.index();
    HoldingsService service = services[group][s];
    service.clear();
    for (int commodity = 0; commodity < trades.length; commodity++) {
      if (trades[commodity].isLong(group, side)) {
        service.limit(commodity, trades[commodity].least(group));
      }
    }
    service.serve(rng, draw.elements[s], draw.chosen[group][s], traded[group]);
    for (int commodity = 0; commodity < trades.length; commodity++) {
      HoldingsTrades own = trades[commodity];
      long units =
          own.isLong(group, side)
              ? service.traded(commodity)
              : side == Side.SELLER ? own.supply[group] : own.demand[group];
      (side == Side.SELLER ? own.sold : own.bought)[group] = units;
    }
  }

  private void servePool(Philox rng, Side side) {
    HoldingsService service = services[Trades.POOL][side.index()];
    service.clear();
    for (int commodity = 0; commodity < trades.length; commodity++) {
      if (book.pool.isLong(side, commodity)) {
        service.limit(commodity, book.pool.traded(commodity));
      }
    }
    HoldingsElements announced = book.pool.announced(side);
    service.serve(rng, announced, announced.agents, traded[Trades.POOL]);
  }

  /** Returns the surplus of a market, expected given who announces what. */
  double surplus(int market) {
    return services[market][Side.BUYER.index()].money()
        - services[market][Side.SELLER.index()].money();
  }

  /** Returns the number of agents in the groups who get less than they announced. */
  long rationedAgents() {
    long rationed = 0;
    for (int group = 0; group < Trades.GROUPS; group++) {
      rationed += services[group][0].rationed() + services[group][1].rationed();
    }
    return rationed;
  }

  /** Adds the probability of every unit to be announced and not traded. */
  void ration(ProfileRanges ranges) {
    ration(Side.SELLER, ranges);
    ration(Side.BUYER, ranges);
  }

  private void ration(Side side, ProfileRanges ranges) {
    int s = side.index();
    if (services[0][s].isLimited() || services[1][s].isLimited()) {
      rationGroups(side, ranges);
    }
    if (services[Trades.POOL][s].isLimited()) {
      rationPool(side, ranges);
    }
  }

  private void rationGroups(Side side, ProfileRanges ranges) {
    HoldingsElements elements = draw.elements[side.index()];
    for (int element = 0; element < elements.size(); element++) {
      for (int commodity = 0; commodity < trades.length; commodity++) {
        if (trades[commodity].isLong(0, side) || trades[commodity].isLong(1, side)) {
          ration(side, element, commodity, ranges);
        }
      }
    }
  }

  private void ration(Side side, int element, int commodity, ProfileRanges ranges) {
    int s = side.index();
    int announced =
        Math.max(
            services[0][s].quantity(element, commodity),
            services[1][s].quantity(element, commodity));
    long all = draw.elements[s].agents[element];
    for (int unit = 0; unit < announced; unit++) {
      double probability = 0;
      for (int group = 0; group < Trades.GROUPS; group++) {
        double share = (double) draw.chosen[group][s][element] / (double) all;
        probability += share * services[group][s].unserved(element, commodity, unit);
      }
      if (probability > 0) {
        int first = firstClass(side, element, commodity, unit);
        ranges.add(side, first, first + types(side, element), Math.min(1, probability));
      }
    }
  }

  private int firstClass(Side side, int element, int commodity, int unit) {
    HoldingsClasses classes = book.classes[side.index()];
    HoldingsElements elements = draw.elements[side.index()];
    return element < elements.merged
        ? classes.first(element, commodity, unit)
        : classes.of(elements.type(element), commodity, unit);
  }

  private int types(Side side, int element) {
    return element < draw.elements[side.index()].merged
        ? book.classes[side.index()].types(element)
        : 1;
  }

  private void rationPool(Side side, ProfileRanges ranges) {
    HoldingsElements announced = book.pool.announced(side);
    HoldingsService service = services[Trades.POOL][side.index()];
    HoldingsClasses classes = book.classes[side.index()];
    for (int element = 0; element < announced.size(); element++) {
      for (int commodity = 0; commodity < trades.length; commodity++) {
        for (int unit = 0; unit < announced.base(element, commodity); unit++) {
          double probability = service.unserved(element, commodity, unit);
          if (probability > 0) {
            int own = classes.ofPool(element, commodity, unit);
            ranges.add(side, own, own + 1, probability);
          }
        }
      }
    }
  }

  /** Writes what each group announced and traded of a commodity. */
  void describe(int commodity, Details details) {
    HoldingsTrades own = trades[commodity];
    for (int group = 0; group < Trades.GROUPS; group++) {
      details
          .at("group_%d".formatted(group + 1))
          .put("price_formed", book.grid.price(own.formed[group]))
          .put("price_traded", book.grid.price(own.price(group)))
          .put("supply", own.supply[group])
          .put("demand", own.demand[group])
          .put("sold", own.sold[group])
          .put("bought", own.bought[group])
          .put("rationed", own.rationed(group));
    }
  }
}
