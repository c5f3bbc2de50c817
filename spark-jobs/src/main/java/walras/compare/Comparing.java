package walras.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import walras.checkpoint.CommonParts;
import walras.compare.Comparison.Equal;
import walras.compare.Comparison.Judged;
import walras.compare.Comparison.Points;
import walras.report.Markets;
import walras.report.ResultsDocument;

/** Goes through what two runs have in common. */
final class Comparing {

  private final Relation relation;
  private final Points points;
  private final CommonPrefixes prefixes;
  private final List<Fit> fits;
  private final List<Quantity> quantities;
  private final List<Moved> vanished;
  private final List<Moved> unequal = new ArrayList<>();
  private final List<Compared> compared = new ArrayList<>();
  private long equal;
  private long uncarried;

  Comparing(ResultsDocument baseline, ResultsDocument other, CommonParts parts) {
    relation = Relation.of(baseline, other);
    Twins twins = PointPair.twins(baseline, other);
    List<PointPair> pairs = twins.inBoth().stream().map(PointPair::of).toList();
    if (pairs.isEmpty()) {
      throw new NoCommonPointsException(
          "no design point is in both: %s against %s".formatted(named(baseline), named(other)));
    }
    points =
        new Points(
            pairs.size(),
            count(pairs, PointPair::isEquallyLong),
            count(pairs, PointPair::isSimulated),
            twins.vanished(),
            twins.appeared(),
            pairs.stream().flatMap(pair -> pair.metricsOfOne().stream()).distinct().toList());
    prefixes = CommonPrefixes.of(parts, places(pairs));
    vanished = Vanished.of(baseline, other);
    pairs.forEach(this::compare);
    fits = Fits.of(baseline, other);
    compareFits();
    quantities = Quantities.of(baseline, other);
    compareQuantities();
  }

  /** Returns what came of it. */
  Comparison judged(Allowance allowance) {
    List<Compared> drifted = Holm.moved(compared, allowance.spent());
    List<Moved> moved =
        Stream.of(
                prefixes.moved(),
                relation.isOfOneSeed() ? vanished : List.<Moved>of(),
                unequal,
                drifted.stream().map(Compared::moved).toList())
            .flatMap(List::stream)
            .sorted(Moved.WORST_FIRST)
            .toList();
    double largest =
        compared.stream().min(Comparator.comparingDouble(Compared::p)).map(Compared::z).orElse(0.0);
    double allowed = Compared.standardErrors(allowance.spent() / Math.max(1, compared.size()));
    return new Comparison(
        relation,
        allowance,
        points,
        prefixes,
        new Equal(equal, unequal.size()),
        new Judged(compared.size(), drifted.size(), uncarried, Math.abs(largest), allowed),
        moved,
        vanished,
        Stream.concat(
                fits.stream().filter(Fit::isJudgedOtherwise).map(Fit::rejudged),
                quantities.stream().filter(Quantity::isJudgedOtherwise).map(Quantity::rejudged))
            .toList());
  }

  private void compare(PointPair pair) {
    boolean sameBits = relation == Relation.SAME_DRAWS;
    if (pair.isEquallyLong() && sameBits) {
      agree(pair, Agreement.BITS);
    } else if (pair.isExact()) {
      agree(pair, Agreement.UP_TO_ROUNDING);
    } else if (pair.isEquallyLong() && relation == Relation.OTHER_NUMBERS) {
      agree(pair, Agreement.UP_TO_ROUNDING);
      estimates(pair);
    } else {
      agree(pair, Agreement.OF_EXACT_VALUES);
      if (sameBits) {
        add(Prefix.of(pair));
      }
      estimates(pair);
    }
  }

  private void estimates(PointPair pair) {
    Statistics statistics = new Statistics(dependence());
    statistics.counts(pair);
    for (Subject metric : pair.metrics()) {
      PointPair.estimates(metric).forEach(estimate -> statistics.estimate(metric, estimate));
    }
    compared.addAll(statistics.compared());
    uncarried += statistics.uncarried();
  }

  private void compareFits() {
    if (isOfSameBits()) {
      add(Agreement.BITS.of(fits.stream().filter(Fit::isOfOneLaw).map(Fit::fitted).toList()));
    } else {
      fits.stream().filter(Fit::isComparable).map(this::compared).forEach(compared::add);
    }
  }

  private Compared compared(Fit fit) {
    return Compared.normal(
        fit.place(),
        "%s of %s".formatted(fit.value(), fit.statistic()),
        fit.baseline().path(fit.value()),
        fit.other().path(fit.value()),
        fit.z(dependenceOfSeveral()));
  }

  private void compareQuantities() {
    if (isOfSameBits()) {
      add(Agreement.BITS.of(quantities.stream().map(Quantity::values).toList()));
      return;
    }
    if (isOfSamePoints()) {
      Stream<Quantity> exact = quantities.stream().filter(Quantity::isExact);
      add(Agreement.UP_TO_ROUNDING.of(exact.map(Quantity::values).toList()));
    }
    quantities.stream()
        .filter(Quantity::isComparable)
        .map(quantity -> quantity.compared(dependenceOfSeveral()))
        .forEach(compared::add);
  }

  /** Tells whether all that is computed from several design points has one right value. */
  private boolean isOfSameBits() {
    return relation == Relation.SAME_DRAWS
        && points.equallyLong() == points.inBoth()
        && isOfSamePoints();
  }

  private boolean isOfSamePoints() {
    return points.onlyBaseline().isEmpty() && points.onlyOther().isEmpty();
  }

  /** What is computed from several design points shares only a part of the draws, if any. */
  private Dependence dependenceOfSeveral() {
    return relation.isOfOneSeed() ? Dependence.UNKNOWN : Dependence.INDEPENDENT;
  }

  private Dependence dependence() {
    return switch (relation) {
      case SAME_DRAWS -> Dependence.PREFIX;
      case OTHER_NUMBERS -> Dependence.UNKNOWN;
      case OTHER_DRAWS -> Dependence.INDEPENDENT;
    };
  }

  private void agree(PointPair pair, Agreement agreement) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(pair.counts());
    for (Subject metric : pair.metrics()) {
      subjects.add(metric);
      subjects.addAll(PointPair.estimates(metric));
    }
    add(agreement.of(subjects));
  }

  private void add(Agreement.Found found) {
    equal += found.compared();
    unequal.addAll(found.moved());
  }

  private static int count(List<PointPair> pairs, Predicate<PointPair> property) {
    return (int) pairs.stream().filter(property).count();
  }

  private static Map<String, Place> places(List<PointPair> pairs) {
    return pairs.stream()
        .map(PointPair::place)
        .collect(Collectors.toMap(Place::point, Function.identity()));
  }

  private static String named(ResultsDocument results) {
    Map<String, List<String>> sizes =
        PointPair.points(results).stream()
            .collect(
                Collectors.groupingBy(
                    Markets::title,
                    LinkedHashMap::new,
                    Collectors.mapping(point -> point.path("size").asText(), Collectors.toList())));
    return sizes.entrySet().stream()
        .map(
            market -> "%s at N=%s".formatted(market.getKey(), String.join(", ", market.getValue())))
        .collect(Collectors.joining("; "));
  }
}
