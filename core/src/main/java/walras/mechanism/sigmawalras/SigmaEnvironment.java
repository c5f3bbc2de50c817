package walras.mechanism.sigmawalras;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import walras.kernel.Details;
import walras.mechanism.sigmawalras.economy.BoundaryRule;
import walras.mechanism.sigmawalras.economy.Economy;
import walras.mechanism.sigmawalras.signals.FiniteSignals;
import walras.mechanism.sigmawalras.signals.SignalLaw;

/**
 * Everything but the number of agents.
 *
 * @param grid misreports that are tried, or null for none
 */
record SigmaEnvironment(
    Economy economy,
    SignalLaw signals,
    SlopeRule slope,
    BoundaryRule boundary,
    @Nullable ReportGrid grid)
    implements Serializable {

  void describe(Details details) {
    economy.describe(details.at("economy"));
    signals.describe(details.at("signals"));
    slope.describe(details.at("slope"));
    details.put("boundary", boundary.spelling());
    if (grid != null) {
      details.put("grid", (long) grid.agents(), (long) grid.reports());
    }
  }

  /** Tells whether agents are counted by signal. */
  boolean isCounted() {
    return signals instanceof FiniteSignals;
  }
}
