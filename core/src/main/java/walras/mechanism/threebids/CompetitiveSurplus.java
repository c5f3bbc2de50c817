package walras.mechanism.threebids;

/** The largest surplus that infinitely many agents can reach. */
final class CompetitiveSurplus {

  private CompetitiveSurplus() {}

  /** Returns it per agent. */
  static double of(Benchmark benchmark) {
    double surplus = (benchmark.unitsShare() - benchmark.high()) * benchmark.price();
    for (int signal = 0; signal < benchmark.signals(); signal++) {
      if (benchmark.rank(signal) > 0) {
        surplus += benchmark.share(signal) * benchmark.value(signal);
      }
    }
    return surplus;
  }
}
