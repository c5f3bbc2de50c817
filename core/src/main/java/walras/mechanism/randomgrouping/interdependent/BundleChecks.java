package walras.mechanism.randomgrouping.interdependent;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Assumption;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleFindings;

/** Checks an environment with bundles against the assumptions of the theorems. */
final class BundleChecks {

  private BundleChecks() {}

  static List<Assumption> of(InterdependentBundles market) {
    BundleEnvironment environment = market.environment();
    List<Assumption> assumptions = new ArrayList<>();
    BundleFindings findings = new BundleFindings(environment, market.known());
    assumptions.add(findings.separability());
    assumptions.add(
        ConditionTwo.violation(environment)
            .map(violation -> new Assumption("Condition 2", false, violation))
            .orElseGet(
                () ->
                    new Assumption(
                        "Condition 2",
                        true,
                        "sellers know their costs and nothing more about values")));
    assumptions.add(
        new Assumption(
            "first messages reveal signals (8)",
            true,
            "for any two signals of buyers some price pair of the grid has no bundle that is best"
                + " for both"));
    if (environment.states() > 1) {
      assumptions.add(InterdependentChecks.identifiability(environment.signals()));
    }
    for (int state = 0; state < environment.states(); state++) {
      assumptions.add(findings.balance(market.outcome(state), state));
    }
    assumptions.add(findings.participation());
    return assumptions;
  }
}
