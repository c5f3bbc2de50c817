package walras.mechanism.sigmawalras.curved;

import java.util.Arrays;
import walras.kernel.ReplicationFailure;
import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.SizedEconomy;
import walras.mechanism.sigmawalras.economy.Totals;
import walras.numeric.Neumaier;

/**
 * The agents of a market with any utilities who come by in pieces of a class, pass after pass: for
 * means, for both prices until they are found, for sums of demand slopes, and for what agents pay,
 * by {@link FrozenDeviator}. Confined to one thread; what passes know of each other are plain
 * numbers.
 */
public final class CurvedStream {

  private static final double MEANS = 0;
  private static final double PRICES = 1;
  private static final double SLOPES = 2;
  private static final double PAYMENTS = 3;
  private static final int MOST_PASSES = 100;

  private static final int PHASE = 0;
  private static final int PASSES = 1;
  private static final int SEARCH = 2;
  private static final int ZERO_SEARCH = SEARCH + PriceSearch.LENGTH;
  private static final int SHIFT = ZERO_SEARCH + PriceSearch.LENGTH;
  private static final int SUMS = SHIFT + 1;

  private final SizedEconomy sized;
  private final int classes;
  private final Means means;
  private final FrozenMarket market;
  private final FrozenMarket zeroMarket;
  private final FrozenDeviator deviator;
  private final FrozenDeviator zeroDeviator;
  private final Deviations deviations;
  private final Deviations zeroDeviations;
  private final CurvedTrade trade;
  private final double[] sums;
  private double phase;
  private double price;
  private double zeroPrice;
  private double shift;

  /** Creates what takes in the agents of a market. */
  public CurvedStream(SizedEconomy sized, double sigma, BoundaryRule boundaryRule) {
    this.sized = sized;
    classes = sized.economy().classes();
    means = new Means(sized);
    market = new FrozenMarket(sized, sigma);
    zeroMarket = new FrozenMarket(sized, 0);
    deviator = new FrozenDeviator(sized, market);
    zeroDeviator = new FrozenDeviator(sized, zeroMarket);
    deviations = new Deviations(deviator, sigma);
    zeroDeviations = new Deviations(zeroDeviator, 0);
    trade = new CurvedTrade(sized, sigma, boundaryRule);
    sums = new double[classes];
  }

  /** Returns how many numbers the state has. */
  public int stateLength() {
    return SUMS + classes + slopesLength() + Totals.LENGTH;
  }

  /** Returns how many numbers the sums of any pass have. */
  public int partialLength() {
    return Math.max(slopesLength(), Totals.LENGTH);
  }

  private int slopesLength() {
    return 2 * (2 * market.slots() + 2);
  }

  private int slopesAt() {
    return SUMS + classes;
  }

  private int totalsAt() {
    return slopesAt() + slopesLength();
  }

  /** Starts the first pass. */
  public void begin(double[] state) {
    Arrays.fill(state, 0);
    state[PHASE] = MEANS;
  }

  /** Prepares for a pass. */
  public void open(double[] state, double[] partial) {
    phase = state[PHASE];
    price = PriceSearch.price(state, SEARCH);
    zeroPrice = PriceSearch.price(state, ZERO_SEARCH);
    shift = state[SHIFT];
    System.arraycopy(state, SUMS, sums, 0, classes);
    means.load(sums);
    if (phase == PAYMENTS) {
      double[] slopes = Arrays.copyOfRange(state, slopesAt(), totalsAt());
      market.load(price, new FrozenMarket.Sums(slopes, 0));
      zeroMarket.load(zeroPrice, new FrozenMarket.Sums(slopes, market.slots()));
      deviator.load(sums);
      zeroDeviator.load(sums);
      Totals.clear(partial);
    } else {
      Arrays.fill(partial, 0);
    }
  }

  /** Adds agents of a class. */
  public void add(int k, double[] signals, int count, double[] partial) {
    FrozenMarket.Sums all = new FrozenMarket.Sums(partial, 0);
    FrozenMarket.Sums zero = new FrozenMarket.Sums(partial, market.slots());
    for (int i = 0; i < count; i++) {
      double signal = signals[i];
      if (phase == MEANS) {
        Neumaier.add(partial, k, signal);
      } else {
        double quantity = demand(k, signal, price, market.sigma());
        double walrasian = demand(k, signal, zeroPrice, 0);
        trade.utility(sized.economy().type(k), means.value(k, signal), means.saturation(k, signal));
        trade.quantities(quantity, walrasian);
        if (phase == PRICES) {
          addDemand(k, signal, quantity, walrasian, partial);
        } else if (phase == SLOPES) {
          market.add(k, signal, quantity, means, all);
          zeroMarket.add(k, signal, walrasian, means, zero);
          addWedge(quantity, partial);
        } else {
          addPayments(k, signal, quantity, walrasian, partial);
        }
      }
    }
  }

  private double demand(int k, double signal, double at, double slope) {
    AgentClass of = sized.economy().type(k);
    double saturation = means.saturation(k, signal);
    double value = means.value(k, signal) - at;
    double bend = saturation * Saturation.slope(0, of.delta());
    double start = value / (of.mu() + slope + bend);
    return Demand.solve(of.mu() + slope, saturation, of.delta(), value, start);
  }

  private void addDemand(
      int k, double signal, double quantity, double walrasian, double[] partial) {
    Neumaier.add(partial, 0, quantity);
    Neumaier.add(partial, 1, market.weight(k, signal, quantity, means));
    Neumaier.add(partial, 2, walrasian);
    Neumaier.add(partial, 3, zeroMarket.weight(k, signal, walrasian, means));
  }

  private void addWedge(double quantity, double[] partial) {
    double slope = 1 / trade.meanSlope();
    Neumaier.add(partial, 2 * market.slots(), slope * quantity);
    Neumaier.add(partial, 2 * market.slots() + 1, slope);
  }

  private void addPayments(
      int k, double signal, double quantity, double walrasian, double[] partial) {
    deviator.take(k, signal, quantity);
    deviations.find();
    double gap = trade.addPayments(deviations, 1, partial);
    deviator.release(sums);
    trade.addLosses(shift, gap, 1, partial);
    zeroDeviator.take(k, signal, walrasian);
    zeroDeviations.find();
    trade.addWalrasian(zeroDeviations, 1, partial);
    zeroDeviator.release(sums);
  }

  /** Takes the gains of an agent from the reports of a grid into account, in the last pass. */
  public void tryReports(int k, double signal, int reports, double[] partial) {
    if (phase == PAYMENTS) {
      deviator.take(k, signal, demand(k, signal, price, market.sigma()));
      deviations.find();
      trade.tryReports(deviations, reports, partial);
      deviator.release(sums);
    }
  }

  /** Adds the sums of other agents in the same pass. */
  public void merge(double[] state, double[] partial, double[] next) {
    if (state[PHASE] == PAYMENTS) {
      Totals.merge(partial, next);
    } else {
      for (int slot = 0; slot < partialLength() / 2; slot++) {
        Neumaier.merge(partial, slot, next);
      }
    }
  }

  /**
   * Takes the sums of a pass over all agents.
   *
   * @return whether another pass is needed
   * @throws ReplicationFailure if prices do not converge
   */
  public boolean advance(double[] state, double[] merged) {
    if (state[PHASE] == MEANS) {
      startPrices(state, merged);
      state[PHASE] = PRICES;
    } else if (state[PHASE] == PRICES) {
      advancePrices(state, merged);
    } else if (state[PHASE] == SLOPES) {
      System.arraycopy(merged, 0, state, slopesAt(), slopesLength());
      double wedge = Neumaier.total(merged, 2 * market.slots());
      state[SHIFT] = -market.sigma() * wedge / Neumaier.total(merged, 2 * market.slots() + 1);
      state[PHASE] = PAYMENTS;
    } else {
      System.arraycopy(merged, 0, state, totalsAt(), Totals.LENGTH);
      return false;
    }
    return true;
  }

  private void startPrices(double[] state, double[] merged) {
    for (int k = 0; k < classes; k++) {
      sums[k] = Neumaier.total(merged, k);
      state[SUMS + k] = sums[k];
    }
    means.load(sums);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double start = 0;
    for (int k = 0; k < classes; k++) {
      low = Math.min(low, Math.min(means.value(k, 0), means.value(k, 1)));
      high = Math.max(high, Math.max(means.value(k, 0), means.value(k, 1)));
      double share = sized.size(k) / (double) sized.agents();
      start += sized.count(k) == 0 ? 0 : share * means.value(k, sums[k] / sized.size(k));
    }
    PriceSearch.start(state, SEARCH, start, low, high);
    PriceSearch.start(state, ZERO_SEARCH, start, low, high);
  }

  private static void advancePrices(double[] state, double[] merged) {
    PriceSearch.advance(state, SEARCH, Neumaier.total(merged, 0), Neumaier.total(merged, 1));
    PriceSearch.advance(state, ZERO_SEARCH, Neumaier.total(merged, 2), Neumaier.total(merged, 3));
    if (PriceSearch.isFound(state, SEARCH) && PriceSearch.isFound(state, ZERO_SEARCH)) {
      state[PHASE] = SLOPES;
    } else if (++state[PASSES] > MOST_PASSES) {
      throw new ReplicationFailure("the price did not converge");
    }
  }

  /** Returns the reference price of a state after its last pass. */
  public double price(double[] state) {
    return PriceSearch.price(state, SEARCH);
  }

  /** Returns the reference price less the Walrasian one. */
  public double shift(double[] state) {
    return state[SHIFT];
  }

  /** Writes the totals of a state after its last pass. */
  public void totals(double[] state, double[] totals) {
    System.arraycopy(state, totalsAt(), totals, 0, Totals.LENGTH);
  }
}
