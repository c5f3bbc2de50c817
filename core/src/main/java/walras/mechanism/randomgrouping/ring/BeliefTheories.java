package walras.mechanism.randomgrouping.ring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import walras.kernel.Decay;
import walras.kernel.Statistic;
import walras.kernel.Theory;

/** How errors of beliefs vanish as groups grow, state by state. Immutable. */
final class BeliefTheories implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String BELIEFS = "rates: beliefs";
  private static final double ROOT = -0.5;

  /** Sellers per group from which terms of higher order hardly show. */
  private static final double SETTLED = 1000;

  /** Exponents of an error's probability by which it has shown its rate. */
  private static final double SHOWN = 3;

  private final List<Information> information;
  private final double agentsPerSeller;

  /**
   * Prepares a ring.
   *
   * @param information how fast signals reveal each state
   * @param groups the number of groups
   */
  BeliefTheories(List<Information> information, int groups) {
    this.information = List.copyOf(information);
    agentsPerSeller = 2.0 * groups;
  }

  /** The error of those who know the signals of some number of groups. */
  List<Theory> errors(int known) {
    int states = information.size();
    List<Theory> theories = new ArrayList<>();
    double slowest = Double.POSITIVE_INFINITY;
    for (int state = 0; state < states && states > 1; state++) {
      double rate = known * information.get(state).chernoff();
      theories.add(exponential(state, rate, BELIEFS));
      slowest = Math.min(slowest, rate);
    }
    if (states > 1) {
      theories.add(exponential(null, slowest, BELIEFS));
    }
    return theories;
  }

  /** The logarithm of the error of those who know all signals. */
  List<Theory> logError() {
    int states = information.size();
    List<Theory> theories = new ArrayList<>();
    for (int state = 0; state < states && states > 1; state++) {
      Information known = information.get(state);
      if (!known.isTied()) {
        double sd = Math.sqrt(known.variance() / 2);
        theories.add(
            theory(Statistic.MEAN, state, new Decay.Power(1, -known.entropy() / 2), BELIEFS));
        theories.add(theory(Statistic.SD, state, new Decay.Power(-ROOT, sd), BELIEFS));
      }
    }
    return theories;
  }

  private Theory theory(Statistic statistic, int state, Decay decay, String reference) {
    return new Theory(
        statistic,
        state,
        decay,
        agentsPerSeller * SETTLED,
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        reference);
  }

  /** Returns an exponential law from a rate per seller of a group. */
  Theory exponential(@Nullable Integer state, double rate, String reference) {
    return new Theory(
        Statistic.MEAN,
        state,
        new Decay.Exponential(rate / agentsPerSeller, ROOT),
        Math.max(agentsPerSeller, Math.ceil(agentsPerSeller * SHOWN / rate)),
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        reference);
  }
}
