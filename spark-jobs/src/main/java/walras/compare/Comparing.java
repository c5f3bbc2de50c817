package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;
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
  private final List<Moved> unequal = new ArrayList<>();
  private final List<Compared> compared = new ArrayList<>();
  private long equal;
  private long uncarried;

  Comparing(ResultsDocument baseline, ResultsDocument other, CommonParts parts) {
    relation = Relation.of(baseline, other);
    Map<String, JsonNode> first = byId(baseline);
    Map<String, JsonNode> second = byId(other);
    List<PointPair> pairs = pairs(first, second);
    if (pairs.isEmpty()) {
      throw new NoCommonPointsException(
          "no design point is in both: %s against %s".formatted(named(first), named(second)));
    }
    points =
        new Points(
            pairs.size(),
            count(pairs, PointPair::isEquallyLong),
            count(pairs, PointPair::isSimulated),
            without(first, second),
            without(second, first),
            pairs.stream().flatMap(pair -> pair.metricsOfOne().stream()).distinct().toList());
    prefixes = CommonPrefixes.of(parts, places(pairs));
    pairs.forEach(this::compare);
    fits = Fits.of(baseline, other);
    if (areFitsOfSameBits()) {
      add(Agreement.BITS.of(fits.stream().filter(Fit::isOfOneLaw).map(Fit::fitted).toList()));
    } else {
      fits.stream().filter(Fit::isComparable).forEach(this::compare);
    }
  }

  /** Returns what came of it. */
  Comparison judged(Allowance allowance) {
    List<Compared> drifted = Holm.moved(compared, allowance.spent());
    List<Moved> moved =
        Stream.of(prefixes.moved(), unequal, drifted.stream().map(Compared::moved).toList())
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
        fits.stream().filter(Fit::isJudgedOtherwise).toList());
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
    statistics.failures(pair);
    for (Subject metric : pair.metrics()) {
      PointPair.estimates(metric).forEach(estimate -> statistics.estimate(metric, estimate));
    }
    compared.addAll(statistics.compared());
    uncarried += statistics.uncarried();
  }

  private boolean areFitsOfSameBits() {
    return relation == Relation.SAME_DRAWS
        && points.equallyLong() == points.inBoth()
        && points.onlyBaseline().isEmpty()
        && points.onlyOther().isEmpty();
  }

  private void compare(Fit fit) {
    // Fits share only a part of the draws where the runs do.
    Dependence dependence =
        relation == Relation.OTHER_DRAWS ? Dependence.INDEPENDENT : Dependence.UNKNOWN;
    compared.add(
        Compared.normal(
            fit.place(),
            "%s of %s".formatted(fit.value(), fit.statistic()),
            fit.baseline().path(fit.value()),
            fit.other().path(fit.value()),
            fit.z(dependence)));
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

  private static Map<String, JsonNode> byId(ResultsDocument results) {
    Map<String, JsonNode> points = new LinkedHashMap<>();
    Stream.concat(results.points().stream(), results.contrasts().stream())
        .forEach(point -> points.put(PointPair.id(point), point));
    return points;
  }

  private static List<PointPair> pairs(Map<String, JsonNode> first, Map<String, JsonNode> second) {
    List<PointPair> pairs = new ArrayList<>();
    first.forEach(
        (id, point) -> {
          JsonNode twin = second.get(id);
          if (twin != null) {
            pairs.add(new PointPair(point, twin));
          }
        });
    return pairs;
  }

  private static int count(List<PointPair> pairs, Predicate<PointPair> property) {
    return (int) pairs.stream().filter(property).count();
  }

  private static Map<String, Place> places(List<PointPair> pairs) {
    return pairs.stream()
        .map(PointPair::place)
        .collect(Collectors.toMap(Place::point, Function.identity()));
  }

  private static List<JsonNode> without(Map<String, JsonNode> some, Map<String, JsonNode> others) {
    return some.entrySet().stream()
        .filter(point -> !others.containsKey(point.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String named(Map<String, JsonNode> points) {
    Map<String, List<String>> sizes =
        points.values().stream()
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
