package walras.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import walras.kernel.Decay;
import walras.kernel.Statistic;
import walras.kernel.Theory;
import walras.rate.Claim;
import walras.rate.Interval;
import walras.rate.Judge;
import walras.rate.LimitClaim;
import walras.rate.LimitFit;
import walras.rate.Observation;
import walras.rate.RateChoice;
import walras.rate.RateFit;
import walras.rate.RateFitter;
import walras.rate.Verdict;
import walras.sampling.Philox;
import walras.study.RateModel;

/**
 * How often fitted intervals cover the truth: synthetic studies with 15 sizes, truths with and
 * without next-order terms, means, frequencies and means that few replications carry, 10^4 to 10^8
 * replications. Fits are chosen as in a study.
 *
 * <p>Arguments: studies per truth and number of replications; words, of which the name of a truth
 * must hold one, or none for all truths. Prints a JSON array.
 */
public final class RateCoverage {

  private static final double MARGIN = 0.02;
  private static final double LEVEL = 0.95;
  private static final double POOR = 0.01;

  private static final List<CoverageTruth> TRUTHS =
      List.of(
          CoverageTruth.normal("N^-1/2", -0.5, RateCoverage::root),
          CoverageTruth.normal("N^-1/2 (1 + 1/N)", -0.5, n -> root(n) * (1 + 1 / n)),
          CoverageTruth.normal("N^-1/2 (1 + 5/N)", -0.5, n -> root(n) * (1 + 5 / n)),
          CoverageTruth.normal("N^-1/2 (1 + N^-1/2)", -0.5, n -> root(n) * (1 + root(n))),
          CoverageTruth.normal("N^-1/2 (1 - 2 N^-1/2)", -0.5, n -> root(n) * (1 - 2 * root(n))),
          CoverageTruth.normal("-0.3/N under noise N^-1/2", -1, n -> -0.3 / n),
          CoverageTruth.reduced("reduced: 0.3/(N + 20) under N^-3/2", -1, n -> 0.3 / (n + 20)),
          CoverageTruth.logarithmic("(log N - 1)/N under 1/N", -1, 1, n -> (Math.log(n) - 1) / n),
          CoverageTruth.indicator("indicator: N^-1/2", -0.5, RateCoverage::root),
          CoverageTruth.indicator(
              "indicator: N^-1/2 (1 - 2 N^-1/2)", -0.5, n -> root(n) * (1 - 2 * root(n))),
          CoverageTruth.exponential(0.5, 0.05, -0.5),
          CoverageTruth.fewEvents("few events: N^-1/2 of N^-1/2", -1, RateCoverage::root),
          CoverageTruth.normal(
              "misspecified: N^-1/2 (1 + N^-1/4)", -0.5, n -> root(n) * (1 + Math.sqrt(root(n)))),
          CoverageTruth.normal("misspecified: N^-1/2 log N", -0.5, n -> Math.log(n) * root(n)));

  /**
   * What one study found.
   *
   * @param limit the verdict on the true limit, or nothing where it is not tried
   */
  private record Finding(
      boolean fitted,
      boolean covers,
      double width,
      boolean rejected,
      boolean chosen,
      Verdict verdict,
      Optional<Verdict> limit) {}

  private RateCoverage() {}

  /** Counts: studies per truth and number of replications. */
  public static void main(String[] arguments) {
    int studies = Integer.parseInt(arguments[0]);
    List<String> words = List.of(arguments).subList(1, arguments.length);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try (PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      String before = "[";
      for (CoverageTruth truth : TRUTHS) {
        if (!words.isEmpty() && words.stream().noneMatch(truth.name()::contains)) {
          continue;
        }
        for (long replications : new long[] {10_000, 1_000_000, 100_000_000}) {
          text.print(before + line(truth, replications, findings(truth, replications, studies)));
          text.flush();
          before = ",\n ";
        }
      }
      text.println("]");
    }
  }

  private static List<Finding> findings(CoverageTruth truth, long replications, int studies) {
    return IntStream.range(0, studies)
        .parallel()
        .mapToObj(study -> study(truth, replications, study))
        .toList();
  }

  private static Finding study(CoverageTruth truth, long replications, int study) {
    Philox rng = new Philox();
    rng.address(truth.name().hashCode(), 0, study, replications);
    List<Observation> observations = truth.draw(rng, replications);
    List<Observation> points = observations.stream().filter(Observation::isPoint).toList();
    if (points.size() < RateFitter.LEAST_SIZES) {
      return new Finding(
          false, false, Double.NaN, false, false, Verdict.INCONCLUSIVE, Optional.empty());
    }
    Decay decay = truth.decay();
    boolean power = decay instanceof Decay.Power;
    RateChoice choice =
        RateChoice.of(
            new RateFitter(observations),
            Optional.of(power ? RateModel.POWER : RateModel.EXPONENTIAL),
            decay instanceof Decay.Power law ? law.logs() : 0,
            Optional.of(theory(decay)));
    RateFit fit = choice.fit();
    double rate = rate(decay);
    Interval interval = fit.interval(LEVEL).orElseThrow();
    double margin = power ? MARGIN : MARGIN * rate;
    return new Finding(
        true,
        interval.low() <= rate && rate <= interval.high(),
        interval.high() - interval.low(),
        fit.goodness() < POOR,
        choice.alternatives().stream().allMatch(other -> fit.criterion() <= other.criterion()),
        Judge.judge(List.of(new Claim(fit, rate, margin))).get(0).verdict(),
        power ? Optional.of(limit(points, decay)) : Optional.empty());
  }

  /** Judges the true limit, zero, with the margin relative to the largest mean. */
  private static Verdict limit(List<Observation> points, Decay decay) {
    LimitFit fit = LimitFit.of(points, List.of(decay));
    double margin = MARGIN * fit.largestDistance();
    return Judge.judgeAll(List.of(new LimitClaim(fit, margin))).get(0).verdict();
  }

  private static Theory theory(Decay decay) {
    return new Theory(
        Statistic.MEAN,
        null,
        decay,
        1,
        Double.POSITIVE_INFINITY,
        Theory.Source.DERIVED,
        "how the study was drawn");
  }

  private static double rate(Decay decay) {
    return decay instanceof Decay.Power power
        ? power.exponent()
        : ((Decay.Exponential) decay).rate();
  }

  private static double root(double agents) {
    return 1 / Math.sqrt(agents);
  }

  private static String line(CoverageTruth truth, long replications, List<Finding> findings) {
    List<Finding> fitted = findings.stream().filter(Finding::fitted).toList();
    double[] widths = fitted.stream().mapToDouble(Finding::width).sorted().toArray();
    double median = widths.length == 0 ? Double.NaN : widths[widths.length / 2];
    return String.format(
        Locale.ROOT,
        "{\"truth\": \"%s\", \"replications\": %d, \"studies\": %d, \"fitted\": %d,"
            + " \"coverage\": %s, \"median_width\": %s, \"poor_fits\": %s, \"chosen\": %s,"
            + " \"consistent\": %s, \"wrong_verdicts\": %s, \"off_limit\": %s}",
        truth.name(),
        replications,
        findings.size(),
        fitted.size(),
        share(fitted, Finding::covers),
        Double.isFinite(median) ? Double.toString(median) : "null",
        share(fitted, Finding::rejected),
        share(fitted, Finding::chosen),
        share(fitted, found -> found.verdict() == Verdict.CONSISTENT),
        share(
            fitted,
            found -> found.verdict() == Verdict.FASTER || found.verdict() == Verdict.SLOWER),
        share(fitted, found -> found.limit().equals(Optional.of(Verdict.OFF_LIMIT))));
  }

  private static String share(List<Finding> findings, Predicate<Finding> kind) {
    double count = (double) findings.stream().filter(kind).count();
    return findings.isEmpty()
        ? "null"
        : String.format(Locale.ROOT, "%.4f", count / (double) findings.size());
  }
}
