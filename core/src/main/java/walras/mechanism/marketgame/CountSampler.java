package walras.mechanism.marketgame;

import walras.environment.SignalModel;
import walras.sampling.Multinomial;
import walras.sampling.Philox;

/** Draws the state and the counts of active and inactive agents of each type, in this order. */
final class CountSampler {

  private final double[] cumulativePrior;
  private final Multinomial[] laws;
  private final long active;
  private final long inactive;

  CountSampler(SignalModel model, long active, long agents) {
    int states = model.states().size();
    this.active = active;
    this.inactive = agents - active;
    cumulativePrior = new double[states];
    laws = new Multinomial[states];
    double sum = 0;
    for (int z = 0; z < states; z++) {
      sum += model.prior(z);
      cumulativePrior[z] = sum;
      laws[z] = Multinomial.of(model.signals(z));
    }
  }

  /** Fills both vectors of counts and returns the state. */
  int draw(Philox economy, long[] sigma, long[] iota) {
    int state = drawState(economy.nextDouble());
    laws[state].sample(economy, active, sigma);
    laws[state].sample(economy, inactive, iota);
    return state;
  }

  private int drawState(double uniform) {
    int state = 0;
    while (state < cumulativePrior.length - 1 && uniform >= cumulativePrior[state]) {
      state++;
    }
    return state;
  }
}
