package walras.rate;

import java.util.List;
import java.util.Optional;
import walras.kernel.Decay;
import walras.kernel.Metric;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.study.RateModel;
import walras.study.RateOptions;

/** What theory says of the statistics of a metric. */
final class Theories {

  private Theories() {}

  /**
   * Returns what theory says of a statistic: of the state if it does, else of every state. Several
   * theories are regimes, each with its own range of sizes.
   *
   * @param state the state, or -1 for all
   */
  static List<Theory> of(Metric metric, int state, Statistic statistic) {
    List<Theory> all =
        metric.theories().stream().filter(theory -> theory.statistic().equals(statistic)).toList();
    List<Theory> given =
        all.stream().filter(theory -> theory.given() != null && theory.given() == state).toList();
    return given.isEmpty() ? all.stream().filter(theory -> theory.given() == null).toList() : given;
  }

  /**
   * Returns the size from which laws of a metric show, if theory says so of any statistic: at least
   * 2 where the law has a logarithm, of which the corrections have no value at 1.
   */
  static double settled(Metric metric, RateOptions.OfMetric asked, Optional<Theory> theory) {
    double from =
        theory
            .map(Theory::from)
            .orElseGet(() -> metric.theories().stream().mapToDouble(Theory::from).max().orElse(1));
    return logs(asked, theory) == 0 ? from : Math.max(2, from);
  }

  /** Returns the exponent of the logarithm in a power law: asked for, else that of theory. */
  static double logs(RateOptions.OfMetric asked, Optional<Theory> theory) {
    Double logs = asked.logs();
    if (logs != null) {
      return logs;
    }
    return theory.isPresent() && theory.get().decay() instanceof Decay.Power power
        ? power.logs()
        : 0;
  }

  /** Returns the law that is fitted to judge a theory: a constant is a power of exponent zero. */
  static RateModel model(Theory theory) {
    Decay decay = theory.decay();
    if (decay instanceof Decay.Exponential) {
      return RateModel.EXPONENTIAL;
    }
    return decay instanceof Decay.Zero ? RateModel.ZERO : RateModel.POWER;
  }
}
