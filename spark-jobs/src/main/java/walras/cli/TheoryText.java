package walras.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import walras.kernel.Decay;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Theory;

/** Shows what theory says of a market's metrics. */
final class TheoryText {

  private TheoryText() {}

  /** Returns one line per metric, statistic and state of which theory speaks. */
  static List<String> lines(Market market) {
    List<String> lines = new ArrayList<>();
    for (Metric metric : market.metrics()) {
      for (Theory theory : metric.theories()) {
        Integer state = theory.given();
        String given = state == null ? "" : " given " + market.states().get(state);
        lines.add(
            "%s, %s%s: %s (%s, %s; N from %s to %s)"
                .formatted(
                    metric.name(),
                    theory.statistic().name().toLowerCase(Locale.ROOT),
                    given,
                    text(theory.decay()),
                    theory.source().name().toLowerCase(Locale.ROOT),
                    theory.reference(),
                    count(theory.from()),
                    count(theory.to())));
      }
    }
    return lines;
  }

  private static String text(Decay decay) {
    if (decay instanceof Decay.Power power) {
      String constant =
          power.constant() == null ? "C" : String.format(Locale.ROOT, "%.5g", power.constant());
      return String.format(Locale.ROOT, "%s N^%s", constant, plain(power.exponent()));
    }
    if (decay instanceof Decay.Exponential exponential) {
      return String.format(
          Locale.ROOT, "C N^%s exp(-%.6g N)", plain(exponential.prefactor()), exponential.rate());
    }
    return decay instanceof Decay.Zero ? "exactly zero" : "a constant";
  }

  private static String plain(double exponent) {
    return exponent == Math.rint(exponent)
        ? String.valueOf((long) exponent)
        : String.valueOf(exponent);
  }

  private static String count(double agents) {
    return Double.isInfinite(agents) ? "infinity" : String.valueOf((long) agents);
  }
}
