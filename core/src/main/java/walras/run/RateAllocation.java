package walras.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import walras.estimate.Estimate;
import walras.estimate.Reduction;
import walras.rate.MeanRate;
import walras.rate.MeanRate.MeanAt;
import walras.rate.RateFitter;
import walras.study.DesignPoint;
import walras.study.Precision;

/**
 * Decides which sizes of a curve get more replications so that its rate becomes precise at little
 * declared cost.
 *
 * <p>Again and again, the size whose next look takes most off the predicted variance of the rate
 * per declared cost goes there, until the prediction is narrow enough or the curve has cost {@value
 * #GROWTH} times as much as before: then the law is fitted anew.
 */
final class RateAllocation {

  private static final double GROWTH = 4;

  private final MeanRate rate;
  private final Precision.OfRate precision;
  private final List<DesignPoint> points;
  private final List<Long> held;
  private final Map<Integer, Long> counts = new HashMap<>();

  /**
   * Creates an allocation.
   *
   * @param rate a rate that is not precise yet
   * @param points the design points of the study
   * @param held how many replications each of them has
   */
  RateAllocation(
      MeanRate rate, Precision.OfRate precision, List<DesignPoint> points, List<Long> held) {
    this.rate = rate;
    this.precision = precision;
    this.points = points;
    this.held = held;
    rate.means().forEach(mean -> counts.put(mean.position(), held.get(mean.position())));
  }

  /** Returns how many replications the sizes in the window are to have, by position. */
  Map<Integer, Long> next() {
    if (rate.means().size() < RateFitter.LEAST_SIZES) {
      return Map.of(); // no number of replications makes a fit
    }
    if (!reachReducedMeans()) {
      spend();
      if (counts.entrySet().stream().allMatch(entry -> isHeld(entry.getKey(), entry.getValue()))) {
        rate.means().forEach(this::extend);
      }
    }
    return Map.copyOf(counts);
  }

  /** Has sizes with controls leave the pilot: what their means gain by it is not known before. */
  private boolean reachReducedMeans() {
    boolean extended = false;
    for (MeanAt mean : rate.means()) {
      boolean controlled = !points.get(mean.position()).market().controls().isEmpty();
      if (controlled && count(mean) <= Reduction.PILOT && count(mean) < precision.atMost()) {
        extend(mean);
        extended = true;
      }
    }
    return extended;
  }

  private void spend() {
    double goal = goal();
    double budget = GROWTH * cost();
    double variance = variance();
    while (!(variance <= goal)) {
      MeanAt best = null;
      double mostGain = 0;
      for (MeanAt mean : rate.means()) {
        double added = addedCost(mean);
        double gain = added > 0 && cost() + added <= budget ? gain(mean, variance) / added : 0;
        if (gain > mostGain) {
          best = mean;
          mostGain = gain;
        }
      }
      if (best == null) {
        return;
      }
      extend(best);
      variance = variance();
    }
  }

  /**
   * Returns the predicted variance at which the interval would be narrow enough: in proportion to
   * the interval as it is, which bounds and misfits make another than predicted, where it has ends.
   */
  private double goal() {
    double shrink = precision.halfWidth() / rate.halfWidth();
    double unit = MeanRate.halfWidth(1);
    double stated = precision.halfWidth() * precision.halfWidth() / (unit * unit);
    return shrink > 0 ? variance() * shrink * shrink : stated;
  }

  /** Returns how much of the variance the next look of a size takes off, relative to what rests. */
  private double gain(MeanAt mean, double variance) {
    long before = count(mean);
    extend(mean);
    double after = variance();
    counts.put(mean.position(), before);
    return 1 - after / variance;
  }

  private double variance() {
    return rate.variance(this::error);
  }

  private double error(MeanAt mean) {
    double growth = (double) count(mean) / (double) held.get(mean.position());
    return mean.contributing() * growth >= Estimate.LEAST_CONTRIBUTING
        ? mean.error() / Math.sqrt(growth)
        : Double.POSITIVE_INFINITY;
  }

  private void extend(MeanAt mean) {
    counts.put(mean.position(), Looks.after(count(mean), precision.atMost()));
  }

  private long count(MeanAt mean) {
    return Objects.requireNonNull(counts.get(mean.position()));
  }

  private boolean isHeld(int position, long count) {
    return count == held.get(position);
  }

  private double addedCost(MeanAt mean) {
    long more = Looks.after(count(mean), precision.atMost()) - count(mean);
    return (double) more * nanoseconds(mean);
  }

  private double cost() {
    return rate.means().stream()
        .mapToDouble(mean -> (double) count(mean) * nanoseconds(mean))
        .sum();
  }

  private double nanoseconds(MeanAt mean) {
    return points.get(mean.position()).sized().nanosecondsPerReplication();
  }
}
