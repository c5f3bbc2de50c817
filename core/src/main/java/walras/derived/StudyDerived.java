package walras.derived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import walras.exact.StudyEstimates;
import walras.kernel.Derived;
import walras.study.Method;
import walras.study.Study;

/** Computes all derived quantities of a study. */
public final class StudyDerived {

  private final Study study;
  private final StudyEstimates estimates;

  private StudyDerived(Study study, StudyEstimates estimates) {
    this.study = study;
    this.estimates = estimates;
  }

  /**
   * Returns the derived quantities that markets and study declare, over all states and in each, by
   * every method of the study.
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
    List<String> states = group.states(study.points());
    List<DerivedRow> rows = new ArrayList<>();
    for (int state = -1; state < states.size(); state++) {
      for (Method method : List.of(Method.MONTE_CARLO, Method.EXACT)) {
        boolean known =
            method == Method.EXACT ? study.method().enumerates() : study.method().simulates();
        if (known) {
          Means means = new Means(study.points(), estimates, method, state);
          rows.add(
              new DerivedRow(
                  quantity,
                  group.shared().mechanism(),
                  group.shared().environment(),
                  group.shared().parameters(),
                  group.shared().size(),
                  state < 0 ? null : states.get(state),
                  method,
                  value(quantity.formula(), group, means)));
        }
      }
    }
    return rows.stream();
  }

  private static DerivedValue value(Derived.Formula formula, Group group, Means means) {
    DerivedValue value = new GroupValue(group, means).of(formula);
    boolean withoutError = means.isExact() && value.outcome() != DerivedValue.Outcome.UNDEFINED;
    return (withoutError ? value.withoutError() : value).with(means.notes());
  }
}
