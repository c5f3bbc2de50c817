package walras.mechanism.sigmawalras;

import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.sampling.Streams;

/** Means of all metrics over replications, and their standard errors. */
final class Sample {

  private final double[] means;
  private final double[] errors;

  private Sample(double[] means, double[] errors) {
    this.means = means;
    this.errors = errors;
  }

  /** Runs replications of a market. */
  static Sample of(SizedSigma sized, int replications) {
    Streams streams = Streams.create(20261121, sized.agents());
    Outcome outcome = Outcome.create(sized.market());
    Kernel kernel = sized.kernel();
    double[] means = new double[Measures.all().size()];
    double[] squares = new double[means.length];
    for (int replication = 0; replication < replications; replication++) {
      streams.address(replication);
      kernel.replicate(streams, outcome);
      for (int metric = 0; metric < means.length; metric++) {
        double deviation = outcome.metric(metric) - means[metric];
        means[metric] += deviation / (replication + 1);
        squares[metric] += deviation * (outcome.metric(metric) - means[metric]);
      }
    }
    double[] errors = new double[means.length];
    for (int metric = 0; metric < means.length; metric++) {
      errors[metric] = Math.sqrt(squares[metric] / (replications - 1) / replications);
    }
    return new Sample(means, errors);
  }

  double mean(int metric) {
    return means[metric];
  }

  double error(int metric) {
    return errors[metric];
  }
}
