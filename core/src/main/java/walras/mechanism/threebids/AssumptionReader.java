package walras.mechanism.threebids;

import java.util.List;
import walras.kernel.Field;
import walras.numeric.Digits;

/**
 * Reports assumptions of the paper that an environment breaks, without which nothing is defined.
 */
final class AssumptionReader {

  private final Field fields;
  private final ThreeBidsEnvironment environment;
  private final Economy economy;
  private final List<String> states;
  private final List<String> signals;

  AssumptionReader(Field fields, ThreeBidsEnvironment environment) {
    this.fields = fields;
    this.environment = environment;
    economy = environment.economy();
    states = economy.model().states();
    signals = economy.model().types();
  }

  void check() {
    double unitsShare = environment.rules().unitsShare();
    Margins margins = Margins.of(economy, unitsShare);
    if (margins.signals().distance() <= Margins.NONE) {
      fields
          .at("probabilities")
          .problem(
              ("assumption 1 violated: states '%s' and '%s' have the same signal distribution, they"
                      + " can never be told apart")
                  .formatted(
                      states.get(margins.signals().first()),
                      states.get(margins.signals().second())));
    }
    if (margins.units().distance() <= Margins.NONE) {
      fields
          .at("values")
          .problem(
              ("assumption 2 violated in state '%s': agents with value >= %s make up exactly the"
                      + " units share %s, the competitive price is not defined")
                  .formatted(
                      states.get(margins.units().state()),
                      Digits.of(margins.units().value()),
                      Digits.of(unitsShare)));
    }
    if (margins.firstBids().distance() <= Margins.NONE) {
      int first = margins.firstBids().first();
      fields
          .at("values")
          .problem(
              ("assumption 3 violated: signals '%s' and '%s' have the same expected value %s, first"
                      + " bids do not reveal the signal")
                  .formatted(
                      signals.get(first),
                      signals.get(margins.firstBids().second()),
                      Digits.of(economy.firstBid(first))));
    }
    if (fields.sound()) {
      checkTie(unitsShare);
    }
  }

  private void checkTie(double unitsShare) {
    double tie = environment.tolerances().tie();
    for (int state : environment.occurring()) {
      double gap = gap(new Benchmark(economy, state, unitsShare));
      if (tie > 0 && tie >= gap / 2) {
        fields
            .at("tie-tolerance")
            .warning(
                "tie-tolerance %s is not small against the value gap %s of state '%s'"
                    .formatted(Digits.of(tie), Digits.of(gap), states.get(state)));
      }
    }
  }

  /** Returns the smallest distance of a value from the competitive price that is not zero. */
  private static double gap(Benchmark benchmark) {
    double gap = Double.POSITIVE_INFINITY;
    for (int signal = 0; signal < benchmark.signals(); signal++) {
      if (benchmark.rank(signal) != 0) {
        gap = Math.min(gap, Math.abs(benchmark.value(signal) - benchmark.price()));
      }
    }
    return gap;
  }
}
