package walras.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import walras.derived.DerivedValue.Outcome;
import walras.kernel.Condition;
import walras.kernel.Derived;
import walras.kernel.Details;
import walras.kernel.Finding;
import walras.kernel.Truth;
import walras.study.DesignPoint;

/** Whether all conditions of a statement hold at a design point, and which of them decide. */
final class ConditionsMethod {

  private final DesignPoint point;
  private final KeptMeans means;
  private final Findings findings;
  private final Details details = new Details();

  ConditionsMethod(DesignPoint point, KeptMeans means, Findings findings) {
    this.point = point;
    this.means = means;
    this.findings = findings;
  }

  DerivedValue of(Derived.AllOf formula) {
    List<Ruling> decisive = formula.conditions().stream().map(this::ruling).toList();
    formula.informative().forEach(this::ruling);
    Truth truth = Ruling.all(decisive.stream().map(Ruling::truth).toList());
    String deciding =
        decisive.stream()
            .filter(ruling -> truth != Truth.HOLDS && ruling.truth() == truth)
            .map(ruling -> ruling.condition().name())
            .collect(Collectors.joining(", "));
    List<String> notes = new ArrayList<>(decisive.stream().map(Ruling::text).toList());
    double none = Double.NaN;
    return new DerivedValue(outcome(truth), none, none, none, none, none, deciding, notes);
  }

  /** Returns what was found of each condition judged so far. */
  Details details() {
    return details;
  }

  private static Outcome outcome(Truth truth) {
    return switch (truth) {
      case HOLDS -> Outcome.HOLDS;
      case FAILS -> Outcome.FAILS;
      case UNDECIDED -> Outcome.UNDECIDED;
    };
  }

  private Ruling ruling(Condition condition) {
    Details about = details.at(condition.name());
    Ruling ruling = ruling(condition, about);
    about.put("outcome", ruling.truth().spelling()).put("reason", ruling.reason());
    return ruling;
  }

  private Ruling ruling(Condition condition, Details about) {
    if (condition instanceof Condition.Stated stated) {
      return new Ruling(stated, stated.truth(), stated.finding());
    }
    return condition instanceof Condition.SizeFrom from
        ? size(from, about)
        : means.of((Condition.MeanKept) condition, about);
  }

  private Ruling size(Condition.SizeFrom condition, Details about) {
    Finding finding = findings.of(condition.search(), point);
    about.put("value", finding.value()).put("low", finding.low()).put("high", finding.high());
    String reason =
        switch (finding.outcome()) {
          case LOCATED -> agents(finding.value());
          case UNDECIDED, NOT_LOCATED ->
              "%s, in [%s, %s]"
                  .formatted(
                      finding.outcome().spelling(),
                      Double.isNaN(finding.low()) ? "-inf" : agents(finding.low()),
                      Double.isNaN(finding.high()) ? "inf" : agents(finding.high()));
          case FAILED -> String.join("; ", finding.notes());
        };
    return new Ruling(condition, finding.isReachedBy((double) point.size()), reason);
  }

  private static String agents(double number) {
    return Long.toString((long) number);
  }
}
