package walras.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import walras.kernel.Kernel;
import walras.kernel.Metric;
import walras.kernel.Outcome;
import walras.sampling.Streams;
import walras.study.DesignPoint;

/**
 * A kernel of ours as a program with the arguments and the output of the peer programs: agents,
 * replications, seed; nanoseconds of processor time per replication, means and standard errors.
 */
public final class KernelProgram {

  private static final int WARM_UP = 20;
  private static final int WARM_UP_REPLICATIONS = 50_000;

  private final List<String> names;

  private final Kernel kernel;
  private final Streams streams;
  private final Outcome outcome;
  private final int[] metrics;
  private final double[] origins;
  private final double[] sums;
  private final double[] squares;

  private KernelProgram(DesignPoint point, List<String> names, long seed) {
    this.names = names;
    kernel = point.sized().kernel();
    streams = Streams.create(seed, point.size());
    outcome = Outcome.create(point.market());
    List<String> all = point.market().metrics().stream().map(Metric::name).toList();
    metrics = names.stream().mapToInt(all::indexOf).toArray();
    origins = new double[metrics.length];
    sums = new double[metrics.length];
    squares = new double[metrics.length];
  }

  /** Measures: study, metrics with commas between them, agents, replications, seed. */
  public static void main(String[] arguments) {
    List<String> names = List.of(arguments[1].split(","));
    long agents = Long.parseLong(arguments[2]);
    long replications = Long.parseLong(arguments[3]);
    long seed = Long.parseLong(arguments[4]);
    DesignPoint point = Studies.read(arguments[0], agents);
    for (int i = 0; i < WARM_UP; i++) {
      new KernelProgram(point, names, seed + 1).run(WARM_UP_REPLICATIONS);
    }
    KernelProgram program = new KernelProgram(point, names, seed);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    program.run(replications);
    long elapsed = threads.getCurrentThreadCpuTime() - start;
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    try (PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      text.printf(
          Locale.ROOT,
          "{\"agents\": %d, \"replications\": %d, \"ns_per_replication\": %.1f%s}%n",
          agents,
          replications,
          (double) elapsed / (double) replications,
          program.results((double) replications));
    }
  }

  private void run(long replications) {
    replicate(0);
    for (int i = 0; i < metrics.length; i++) {
      origins[i] = outcome.metric(metrics[i]);
    }
    for (long replication = 1; replication < replications; replication++) {
      replicate(replication);
      for (int i = 0; i < metrics.length; i++) {
        double deviation = outcome.metric(metrics[i]) - origins[i];
        sums[i] += deviation;
        squares[i] += deviation * deviation;
      }
    }
  }

  private void replicate(long replication) {
    streams.address(replication);
    outcome.clear();
    kernel.replicate(streams, outcome);
  }

  private String results(double replications) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < metrics.length; i++) {
      double mean = sums[i] / replications;
      double variance = (squares[i] - replications * mean * mean) / (replications - 1);
      text.append(
          String.format(
              Locale.ROOT,
              ", \"%s\": {\"mean\": %s, \"std_error\": %.3g}",
              names.get(i),
              origins[i] + mean,
              Math.sqrt(Math.max(variance, 0) / replications)));
    }
    return text.toString();
  }
}
