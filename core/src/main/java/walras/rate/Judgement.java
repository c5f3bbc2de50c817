package walras.rate;

/**
 * A verdict with the interval it rests on.
 *
 * @param verdict the verdict
 * @param interval the interval that decided, of the rate or of the distance from the limit
 */
public record Judgement(Verdict verdict, Interval interval) {

  /** Nothing can be said. */
  static final Judgement UNDECIDED =
      new Judgement(
          Verdict.INCONCLUSIVE, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
}
