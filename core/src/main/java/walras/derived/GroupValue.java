package walras.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import walras.kernel.Derived;
import walras.study.DesignPoint;

/**
 * Computes a derived quantity of one group of design points.
 *
 * @param group the design points
 * @param means their means
 */
record GroupValue(Group group, Means means) {

  /** Several means with what tells them apart; those that do not exist are left out. */
  private record Collected<T>(List<T> keys, List<KnownMean> known, List<String> missing) {

    List<String> notes() {
      return missing.isEmpty()
          ? List.of()
          : List.of("without %s, of which there is no mean".formatted(String.join(", ", missing)));
    }
  }

  DerivedValue of(Derived.Formula formula) {
    if (formula instanceof Derived.Ratio ratio) {
      return ratio(ratio);
    }
    if (formula instanceof Derived.Maximum maximum) {
      int position = group.positions().get(0);
      return largest(
          collected(maximum.metrics(), name -> name, name -> means.sharpest(position, name)),
          name -> name);
    }
    if (formula instanceof Derived.MaximumOver maximum) {
      Function<DesignPoint, String> label = point -> text(point, maximum.parameter());
      return largest(collected(maximum.metric(), label), label);
    }
    return formula instanceof Derived.ThresholdSize threshold
        ? threshold(threshold)
        : root((Derived.Root) formula);
  }

  private DerivedValue ratio(Derived.Ratio ratio) {
    int position = group.positions().get(0);
    Optional<KnownMean> numerator = means.plain(position, ratio.numerator());
    Optional<KnownMean> denominator = means.plain(position, ratio.denominator());
    if (numerator.isEmpty() || denominator.isEmpty()) {
      String missing = numerator.isEmpty() ? ratio.numerator() : ratio.denominator();
      return DerivedValue.undefined("there is no mean of " + missing);
    }
    double covariance = means.covariance(position, ratio.numerator(), ratio.denominator());
    return RatioMethod.of(numerator.get(), denominator.get(), covariance);
  }

  private DerivedValue threshold(Derived.ThresholdSize threshold) {
    Collected<DesignPoint> curve = collected(threshold.metric(), point -> "N=" + point.size());
    List<Long> sizes = curve.keys().stream().map(DesignPoint::size).toList();
    double level = threshold.level().doubleValue();
    return sizes.size() < 2
        ? tooFew(curve)
        : ThresholdMethod.of(sizes, curve.known(), level, threshold.side()).with(curve.notes());
  }

  private DerivedValue root(Derived.Root root) {
    Collected<DesignPoint> points =
        collected(root.metric(), point -> text(point, root.parameter()));
    double[] values =
        points.keys().stream().mapToDouble(point -> Group.value(point, root)).toArray();
    List<String> texts =
        points.keys().stream().map(point -> text(point, root.parameter())).toList();
    double level = root.level().doubleValue();
    return values.length < 2
        ? tooFew(points)
        : RootMethod.of(texts, values, points.known(), level).with(points.notes());
  }

  private static <T> DerivedValue largest(Collected<T> candidates, Function<T, String> label) {
    return candidates.known().isEmpty()
        ? tooFew(candidates)
        : MaximumMethod.of(candidates.keys().stream().map(label).toList(), candidates.known())
            .with(candidates.notes());
  }

  private static DerivedValue tooFew(Collected<?> collected) {
    return DerivedValue.undefined(
        "there are too few means: " + String.join(", ", collected.notes()));
  }

  private static String text(DesignPoint point, String parameter) {
    return point.parameters().getOrDefault(parameter, "");
  }

  private Collected<DesignPoint> collected(String metric, Function<DesignPoint, String> label) {
    List<Integer> positions = group.positions();
    Collected<Integer> found =
        collected(
            positions,
            position -> label.apply(means.point(position)),
            position -> means.sharpest(position, metric));
    return new Collected<>(
        found.keys().stream().map(means::point).toList(), found.known(), found.missing());
  }

  private static <T> Collected<T> collected(
      List<T> keys, Function<T, String> label, Function<T, Optional<KnownMean>> mean) {
    Collected<T> collected =
        new Collected<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (T key : keys) {
      Optional<KnownMean> known = mean.apply(key);
      if (known.isPresent()) {
        collected.keys().add(key);
        collected.known().add(known.get());
      } else {
        collected.missing().add(label.apply(key));
      }
    }
    return collected;
  }
}
