package walras.mechanism.marketgame;

/** What the kernel looks up about one state, by type. */
final class StateTable {

  final double price;
  final double[] weights;
  final double[] offers;

  /** Consumption and utility in the limit of the second stage. */
  final double[] q;

  final double[] r;
  final double[] utility;
  final double[] plain;
  final double[] inactive;

  /** Limit of the efficiency gap. */
  final double gap;

  StateTable(Economy economy, Benchmark benchmark, int state) {
    int types = economy.types();
    price = benchmark.price();
    gap = benchmark.gap();
    weights = economy.tastes().weights(state);
    offers = new double[types];
    q = benchmark.market().q();
    r = benchmark.market().r();
    utility = new double[types];
    plain = new double[types];
    inactive = new double[types];
    for (int x = 0; x < types; x++) {
      offers[x] = benchmark.market().signedOffer(x);
      utility[x] = benchmark.utility(x);
      plain[x] = benchmark.plainUtility(x);
      inactive[x] = benchmark.inactiveUtility(x);
    }
  }
}
