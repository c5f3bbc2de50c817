package walras.mechanism.sigmawalras.curved;

import walras.kernel.ReplicationFailure;
import walras.mechanism.sigmawalras.economy.AgentClass;

/**
 * The price at which columns of agents trade nothing in sum, each up to where marginal utility is
 * the price plus sigma times the quantity. Mutable and confined to one thread.
 *
 * <p>Source: Andreyanov and Sadzik (2016), (1), Lemmas 1 and 2. Newton's method with a bracket in
 * the price, and inside it in each quantity, started from where the last solution and its slope say
 * that it is.
 */
final class Equilibrium {

  /** Newton's error after a step this short is its square. */
  private static final double LAST = 3e-9;

  private static final int MOST_STEPS = 200;

  private final Columns columns;
  private final double sigma;
  private final double[] quantities;

  /** The values above the price at which columns buy their quantities, and the slopes there. */
  private final double[] margins;

  private final double[] slopes;
  private double price;
  private double demandSlope;

  /** Creates the equilibrium of columns at a slope. */
  Equilibrium(Columns columns, double sigma) {
    this.columns = columns;
    this.sigma = sigma;
    quantities = new double[columns.apart() + 1];
    margins = new double[quantities.length];
    slopes = new double[quantities.length];
  }

  /** Starts anew: from the price at which nobody's saturating part bends. */
  void reset() {
    double weights = 0;
    double worth = 0;
    for (int column = 0; column < quantities.length; column++) {
      AgentClass of = columns.of(column);
      double weight = columns.count(column) / (of.mu() + sigma + columns.saturation(column));
      weights += weight;
      worth += weight * columns.value(column);
    }
    price = worth / weights;
    for (int column = 0; column < quantities.length; column++) {
      quantities[column] = 0;
      margins[column] = 0;
      slopes[column] = weight(column);
    }
  }

  /** Starts from another equilibrium of the same columns. */
  void startFrom(Equilibrium other) {
    price = other.price;
    System.arraycopy(other.quantities, 0, quantities, 0, quantities.length);
    System.arraycopy(other.margins, 0, margins, 0, margins.length);
    System.arraycopy(other.slopes, 0, slopes, 0, slopes.length);
  }

  /** Starts the agent apart from its cell. */
  void single(int cell) {
    int apart = columns.apart();
    quantities[apart] = quantities[cell];
    margins[apart] = margins[cell];
    slopes[apart] = slopes[cell];
  }

  /** Solves. */
  void solve() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int column = 0; column < quantities.length; column++) {
      if (columns.count(column) > 0) {
        low = Math.min(low, columns.value(column));
        high = Math.max(high, columns.value(column));
      }
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      double excess = excess();
      if (excess > 0) {
        low = price;
      } else {
        high = price;
      }
      double move = excess / demandSlope;
      if (Math.abs(move) <= LAST * (1 + Math.abs(price))) {
        move(move);
        return;
      }
      double next = price + move;
      price = next > low && next < high ? next : 0.5 * (low + high);
    }
    throw new ReplicationFailure("the price did not converge");
  }

  private double excess() {
    double excess = 0;
    demandSlope = 0;
    for (int column = 0; column < quantities.length; column++) {
      double count = columns.count(column);
      if (count > 0) {
        solve(column);
        excess += count * quantities[column];
        demandSlope += count * slopes[column];
      }
    }
    return excess;
  }

  private void solve(int column) {
    AgentClass of = columns.of(column);
    double slope = of.mu() + sigma;
    double bend = columns.saturation(column);
    double margin = columns.value(column) - price;
    double start = quantities[column] + (margin - margins[column]) * slopes[column];
    quantities[column] = Demand.solve(slope, bend, of.delta(), margin, start);
    margins[column] = margin;
    slopes[column] = weight(column);
  }

  private void move(double move) {
    price += move;
    for (int column = 0; column < quantities.length; column++) {
      if (columns.count(column) > 0) {
        quantities[column] -= slopes[column] * move;
        margins[column] -= move;
      }
    }
  }

  double sigma() {
    return sigma;
  }

  double price() {
    return price;
  }

  double quantity(int column) {
    return quantities[column];
  }

  /** Returns the quantity of the agent apart. */
  double quantity() {
    return quantities[columns.apart()];
  }

  /** Returns how much a unit of value above the price buys at the margin. */
  double weight(int column) {
    AgentClass of = columns.of(column);
    double bend = columns.saturation(column) * Saturation.slope(quantities[column], of.delta());
    return 1 / (of.mu() + sigma + bend);
  }

  /** Returns how much the price moves with the report of the agent apart, Lemma 2. */
  double impact() {
    int apart = columns.apart();
    double own = weight(apart);
    double sum = own * columns.ownEffect(quantities[apart]);
    double total = own;
    for (int column = 0; column < apart; column++) {
      if (columns.count(column) > 0) {
        double weight = columns.count(column) * weight(column);
        sum += weight * columns.effect(column, quantities[column]);
        total += weight;
      }
    }
    return sum / total;
  }

  /** Returns how much the quantity of the agent apart moves with its report, Lemma 2. */
  double response(double impact) {
    int apart = columns.apart();
    return (columns.ownEffect(quantities[apart]) - impact) * weight(apart);
  }
}
