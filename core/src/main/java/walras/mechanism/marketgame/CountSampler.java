package walras.mechanism.marketgame;

import walras.environment.SignalModel;
import walras.sampling.FixedMultinomial;
import walras.sampling.Multinomial;
import walras.sampling.Philox;

/** Draws the state and the counts of active and inactive agents of each type, in this order. */
final class CountSampler {

  private final double[] cumulativePrior;
  private final FixedMultinomial[] active;
  private final FixedMultinomial[] inactive;

  CountSampler(SignalModel model, long active, long agents) {
    int states = model.states().size();
    cumulativePrior = new double[states];
    this.active = new FixedMultinomial[states];
    inactive = new FixedMultinomial[states];
    double sum = 0;
    for (int z = 0; z < states; z++) {
      sum += model.prior(z);
      cumulativePrior[z] = sum;
      Multinomial types = Multinomial.of(model.signals(z));
      this.active[z] = types.withTrials(active);
      inactive[z] = types.withTrials(agents - active);
    }
  }

  /** Fills both vectors of counts and returns the state. */
  int draw(Philox economy, long[] sigma, long[] iota) {
    int state = drawState(economy.nextDouble());
    active[state].sample(economy, sigma);
    inactive[state].sample(economy, iota);
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
