package walras.benchmarks;

import org.apache.commons.math3.distribution.NormalDistribution;
import walras.sampling.Binomial;
import walras.sampling.Philox;

/** A law of a metric whose mean is known, and how many replications a study of it may take. */
enum StoppingLaw {
  /** An event of probability 10^-5, which nine in ten first looks miss. */
  RARE(0, "indicator, p = 1e-5", 1e-5, 10_000_000_000L) {
    @Override
    void draw(long replications, Philox rng, PowerSums into) {
      into.indicators(Binomial.sample(rng, replications, 1e-5), replications);
    }
  },
  /** An event of probability 10^-2. */
  INDICATOR(1, "indicator, p = 0.01", 0.01, 10_000_000_000L) {
    @Override
    void draw(long replications, Philox rng, PowerSums into) {
      into.indicators(Binomial.sample(rng, replications, 0.01), replications);
    }
  },
  /** A normal law whose mean is small against its spread. */
  NORMAL(2, "normal, mean / sd = 0.01", 0.01, 10_000_000_000L) {
    @Override
    void draw(long replications, Philox rng, PowerSums into) {
      double count = (double) replications;
      double mean = 0.01 + normal(rng) / Math.sqrt(count);
      double squares = count - 1 + Math.sqrt(2 * (count - 1)) * normal(rng);
      into.normals(mean, squares, count);
    }
  },
  /** An exponential law. */
  EXPONENTIAL(3, "exponential", 1, 10_000_000L) {
    @Override
    void draw(long replications, Philox rng, PowerSums into) {
      for (long i = 0; i < replications; i++) {
        into.add(-Math.log(1 - rng.nextDouble()));
      }
    }
  },
  /** A lognormal law of skewness 6.2. */
  LOGNORMAL(4, "lognormal, sigma = 1", Math.exp(0.5), 10_000_000L) {
    @Override
    void draw(long replications, Philox rng, PowerSums into) {
      for (long i = 0; i < replications; i++) {
        into.add(Math.exp(normal(rng)));
      }
    }
  };

  private static final NormalDistribution NORMAL_LAW = new NormalDistribution(null, 0, 1);

  private final int stream;
  private final String title;
  private final double mean;
  private final long atMost;

  StoppingLaw(int stream, String title, double mean, long atMost) {
    this.stream = stream;
    this.title = title;
    this.mean = mean;
    this.atMost = atMost;
  }

  /** Returns the number of the stream that studies of this law draw from. */
  int stream() {
    return stream;
  }

  String title() {
    return title;
  }

  double mean() {
    return mean;
  }

  long atMost() {
    return atMost;
  }

  /** Adds replications. */
  abstract void draw(long replications, Philox rng, PowerSums into);

  private static double normal(Philox rng) {
    return NORMAL_LAW.inverseCumulativeProbability(rng.nextDouble() + 0x1p-54);
  }
}
