package walras.mechanism.randomgrouping.ring;

import java.util.Arrays;
import walras.environment.SignalModel;
import walras.sampling.FixedMultinomial;
import walras.sampling.Multinomial;
import walras.sampling.Philox;

/**
 * How many sellers and buyers have each signal: group by group, then in all groups together.
 * Mutable, confined to one thread.
 */
final class SignalCounts {

  private final int groups;
  private final double[] cumulativePrior;
  private final FixedMultinomial[] sellerLaw;
  private final FixedMultinomial[] buyerLaw;
  final long[][] sellers;
  final long[][] buyers;

  SignalCounts(RingEnvironment environment, long perGroup) {
    groups = environment.groups();
    cumulativePrior = cumulativePrior(environment.buyers().model());
    sellerLaw = laws(environment.sellers().model(), perGroup);
    buyerLaw = laws(environment.buyers().model(), perGroup);
    sellers = new long[groups + 1][environment.sellers().signals()];
    buyers = new long[groups + 1][environment.buyers().signals()];
  }

  private static double[] cumulativePrior(SignalModel model) {
    double[] cumulative = new double[model.states().size()];
    double sum = 0;
    for (int state = 0; state < cumulative.length; state++) {
      sum += model.prior(state);
      cumulative[state] = sum;
    }
    return cumulative;
  }

  private static FixedMultinomial[] laws(SignalModel model, long perGroup) {
    FixedMultinomial[] laws = new FixedMultinomial[model.states().size()];
    Arrays.setAll(laws, state -> Multinomial.of(model.signals(state)).withTrials(perGroup));
    return laws;
  }

  /** Draws the state, then the signals of each group, and returns the state. */
  int draw(Philox economy) {
    double uniform = economy.nextDouble();
    int state = 0;
    while (state < cumulativePrior.length - 1 && uniform >= cumulativePrior[state]) {
      state++;
    }
    for (int group = 0; group < groups; group++) {
      sellerLaw[state].sample(economy, sellers[group]);
      buyerLaw[state].sample(economy, buyers[group]);
    }
    pool();
    return state;
  }

  /** Counts the signals of all groups together. */
  void pool() {
    sum(sellers);
    sum(buyers);
  }

  private void sum(long[][] counts) {
    long[] all = counts[groups];
    Arrays.fill(all, 0);
    for (int group = 0; group < groups; group++) {
      for (int signal = 0; signal < all.length; signal++) {
        all[signal] += counts[group][signal];
      }
    }
  }
}
