package walras.mechanism.randomgrouping.interdependent;

import walras.environment.SignalModel;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.sampling.FixedMultinomial;
import walras.sampling.Multinomial;
import walras.sampling.Philox;

/** The laws of the state and of the signals of a group of agents given the state. */
final class DrawnSignals {

  private final double[] cumulativePrior;
  private final FixedMultinomial[] sellers;
  private final FixedMultinomial[] buyers;

  DrawnSignals(SignalEnvironment environment, long perGroup) {
    SignalModel ofBuyers = environment.buyers().model();
    cumulativePrior = new double[environment.states().size()];
    sellers = new FixedMultinomial[cumulativePrior.length];
    buyers = new FixedMultinomial[cumulativePrior.length];
    double sum = 0;
    for (int z = 0; z < cumulativePrior.length; z++) {
      sum += ofBuyers.prior(z);
      cumulativePrior[z] = sum;
      sellers[z] = Multinomial.of(environment.sellers().model().signals(z)).withTrials(perGroup);
      buyers[z] = Multinomial.of(ofBuyers.signals(z)).withTrials(perGroup);
    }
  }

  /** Draws the state. */
  int state(Philox economy) {
    double uniform = economy.nextDouble();
    int drawn = 0;
    while (drawn < cumulativePrior.length - 1 && uniform >= cumulativePrior[drawn]) {
      drawn++;
    }
    return drawn;
  }

  /** Draws how many sellers and buyers of a group have each signal, in a state. */
  void signals(Philox economy, int state, long[] sellerCounts, long[] buyerCounts) {
    sellers[state].sample(economy, sellerCounts);
    buyers[state].sample(economy, buyerCounts);
  }
}
