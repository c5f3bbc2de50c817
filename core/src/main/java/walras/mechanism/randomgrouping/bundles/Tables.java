package walras.mechanism.randomgrouping.bundles;

import java.io.Serializable;

/** What follows from an environment at every size. Immutable. */
final class Tables implements Serializable {

  private static final long serialVersionUID = 1L;

  final Environment environment;
  final TypeTable sellers;
  final TypeTable buyers;
  final DualPrices dual;
  final Octagon[] regions;

  /** What sellers and buyers announce, shape {@code [regions][types]}. */
  final int[][] supplied;

  final int[][] demanded;

  Tables(Environment environment) {
    this.environment = environment;
    sellers = new TypeTable(environment, Side.SELLER);
    buyers = new TypeTable(environment, Side.BUYER);
    dual = DualPrices.of(environment);
    DemandRegions demand = DemandRegions.of(environment);
    regions = demand.octagons();
    supplied = demand.announced(0, sellers.types());
    demanded = demand.announced(sellers.types(), sellers.types() + buyers.types());
  }

  TypeTable types(Side side) {
    return side == Side.SELLER ? sellers : buyers;
  }

  int[] announced(int region, Side side) {
    return side == Side.SELLER ? supplied[region] : demanded[region];
  }
}
