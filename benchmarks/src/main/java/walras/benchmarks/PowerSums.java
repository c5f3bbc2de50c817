package walras.benchmarks;

/** Sums of powers of a sample, as far as a stopping rule asks for them. Confined to one thread. */
final class PowerSums {

  private double count;
  private double first;
  private double second;
  private double third;
  private double fourth;

  /** Adds a value. */
  void add(double value) {
    double square = value * value;
    count++;
    first += value;
    second += square;
    third += square * value;
    fourth += square * square;
  }

  /** Adds zeros and ones. */
  void indicators(long ones, long of) {
    count += (double) of;
    first += (double) ones;
    second += (double) ones;
    third += (double) ones;
    fourth += (double) ones;
  }

  /**
   * Adds a normal sample by its mean and its squared deviations from it, of standard deviation 1.
   */
  void normals(double mean, double squares, double of) {
    count += of;
    first += of * mean;
    second += squares + of * mean * mean;
    third += of * (3 * mean + mean * mean * mean);
    fourth += of * (3 + 6 * mean * mean);
  }

  double mean() {
    return first / count;
  }

  double standardError() {
    return Math.sqrt(secondCentral() / (count - 1));
  }

  /** Returns replications over kurtosis, 0 where all values are equal. */
  double contributing() {
    double mean = mean();
    double variance = secondCentral();
    double central =
        fourth / count
            - 4 * mean * third / count
            + 6 * mean * mean * second / count
            - 3 * mean * mean * mean * mean;
    return variance > 0 ? count * variance * variance / central : 0;
  }

  private double secondCentral() {
    return Math.max(0, second / count - mean() * mean());
  }
}
