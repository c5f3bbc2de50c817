package walras.mechanism.randomgrouping.signals;

import java.util.function.DoubleConsumer;
import walras.numeric.Elementary;
import walras.sampling.MultinomialLaw;
import walras.sampling.MultivariateHypergeometricLaw;

/**
 * Everything that chance can decide about a deal once all have announced, with the probabilities.
 * Keeps what was announced when it was created. Confined to one thread.
 *
 * <p>With several units each, those before the last one served are a draw without replacement for
 * any number of them, and she is any of the others.
 */
public final class DealLaw {

  private final Deal deal;
  private final long served;
  private final long[] candidates;
  private final int[] quantities;

  /** Creates the law of a deal on which all have announced and nobody was served. */
  public DealLaw(Deal deal) {
    this.deal = deal;
    served = deal.served();
    quantities = deal.quantities().clone();
    candidates = deal.units() == 1 ? deal.candidates() : deal.sellers().clone();
    for (int signal = 0; signal < candidates.length; signal++) {
      candidates[signal] = quantities[signal] == 0 ? 0 : candidates[signal];
    }
  }

  /** Bounds the number of outcomes: counts of a subset of sellers are most for one half. */
  public static double most(long sellers, int units, double[] signals) {
    double random = (double) MultinomialLaw.of(sellers / 2, signals).size(Double.NEGATIVE_INFINITY);
    return units == 1 ? random : random * (double) sellers * signals.length;
  }

  /**
   * Visits all outcomes, each executed in the deal.
   *
   * @param least the log-probability below which outcomes are left out
   * @param visitor takes the logarithm of the probability
   */
  public void visit(double least, DoubleConsumer visitor) {
    if (deal.units() == 1) {
      MultivariateHypergeometricLaw.of(candidates, served)
          .visit(
              least,
              (logProbability, choice) -> {
                deal.choose(candidates, choice);
                visitor.accept(logProbability);
              });
    } else if (deal.supply() == deal.demand()) {
      visitor.accept(0);
    } else if (served == 0) {
      deal.execute(new long[candidates.length], RandomOrder.NOBODY, 0);
      visitor.accept(0);
    } else {
      visitOrders(least, visitor);
    }
  }

  private void visitOrders(double least, DoubleConsumer visitor) {
    long agents = 0;
    for (long count : candidates) {
      agents += count;
    }
    for (long front = 0; front < agents; front++) {
      long others = agents - front;
      MultivariateHypergeometricLaw.of(candidates, front)
          .visit(
              least,
              (logProbability, before) ->
                  visitLast(
                      before, least, logProbability - Elementary.log((double) others), visitor));
    }
  }

  /** Visits those with whom units run out, if they do after some agents. */
  private void visitLast(
      long[] before, double least, double logProbability, DoubleConsumer visitor) {
    long left = served;
    for (int signal = 0; signal < before.length; signal++) {
      left -= before[signal] * quantities[signal];
    }
    for (int signal = 0; signal < before.length && left > 0; signal++) {
      long others = candidates[signal] - before[signal];
      double own = logProbability + Elementary.log((double) others);
      if (others > 0 && left <= quantities[signal] && own >= least) {
        deal.execute(before, signal, (int) left);
        visitor.accept(own);
      }
    }
  }
}
