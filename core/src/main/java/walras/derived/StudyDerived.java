package walras.derived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import walras.derived.DerivedValue.Outcome;
import walras.exact.StudyEstimates;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Finding;
import walras.study.DesignPoint;
import walras.study.Method;
import walras.study.Study;

/** Computes all derived quantities of a study. */
public final class StudyDerived {

  private final Study study;
  private final StudyEstimates estimates;
  private final Findings findings;

  private StudyDerived(Study study, StudyEstimates estimates) {
    this.study = study;
    this.estimates = estimates;
    findings = Findings.of(study);
  }

  /**
   * Returns the derived quantities that markets and study declare, over all states and in each
   * where that has a meaning, by every method of the study; a search by its own, and once for its
   * market.
   *
   * @param estimates what was estimated at each design point of the study, in their order
   */
  public static List<DerivedRow> of(Study study, StudyEstimates estimates) {
    StudyDerived derived = new StudyDerived(study, estimates);
    return derived.quantities().entrySet().stream()
        .flatMap(
            quantity ->
                Group.of(quantity.getKey().formula(), study.points(), quantity.getValue()).stream()
                    .flatMap(group -> derived.rows(quantity.getKey(), group)))
        .toList();
  }

  /** Returns the quantities with the positions of the design points that have them. */
  private Map<Derived, List<Integer>> quantities() {
    Map<Derived, List<Integer>> quantities = new LinkedHashMap<>();
    for (int i = 0; i < study.points().size(); i++) {
      for (Derived quantity : study.derived(study.points().get(i).market())) {
        quantities.computeIfAbsent(quantity, unused -> new ArrayList<>()).add(i);
      }
    }
    return quantities;
  }

  private Stream<DerivedRow> rows(Derived quantity, Group group) {
    if (quantity.formula() instanceof Derived.Searched searched) {
      return Stream.of(searched(quantity, searched, group));
    }
    if (quantity.formula() instanceof Derived.AllOf conditions) {
      return methods().stream().map(method -> judged(quantity, conditions, group, method));
    }
    List<String> states =
        quantity.scope() == Derived.Scope.EVERY_STATE ? group.states(study.points()) : List.of();
    List<DerivedRow> rows = new ArrayList<>();
    for (int state = -1; state < states.size(); state++) {
      for (Method method : methods()) {
        Means means = new Means(study.points(), estimates, method, state);
        String given = state < 0 ? null : states.get(state);
        DerivedValue value = value(quantity.formula(), group, means);
        rows.add(group.row(quantity, given, method, value, new Details()));
      }
    }
    return rows.stream();
  }

  /** Returns where the means of the study come from. */
  private List<Method> methods() {
    return switch (study.method()) {
      case MONTE_CARLO -> List.of(Method.MONTE_CARLO);
      case EXACT -> List.of(Method.EXACT);
      case BOTH -> List.of(Method.MONTE_CARLO, Method.EXACT);
    };
  }

  private DerivedRow searched(Derived quantity, Derived.Searched formula, Group group) {
    Finding finding = findings.of(formula.search(), study.points().get(group.positions().get(0)));
    Outcome outcome =
        switch (finding.outcome()) {
          case LOCATED -> Outcome.LOCATED;
          case UNDECIDED -> Outcome.UNDECIDED;
          case NOT_LOCATED -> Outcome.NOT_LOCATED;
          case FAILED -> Outcome.FAILED;
        };
    DerivedValue value =
        DerivedValue.interval(
            outcome, finding.value(), finding.low(), finding.high(), finding.notes());
    Method method = finding.isExact() ? Method.EXACT : Method.MONTE_CARLO;
    return group.row(quantity, null, method, value, finding.details());
  }

  private DerivedRow judged(Derived quantity, Derived.AllOf formula, Group group, Method method) {
    int position = group.positions().get(0);
    DesignPoint point = study.points().get(position);
    List<Means> perState =
        IntStream.range(0, point.market().states().size())
            .mapToObj(state -> new Means(study.points(), estimates, method, state))
            .toList();
    KeptMeans means = new KeptMeans(point, position, perState);
    ConditionsMethod judge = new ConditionsMethod(point, means, findings);
    DerivedValue value = judge.of(formula);
    return group.row(quantity, null, method, value, judge.details());
  }

  private static DerivedValue value(Derived.Formula formula, Group group, Means means) {
    DerivedValue value = new GroupValue(group, means).of(formula);
    boolean withoutError = means.isExact() && value.outcome() != Outcome.UNDEFINED;
    return (withoutError ? value.withoutError() : value).with(means.notes());
  }
}
