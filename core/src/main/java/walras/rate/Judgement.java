package walras.rate;

/**
 * A verdict with the interval it rests on.
 *
 * @param verdict the verdict
 * @param interval the interval of the rate that decided
 */
public record Judgement(Verdict verdict, Interval interval) {}
