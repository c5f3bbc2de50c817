package walras.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import walras.contrast.PairedMarket;
import walras.contrast.PairedMetric;
import walras.contrast.Side;
import walras.kernel.Metric;

/** Reads the field {@code contrasts}. */
final class ContrastReader {

  private final NodeField contrasts;
  private final List<Curve> curves;
  private final List<Contrast> found = new ArrayList<>();
  private final Set<Long> known = new HashSet<>();

  private ContrastReader(NodeField contrasts, List<Curve> curves) {
    this.contrasts = contrasts;
    this.curves = curves;
  }

  /**
   * Returns the contrasts at every size that both sides have.
   *
   * @param points the design points of the study; empty if they could not be read
   */
  static List<Contrast> read(
      NodeField top, List<DesignPoint> points, Method method, StreamSharing streams) {
    NodeField contrasts = top.at("contrasts");
    if (!contrasts.isPresent()) {
      return List.of();
    }
    if (!method.simulates()) {
      contrasts.report(
          "contrasts need replications, which method %s has not".formatted(method.spelling()));
    }
    if (streams != StreamSharing.COMMON) {
      contrasts.report(
          "contrasts need streams %s: design points must share their draws"
              .formatted(StreamSharing.COMMON.spelling()));
    }
    ContrastReader reader = new ContrastReader(contrasts, Curve.of(points));
    contrasts.entries().forEach(reader::contrast);
    return reader.found;
  }

  private void contrast(NodeField field) {
    CurveSelector selector = new CurveSelector(curves);
    Optional<Curve> of = selector.read(field.at("of"));
    Optional<Curve> minus = selector.read(field.at("minus"));
    NodeField metrics = field.at("metrics");
    if (of.isEmpty() || minus.isEmpty()) {
      if (metrics.isPresent()) {
        metrics.entries();
      }
      return;
    }
    if (of.equals(minus)) {
      field.report("%s must have two sides, got %s twice".formatted(field.path(), title(of)));
      return;
    }
    List<PairedMetric> compared =
        metrics(metrics, of.get().points().get(0), minus.get().points().get(0));
    int before = found.size();
    for (DesignPoint point : of.get().points()) {
      minus.get().at(point.size()).ifPresent(other -> add(field, compared, point, other));
    }
    if (found.size() == before && field.sound()) {
      field.report(
          "%s needs a size that both sides have: %s and %s have none in common"
              .formatted(field.path(), title(of), title(minus)));
    }
  }

  private static String title(Optional<Curve> curve) {
    return curve.map(Curve::title).orElse("");
  }

  private static List<PairedMetric> metrics(NodeField field, DesignPoint of, DesignPoint minus) {
    List<PairedMetric> common = PairedMarket.common(of.market(), minus.market());
    List<Metric> metrics = of.market().metrics();
    List<String> names = common.stream().map(pair -> metrics.get(pair.of()).name()).toList();
    if (!field.isPresent()) {
      if (common.isEmpty()) {
        field.report(field.path() + " cannot be: the two sides have no metric in common");
      }
      return common;
    }
    List<PairedMetric> chosen = new ArrayList<>();
    for (NodeField entry : field.entries()) {
      int position = names.indexOf(entry.oneOf(names));
      if (position >= 0 && chosen.contains(common.get(position))) {
        entry.mustBe("stand once");
      } else if (position >= 0) {
        chosen.add(common.get(position));
      }
    }
    if (field.sound() && chosen.isEmpty()) {
      field.mustBe("have at least one entry");
    }
    return chosen;
  }

  private void add(
      NodeField field, List<PairedMetric> compared, DesignPoint of, DesignPoint minus) {
    if (!field.sound()) {
      return;
    }
    PairedMarket market =
        new PairedMarket(
            new Side(of.market(), of.sized()), new Side(minus.market(), minus.sized()), compared);
    long hash = Canonical.hash(of, minus, market);
    if (!known.add(hash)) {
      field.report("%s repeats another contrast".formatted(field.path()));
      return;
    }
    DesignPoint pair = DesignPoint.pair(of, minus, market, hash);
    found.add(new Contrast(of, minus, pair));
    if (found.size() > SizeRequest.MOST) {
      contrasts.report("contrasts must be at most %d".formatted(SizeRequest.MOST));
    }
  }
}
