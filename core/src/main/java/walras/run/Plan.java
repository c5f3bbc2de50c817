package walras.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import walras.estimate.MetricPair;
import walras.kernel.Derived;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.study.DesignPoint;
import walras.study.Study;

/**
 * What a run simulates, as it travels to executors.
 *
 * @param points the design points, in the order of the study, then its contrasts
 */
public record Plan(List<PlannedPoint> points) implements Serializable {

  /** Copies the list. */
  public Plan {
    points = List.copyOf(points);
  }

  /** Returns the plan of a study: its design points, then its contrasts. */
  public static Plan of(Study study) {
    return ofPoints(study).and(ofContrasts(study));
  }

  /** Returns the plan of the design points of a study. */
  public static Plan ofPoints(Study study) {
    return new Plan(
        study.points().stream()
            .map(
                point ->
                    planned(study, point)
                        .counting(study.exceed())
                        .withPairs(pairs(study, point.market())))
            .toList());
  }

  /** Returns the plan of the contrasts of a study. */
  public static Plan ofContrasts(Study study) {
    return new Plan(
        study.contrasts().stream().map(contrast -> planned(study, contrast.pair())).toList());
  }

  /** Returns this plan with the rows of all replications kept. */
  public Plan keeping(RowKeeper rows) {
    return new Plan(points.stream().map(point -> point.keeping(rows)).toList());
  }

  /** Returns this plan, followed by another. */
  public Plan and(Plan other) {
    return new Plan(Stream.concat(points.stream(), other.points.stream()).toList());
  }

  private static PlannedPoint planned(Study study, DesignPoint point) {
    return PlannedPoint.of(
        point.hash(),
        streamSeed(study, point),
        point.market(),
        point.sized(),
        point.replications());
  }

  /** Returns the metrics whose co-moments the ratios of a market need. */
  private static List<MetricPair> pairs(Study study, Market market) {
    List<String> names = market.metrics().stream().map(Metric::name).toList();
    List<MetricPair> pairs = new ArrayList<>();
    for (Derived quantity : study.derived(market)) {
      if (quantity.formula() instanceof Derived.Ratio ratio) {
        pairs.add(
            new MetricPair(names.indexOf(ratio.numerator()), names.indexOf(ratio.denominator())));
      }
    }
    return pairs;
  }

  /** Returns the first word of the key of a design point's streams. */
  public static long streamSeed(Study study, DesignPoint point) {
    return study.streams().seed(study.seed(), point::hash);
  }

  /** Returns this plan with one number of replications for all points. */
  public Plan withReplications(long count) {
    return new Plan(points.stream().map(point -> point.withReplications(count)).toList());
  }

  /** Returns the number of replications of all points. */
  public long replications() {
    return points.stream().mapToLong(PlannedPoint::replications).sum();
  }

  /** Returns the number of blocks of all points. */
  public long blocks() {
    return points.stream().mapToLong(PlannedPoint::blocks).sum();
  }
}
