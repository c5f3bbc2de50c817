package walras.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import walras.run.Looks;
import walras.run.MeanRule;
import walras.sampling.Philox;
import walras.study.Precision;

/**
 * What stopping at a relative precision does to means and their intervals: synthetic studies of one
 * design point, with the rule of {@code precision} and with that of a naive user, who asks for no
 * number of replications that carry the mean.
 *
 * <p>Argument: studies per law, precision and rule. Prints a JSON array.
 */
public final class StoppingCoverage {

  private static final double[] RELATIVE = {0.1, 0.01};

  /** Half the width of a 95 % interval in standard errors. */
  private static final double NORMAL = 1.959964;

  private enum Rule {
    CARRIED,
    NAIVE
  }

  /** How one study ended. */
  private record Ending(double error, boolean covers, int looks, boolean reached) {}

  private StoppingCoverage() {}

  /** Counts: studies per law, precision and rule. */
  public static void main(String[] arguments) {
    int studies = Integer.parseInt(arguments[0]);
    List<String> lines = new ArrayList<>();
    for (StoppingLaw law : StoppingLaw.values()) {
      for (double relative : RELATIVE) {
        for (Rule rule : Rule.values()) {
          Precision.OfMean precision =
              new Precision.OfMean("metric", null, relative, 0, law.atMost());
          List<Ending> endings =
              IntStream.range(0, studies)
                  .parallel()
                  .mapToObj(study -> study(law, precision, rule, study))
                  .toList();
          lines.add(line(law, relative, rule, endings));
        }
      }
    }
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try (PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      text.println("[" + String.join(",\n ", lines) + "]");
    }
  }

  private static Ending study(StoppingLaw law, Precision.OfMean precision, Rule rule, int study) {
    Philox rng = new Philox();
    rng.address(20261121, law.stream(), study, 0);
    PowerSums sample = new PowerSums();
    long look = Looks.first(law.atMost());
    law.draw(look, rng, sample);
    while (!isMet(precision, rule, sample) && look < law.atMost()) {
      long next = Looks.after(look, law.atMost());
      law.draw(next - look, rng, sample);
      look = next;
    }
    double error = sample.mean() - law.mean();
    return new Ending(
        error / law.mean(),
        Math.abs(error) <= NORMAL * sample.standardError(),
        Looks.upTo(look),
        isMet(precision, rule, sample));
  }

  private static boolean isMet(Precision.OfMean precision, Rule rule, PowerSums sample) {
    double carrying = rule == Rule.NAIVE ? Double.POSITIVE_INFINITY : sample.contributing();
    return MeanRule.isMet(precision, sample.mean(), sample.standardError(), carrying);
  }

  private static String line(StoppingLaw law, double relative, Rule rule, List<Ending> endings) {
    double bias = endings.stream().mapToDouble(Ending::error).average().orElseThrow();
    double square =
        endings.stream()
            .mapToDouble(ending -> (ending.error() - bias) * (ending.error() - bias))
            .average()
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "{\"law\": \"%s\", \"relative\": %s, \"rule\": \"%s\", \"studies\": %d,"
            + " \"relative_bias\": %.6f, \"bias_std_error\": %.6f, \"coverage\": %.4f,"
            + " \"mean_looks\": %.2f, \"not_reached\": %.4f}",
        law.title(),
        relative,
        rule.name().toLowerCase(Locale.ROOT),
        endings.size(),
        bias,
        Math.sqrt(square / endings.size()),
        share(endings.stream().filter(Ending::covers).count(), endings.size()),
        endings.stream().mapToInt(Ending::looks).average().orElseThrow(),
        share(endings.stream().filter(ending -> !ending.reached()).count(), endings.size()));
  }

  private static double share(long count, int of) {
    return (double) count / of;
  }
}
