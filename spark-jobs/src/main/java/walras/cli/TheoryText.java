package walras.cli;

import java.util.List;
import java.util.Locale;
import walras.kernel.Decay;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.Theory;
import walras.report.AlignedTable;

/** Shows what theory says of a market's metrics. */
final class TheoryText {

  private TheoryText() {}

  /** Returns a header and a line per metric, statistic and state of which theory speaks. */
  static List<String> lines(Market market) {
    AlignedTable table = AlignedTable.of("llllrll");
    table.row("metric", "of", "given", "law", "from N", "source", "reference");
    for (Metric metric : market.metrics()) {
      for (Theory theory : metric.theories()) {
        Integer state = theory.given();
        table.row(
            metric.name(),
            theory.statistic().spelling(),
            state == null ? "" : market.states().get(state),
            law(theory.decay()),
            range(theory),
            theory.source().name().toLowerCase(Locale.ROOT),
            theory.reference());
      }
    }
    return table.lines();
  }

  private static String law(Decay decay) {
    if (decay instanceof Decay.Power power) {
      String constant =
          power.constant() == null ? "C" : String.format(Locale.ROOT, "%.5g", power.constant());
      String logarithm = power.logs() == 0 ? "" : " (log N)^" + plain(power.logs());
      return "%s N^%s%s".formatted(constant, plain(power.exponent()), logarithm);
    }
    if (decay instanceof Decay.Exponential exponential) {
      return String.format(
          Locale.ROOT, "C N^%s exp(-%.6g N)", plain(exponential.prefactor()), exponential.rate());
    }
    return decay instanceof Decay.Zero ? "exactly zero" : "constant";
  }

  private static String range(Theory theory) {
    String from = plain(theory.from());
    return Double.isInfinite(theory.to()) ? from : from + ".." + plain(theory.to());
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
