package walras.mechanism.sigmawalras.curved;

import walras.kernel.ReplicationFailure;
import walras.numeric.GaussLegendre;

/**
 * What one agent trades and pays at any report while the others report the truth; the market is
 * solved anew for each report. Mutable and confined to one thread.
 *
 * <p>Source: Andreyanov and Sadzik (2016), Proposition 1 and (7), as {@code t = p q + G} with
 * {@code G = sigma (q^2 + x^2) / 2 - integral of q dp/ds} from the pivot to the report (derived).
 */
final class Deviations {

  private static final double ENOUGH = 1e-15;
  private static final int MOST_STEPS = 100;

  /** The gain is flat at the best report: this share of its distance changes 1e-12 of the gain. */
  private static final double NAIVE_ENOUGH = 1e-6;

  private final Deviator agent;
  private final double sigma;
  private double truth;
  private double quantity;
  private double pivot;
  private double boundary;

  /** Creates the deviations of whoever is the agent, at a slope. */
  Deviations(Deviator agent, double sigma) {
    this.agent = agent;
    this.sigma = sigma;
  }

  /** Finds the pivot of the agent, who tells the truth at first. */
  void find() {
    truth = agent.truth();
    quantity = agent.truthfulQuantity();
    boundary = 0;
    pivot = truth;
    if (quantity != 0) {
      findPivot();
    }
  }

  private void findPivot() {
    double end = quantity > 0 ? 0 : 1;
    double first = agent.response();
    if (end != truth) {
      agent.report(end);
    }
    double atEnd = agent.quantity();
    if (atEnd * quantity >= 0) {
      pivot = end;
      boundary = atEnd;
    } else {
      pivot = root(end, truth - quantity / first);
    }
  }

  /** Returns the report at which nothing is traded, between an end and the truth. */
  private double root(double end, double start) {
    double low = Math.min(end, truth);
    double high = Math.max(end, truth);
    double report = start > low && start < high ? start : 0.5 * (low + high);
    for (int step = 0; step < MOST_STEPS; step++) {
      agent.report(report);
      double at = agent.quantity();
      if (at > 0) {
        high = report;
      } else {
        low = report;
      }
      double next = report - at / agent.response();
      if (!(next >= low && next <= high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - report) <= ENOUGH) {
        return next;
      }
      report = next;
    }
    throw new ReplicationFailure("the pivot of an agent did not converge");
  }

  /** Returns the true signal. */
  double truth() {
    return truth;
  }

  /** Returns the quantity at the pivot: zero unless the agent trades whatever it reports. */
  double boundary() {
    return boundary;
  }

  /** Returns the payment beyond the price at the truth. */
  double gap() {
    return gap(truth, quantity);
  }

  /** Returns the sizes of the two terms of that payment together. */
  double gapTerms(double gap) {
    double term = 0.5 * sigma * (quantity * quantity + boundary * boundary);
    return term + Math.abs(term - gap);
  }

  private double gap(double to, double bought) {
    double integral = 0;
    for (int i = 0; i < GaussLegendre.TWELVE.size(); i++) {
      agent.report(GaussLegendre.TWELVE.point(i, pivot, to));
      integral += GaussLegendre.TWELVE.weight(i, pivot, to) * agent.quantity() * agent.impact();
    }
    return 0.5 * sigma * (bought * bought + boundary * boundary) - integral;
  }

  /** Returns what the boundary quantity is worth beyond its price. */
  double rent() {
    if (boundary == 0) {
      return 0;
    }
    agent.report(pivot);
    double delta = agent.of().delta();
    double saturated =
        boundary * Saturation.value(boundary, delta) - Saturation.integral(boundary, delta);
    return 0.5 * agent.of().mu() * boundary * boundary + agent.saturation() * saturated;
  }

  /** Returns the gain from a report under the transfers; never positive but for rounding. */
  double gain(double report, double rent) {
    agent.report(report);
    double bought = agent.quantity();
    double rise = agent.rise();
    double paid = gap(report, bought) + rent;
    double honest = surplus(quantity) - gap() - rent;
    return surplus(bought) - rise * bought - paid - honest;
  }

  /** Returns the utility of a quantity at the truth less the truthful price of it. */
  double surplus(double bought) {
    agent.report(truth);
    return agent.worth() * bought
        - 0.5 * agent.of().mu() * bought * bought
        - agent.saturation() * Saturation.integral(bought, agent.of().delta());
  }

  /** Returns the largest gain if the last price of the schedule were paid for every unit. */
  double naiveGain() {
    if (quantity == 0) {
      return 0;
    }
    double best = bestNaiveMove();
    double gain = 0;
    for (int i = 0; i < GaussLegendre.TWELVE.size(); i++) {
      gain +=
          GaussLegendre.TWELVE.weight(i, 0, best)
              * naiveSlope(GaussLegendre.TWELVE.point(i, 0, best));
    }
    return Math.max(0, gain);
  }

  /**
   * Regula falsi with the Illinois rule between the truth and the end that shades the quantity, in
   * terms of the distance from the truth, which is of order 1/N.
   */
  private double bestNaiveMove() {
    double from = 0;
    double to = (quantity > 0 ? 0 : 1) - truth;
    double atFrom = naiveSlope(from);
    if (atFrom * to <= 0) {
      return 0;
    }
    double atTo = naiveSlope(to);
    if (atFrom * atTo > 0) {
      return to;
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      double next = (from * atTo - to * atFrom) / (atTo - atFrom);
      double at = naiveSlope(next);
      if (at == 0 || Math.abs(next - to) <= NAIVE_ENOUGH * Math.abs(next)) {
        return next;
      }
      if (at * atTo < 0) {
        from = to;
        atFrom = atTo;
      } else {
        atFrom *= 0.5;
      }
      to = next;
      atTo = at;
    }
    return to;
  }

  /** Returns how the utility under naive transfers moves with a report away from the truth. */
  private double naiveSlope(double move) {
    agent.report(truth + move);
    double bought = agent.quantity();
    double marginal = -move * agent.ownEffect();
    return (marginal - sigma * bought) * agent.response() - bought * agent.impact();
  }
}
