package walras.compare;

/** How two samples depend on each other, which decides the error of a difference. */
enum Dependence {
  /** No replication is in both: variances add. */
  INDEPENDENT {
    @Override
    double error(Sampled first, Sampled second) {
      return Math.hypot(first.error(), second.error());
    }

    @Override
    double spread(double replications, double others) {
      return 1 / replications + 1 / others;
    }
  },
  /**
   * The longer sample begins with the shorter. With n and m replications, the difference of their
   * means is 1 - n/m times that of the shorter and the rest of the longer, which are independent,
   * and has variance s²(1/n - 1/m); so has that of whatever is a mean to first order.
   */
  PREFIX {
    @Override
    double error(Sampled first, Sampled second) {
      Sampled longer = first.replications() > second.replications() ? first : second;
      Sampled shorter = first.replications() > second.replications() ? second : first;
      return longer.error()
          * Math.sqrt(Math.max(0, longer.replications() / shorter.replications() - 1));
    }

    @Override
    double spread(double replications, double others) {
      return Math.abs(1 / replications - 1 / others);
    }
  },
  /** Nothing is known; no dependence makes the error larger than the sum of both. */
  UNKNOWN {
    @Override
    double error(Sampled first, Sampled second) {
      return first.error() + second.error();
    }

    @Override
    double spread(double replications, double others) {
      double root = Math.sqrt(1 / replications) + Math.sqrt(1 / others);
      return root * root;
    }
  };

  /**
   * An estimate of one run.
   *
   * @param value its value
   * @param error its standard error, 0 if exact
   * @param replications how many it rests on, infinitely many if exact
   */
  record Sampled(double value, double error, double replications) {}

  /** Returns the standard error of the difference of two estimates of one quantity. */
  abstract double error(Sampled first, Sampled second);

  /** Returns the variance of the difference of two means of values with variance 1. */
  abstract double spread(double replications, double others);
}
