package walras.mechanism.threebids;

import java.util.Arrays;
import walras.environment.SignalModel;
import walras.sampling.FixedMultinomial;
import walras.sampling.Multinomial;
import walras.sampling.Philox;

/**
 * Draws the signals of sellers and buyers, group by group: agents are independent and identically
 * distributed given the state, so counts are multinomial. Confined to one thread.
 */
final class CountDraws {

  private final int[] occurring;
  private final double[] cumulative;
  private final FixedMultinomial[] sellers;
  private final FixedMultinomial[] buyers;

  CountDraws(ThreeBidsEnvironment environment, GroupSize size) {
    SignalModel model = environment.economy().model();
    occurring = environment.occurring();
    cumulative = new double[occurring.length];
    double sum = 0;
    for (int i = 0; i < occurring.length; i++) {
      sum += model.prior(occurring[i]);
      cumulative[i] = sum;
    }
    sellers = new FixedMultinomial[occurring.length];
    buyers = new FixedMultinomial[occurring.length];
    Arrays.setAll(sellers, i -> law(model, occurring[i], size.sellers()));
    Arrays.setAll(buyers, i -> law(model, occurring[i], size.buyers()));
  }

  private static FixedMultinomial law(SignalModel model, int state, long agents) {
    return Multinomial.of(model.signals(state)).withTrials(agents);
  }

  /** Draws the state and returns its place among those that can occur; draws nothing if one can. */
  int draw(Philox economy) {
    if (occurring.length == 1) {
      return 0;
    }
    double uniform = economy.nextDouble();
    int drawn = 0;
    while (drawn < cumulative.length - 1 && uniform >= cumulative[drawn]) {
      drawn++;
    }
    return drawn;
  }

  /** Draws the signals of all agents, given the place of the state. */
  void draw(Philox economy, int drawn, SignalCounts counts) {
    for (int group = 0; group < counts.sellers.length; group++) {
      sellers[drawn].sample(economy, counts.sellers[group]);
      buyers[drawn].sample(economy, counts.buyers[group]);
    }
    counts.add();
  }
}
