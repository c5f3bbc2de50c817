package walras.mechanism.sigmawalras.curved;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Curvature;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.signals.SignalLaw;
import walras.numeric.GaussLegendre;
import walras.numeric.Roots;

/**
 * The Walrasian equilibrium of infinitely many agents, given what they share: nobody moves means or
 * the price.
 */
public final class LimitEconomy {

  private final Economy economy;
  private final double[] shares;
  private final Nodes[] nodes;
  private final double[] base;
  private final double[] saturation;
  private final double mean;
  private final double price;

  /**
   * Solves for the equilibrium.
   *
   * @param shared states or factors that agents share
   */
  public LimitEconomy(Economy economy, SignalLaw law, double... shared) {
    this.economy = economy;
    int classes = economy.classes();
    shares = shares(economy);
    nodes = new Nodes[classes];
    double[] means = new double[classes];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      nodes[k] = Nodes.of(law, k, shared);
      means[k] = nodes[k].mean();
      sum += shares[k] * means[k];
    }
    mean = sum;
    base = new double[classes];
    saturation = new double[classes];
    for (int k = 0; k < classes; k++) {
      base[k] = base(k, means);
      AgentClass of = economy.type(k);
      saturation[k] = of.gamma() * (1 + economy.curvature().rho() * mean);
    }
    price = solve();
  }

  /** Returns the shares of classes, which sum to one. */
  static double[] shares(Economy economy) {
    double total = economy.shares().stream().mapToDouble(BigDecimal::doubleValue).sum();
    return economy.shares().stream().mapToDouble(share -> share.doubleValue() / total).toArray();
  }

  private double base(int k, double[] means) {
    double value = economy.type(k).beta() * economy.curvature().mean(mean);
    for (int h = 0; h < means.length; h++) {
      value += economy.cross(k, h) * means[h];
    }
    return value;
  }

  private double solve() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < shares.length; k++) {
      for (double end : new double[] {0, 1}) {
        low = Math.min(low, value(k, end));
        high = Math.max(high, value(k, end));
      }
    }
    return Roots.between(this::excessDemand, low, high)
        .orElseThrow(() -> new IllegalStateException("no price clears the limit market"));
  }

  private double excessDemand(double trial) {
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      for (int i = 0; i < nodes[k].size(); i++) {
        double quantity = quantity(k, value(k, nodes[k].signal(i)) - trial);
        sum += shares[k] * nodes[k].probability(i) * quantity;
      }
    }
    return sum;
  }

  private double value(int k, double signal) {
    return economy.type(k).alpha() * economy.curvature().own(signal) + base[k];
  }

  private double quantity(int k, double value) {
    AgentClass of = economy.type(k);
    double start = value / (of.mu() + saturation[k]);
    return Demand.solve(of.mu(), saturation[k], of.delta(), value, start);
  }

  /** Returns the price. */
  public double price() {
    return price;
  }

  /** Adds up what agents trade. */
  public LimitSums sums() {
    LimitSums sums = new LimitSums();
    double[] effects = effects();
    for (int k = 0; k < shares.length; k++) {
      for (int i = 0; i < nodes[k].size(); i++) {
        add(k, nodes[k].signal(i), shares[k] * nodes[k].probability(i), effects, sums);
      }
    }
    return sums;
  }

  private void add(int k, double signal, double weight, double[] effects, LimitSums sums) {
    AgentClass of = economy.type(k);
    double quantity = quantity(k, value(k, signal) - price);
    double least = quantity(k, value(k, 0) - price);
    double greatest = quantity(k, value(k, 1) - price);
    double boundary = least > 0 ? least : Math.min(0, greatest);
    double area = area(k, signal, least, greatest);
    sums.upper += weight * (quantity * quantity + boundary * boundary);
    double squares = (quantity - boundary) * (quantity + boundary);
    sums.impact += weight * (squares / effects[shares.length] + 2 * effects[k] * area);
    sums.volume += 0.5 * weight * Math.abs(quantity);
    sums.boundary += boundary == 0 ? 0 : weight;
    sums.surplus +=
        weight
            * (value(k, signal) * quantity
                - 0.5 * of.mu() * quantity * quantity
                - saturation[k] * Saturation.integral(quantity, of.delta()));
  }

  /** Returns the integral of the quantity over reports from the pivot to the signal. */
  private double area(int k, double signal, double least, double greatest) {
    double pivot = 0;
    if (greatest < 0) {
      pivot = 1;
    } else if (least < 0) {
      OptionalDouble root = Roots.between(report -> value(k, report) - price, 0, 1);
      pivot = root.orElse(signal);
    }
    return GaussLegendre.EIGHT.integrate(
        report -> quantity(k, value(k, report) - price), pivot, signal);
  }

  /**
   * Returns by class the mean effect of its signals on the demand of all, then the slope of mean
   * demand: Bbar of classes, Wbar.
   */
  private double[] effects() {
    Curvature curvature = economy.curvature();
    double[] slopes = new double[shares.length];
    double common = 0;
    double slope = 0;
    for (int k = 0; k < shares.length; k++) {
      AgentClass of = economy.type(k);
      for (int i = 0; i < nodes[k].size(); i++) {
        double quantity = quantity(k, value(k, nodes[k].signal(i)) - price);
        double weight =
            shares[k]
                * nodes[k].probability(i)
                / (of.mu() + saturation[k] * Saturation.slope(quantity, of.delta()));
        slopes[k] += weight;
        common += weight * of.beta() * curvature.meanSlope(mean);
        common -= weight * of.gamma() * curvature.rho() * Saturation.value(quantity, of.delta());
      }
      slope += slopes[k];
    }
    double[] effects = new double[shares.length + 1];
    for (int k = 0; k < shares.length; k++) {
      effects[k] = common;
      for (int h = 0; h < shares.length; h++) {
        effects[k] += slopes[h] * economy.cross(h, k) / shares[k];
      }
      effects[k] /= slope;
    }
    effects[shares.length] = slope;
    return effects;
  }
}
