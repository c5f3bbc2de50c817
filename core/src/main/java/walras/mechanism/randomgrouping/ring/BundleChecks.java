package walras.mechanism.randomgrouping.ring;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Assumption;
import walras.mechanism.randomgrouping.signals.bundles.BundleFindings;

/** Checks a ring with bundles against the assumptions of the theorems. */
final class BundleChecks {

  private BundleChecks() {}

  static List<Assumption> of(BundleRingMarket market) {
    BundleRing ring = market.ring();
    BundleFindings findings = new BundleFindings(ring.bundles(), market.known());
    List<Assumption> assumptions = new ArrayList<>();
    assumptions.add(findings.separability());
    assumptions.add(
        new Assumption(
            "revealing first messages (15)",
            true,
            "for any two signals of a side some price pair of the grid has no bundle that is best"
                + " for both"));
    assumptions.add(RingChecks.identifiability(ring.signals()));
    assumptions.add(RingChecks.condition3(ring.signals(), market.information()));
    assumptions.add(findings.participation());
    for (int state = 0; state < ring.states(); state++) {
      assumptions.add(findings.balance(market.outcome(state), state));
    }
    return assumptions;
  }
}
