package walras.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import walras.rate.Claim;
import walras.rate.Interval;
import walras.rate.Judge;
import walras.rate.Observation;
import walras.rate.RateFit;
import walras.rate.RateFitter;
import walras.rate.Verdict;
import walras.sampling.Philox;

/**
 * How often fitted intervals cover the truth: synthetic studies with 15 sizes from 10^2 to 10^9,
 * truths with and without next-order terms, 10^4 to 10^8 replications.
 *
 * <p>Argument: studies per truth and number of replications. Prints a JSON array.
 */
public final class RateCoverage {

  private static final double MARGIN = 0.02;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private static final List<Truth> TRUTHS =
      List.of(
          new Truth("N^-1/2", -0.5, RateCoverage::root),
          new Truth("N^-1/2 (1 + 1/N)", -0.5, n -> (1 + 1 / n) / Math.sqrt(n)),
          new Truth("N^-1/2 (1 + 5/N)", -0.5, n -> (1 + 5 / n) / Math.sqrt(n)),
          new Truth("N^-1/2 (1 + N^-1/2)", -0.5, n -> (1 + 1 / Math.sqrt(n)) / Math.sqrt(n)),
          new Truth("N^-1/2 (1 - 2 N^-1/2)", -0.5, n -> (1 - 2 / Math.sqrt(n)) / Math.sqrt(n)),
          new Truth("-0.3/N under noise N^-1/2", -1, n -> -0.3 / n),
          new Truth(
              "misspecified: N^-1/2 (1 + N^-1/4)", -0.5, n -> root(n) * (1 + Math.pow(n, -0.25))),
          new Truth("misspecified: N^-1/2 log N", -0.5, n -> Math.log(n) / Math.sqrt(n)));

  private record Truth(String name, double exponent, DoubleUnaryOperator mean) {}

  /** What one study found. */
  private record Finding(boolean covers, double width, boolean rejected, Verdict verdict) {}

  private RateCoverage() {}

  /** Counts: studies per truth and number of replications. */
  public static void main(String[] arguments) {
    int studies = Integer.parseInt(arguments[0]);
    List<String> lines = new ArrayList<>();
    for (Truth truth : TRUTHS) {
      for (double replications : new double[] {1e4, 1e6, 1e8}) {
        List<Finding> findings =
            IntStream.range(0, studies)
                .parallel()
                .mapToObj(study -> study(truth, replications, study))
                .toList();
        lines.add(line(truth, replications, findings));
      }
    }
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try (PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      text.println("[" + String.join(",\n ", lines) + "]");
    }
  }

  private static Finding study(Truth truth, double replications, int study) {
    Philox rng = new Philox();
    rng.address(truth.name().hashCode(), 0, study, (long) replications);
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      long size = Math.round(Math.pow(10, 2 + i / 2.0));
      double error = root((double) size) / Math.sqrt(replications);
      double value = truth.mean().applyAsDouble((double) size) + error * normal(rng);
      observations.add(new Observation(size, value, error));
    }
    RateFit fit = new RateFitter(observations).power(0);
    Interval interval = fit.interval(0.95).orElseThrow();
    Verdict verdict =
        Judge.judge(List.of(new Claim(fit, truth.exponent(), MARGIN))).get(0).verdict();
    return new Finding(
        interval.low() <= truth.exponent() && truth.exponent() <= interval.high(),
        interval.high() - interval.low(),
        fit.goodness() < 0.01,
        verdict);
  }

  private static double root(double agents) {
    return 1 / Math.sqrt(agents);
  }

  private static double normal(Philox rng) {
    return NORMAL.inverseCumulativeProbability(rng.nextDouble() + 0x1p-54);
  }

  private static String line(Truth truth, double replications, List<Finding> findings) {
    double[] widths = findings.stream().mapToDouble(Finding::width).sorted().toArray();
    double median = widths[widths.length / 2];
    return String.format(
        Locale.ROOT,
        "{\"truth\": \"%s\", \"replications\": %.0f, \"studies\": %d, \"coverage\": %.4f,"
            + " \"median_width\": %s, \"poor_fits\": %.4f, \"consistent\": %.4f,"
            + " \"wrong_verdicts\": %.4f}",
        truth.name(),
        replications,
        findings.size(),
        share(findings.stream().filter(Finding::covers).count(), findings.size()),
        Double.isFinite(median) ? Double.toString(median) : "null",
        share(findings.stream().filter(Finding::rejected).count(), findings.size()),
        share(
            findings.stream().filter(found -> found.verdict() == Verdict.CONSISTENT).count(),
            findings.size()),
        share(
            findings.stream()
                .filter(
                    found -> found.verdict() == Verdict.FASTER || found.verdict() == Verdict.SLOWER)
                .count(),
            findings.size()));
  }

  private static double share(long count, int of) {
    return (double) count / of;
  }
}
