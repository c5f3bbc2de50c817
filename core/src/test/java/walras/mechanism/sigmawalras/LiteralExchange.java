package walras.mechanism.sigmawalras;

import walras.mechanism.sigmawalras.economy.AgentClass;
import walras.mechanism.sigmawalras.economy.Economy;

/**
 * The mechanism word for word, agent by agent: markets cleared by bisection, payments as integrals
 * of prices over quantities, (4) and (7). Slow, and shares no formula with the kernels.
 */
final class LiteralExchange {

  private static final int BISECTIONS = 52;
  private static final int PIVOT_BISECTIONS = 30;
  private static final int PANELS = 12;

  private final Economy economy;
  private final int[] types;
  private final double sigma;

  LiteralExchange(Economy economy, int[] types, double sigma) {
    this.economy = economy;
    this.types = types.clone();
    this.sigma = sigma;
  }

  private double marginal(int agent, double quantity, double[] signals) {
    AgentClass of = economy.type(types[agent]);
    double s = signals[agent];
    double mean = mean(agent, -1, signals);
    double value =
        of.alpha() * (s + economy.curvature().eta() * s * (1 - s))
            + of.beta() * (mean + economy.curvature().zeta() * mean * (1 - mean));
    for (int h = 0; h < economy.classes(); h++) {
      double effect = economy.cross(types[agent], h);
      value += effect == 0 ? 0 : effect * mean(agent, h, signals);
    }
    double x = quantity - of.delta();
    double bend = x / Math.sqrt(1 + x * x) + of.delta() / Math.sqrt(1 + of.delta() * of.delta());
    double weight = of.gamma() * (1 + economy.curvature().rho() * mean);
    return value - of.mu() * quantity - weight * bend;
  }

  /** The mean signal of a class, or of all, that enters an agent's utility. */
  private double mean(int agent, int type, double[] signals) {
    double sum = 0;
    double count = 0;
    for (int other = 0; other < signals.length; other++) {
      boolean isIn = type < 0 || types[other] == type;
      if (isIn && (other != agent || economy.isInclusive())) {
        sum += signals[other];
        count++;
      }
    }
    return sum / count;
  }

  double price(double[] signals) {
    double low = -4;
    double high = 4;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = 0.5 * (low + high);
      double excess = 0;
      for (int agent = 0; agent < signals.length; agent++) {
        excess += demand(agent, middle, signals);
      }
      if (excess > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private double demand(int agent, double price, double[] signals) {
    double low = -4;
    double high = 4;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = 0.5 * (low + high);
      if (marginal(agent, middle, signals) > price + sigma * middle) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  double quantity(int agent, double[] signals) {
    return demand(agent, price(signals), signals);
  }

  private Trade trade(int agent, double report, double[] signals) {
    double[] reported = signals.clone();
    reported[agent] = report;
    double price = price(reported);
    double quantity = demand(agent, price, reported);
    return new Trade(quantity, price + sigma * quantity);
  }

  /** The payment: the boundary's, then the integral of last prices over quantities. */
  double payment(int agent, double[] signals) {
    double pivot = pivot(agent, signals);
    Trade from = trade(agent, pivot, signals);
    double paid = pivot == 0 || pivot == 1 ? from.lastPrice() * from.quantity() : 0;
    for (int panel = 1; panel <= PANELS; panel++) {
      double report = pivot + (signals[agent] - pivot) * panel / PANELS;
      Trade to = trade(agent, report, signals);
      paid += 0.5 * (from.lastPrice() + to.lastPrice()) * (to.quantity() - from.quantity());
      from = to;
    }
    return paid;
  }

  /**
   * Returns the utility of a report where everybody pays (2), the quantity times its last price;
   * linear-quadratic utilities only.
   */
  double naiveUtility(int agent, double report, double[] signals) {
    Trade trade = trade(agent, report, signals);
    double first = marginal(agent, 0, signals);
    double last = marginal(agent, trade.quantity(), signals);
    return (0.5 * (first + last) - trade.lastPrice()) * trade.quantity();
  }

  /** Returns what an agent pays under (2) for the truth. */
  double naivePayment(int agent, double[] signals) {
    Trade trade = trade(agent, signals[agent], signals);
    return trade.lastPrice() * trade.quantity();
  }

  private double pivot(int agent, double[] signals) {
    if (trade(agent, 0, signals).quantity() >= 0) {
      return 0;
    }
    if (trade(agent, 1, signals).quantity() <= 0) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int step = 0; step < PIVOT_BISECTIONS; step++) {
      double middle = 0.5 * (low + high);
      if (trade(agent, middle, signals).quantity() < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private record Trade(double quantity, double lastPrice) {}
}
