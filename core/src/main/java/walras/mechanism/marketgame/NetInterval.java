package walras.mechanism.marketgame;

/**
 * What is known of the largest net gain of posing at a size.
 *
 * @param low a lower bound
 * @param high an upper bound
 */
record NetInterval(double low, double high) {

  /** What it says about truth as an equilibrium. */
  enum Verdict {
    /** Nobody gains by posing. */
    EQUILIBRIUM,
    /** Somebody does, or loses nothing. */
    NO_EQUILIBRIUM,
    /** The bounds do not tell. */
    UNDECIDED
  }

  Verdict verdict() {
    if (high < 0) {
      return Verdict.EQUILIBRIUM;
    }
    return low >= 0 ? Verdict.NO_EQUILIBRIUM : Verdict.UNDECIDED;
  }

  double middle() {
    return (low + high) / 2;
  }
}
