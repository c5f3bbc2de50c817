package walras.mechanism.marketgame;

/** The mean and standard deviation of numbers with weights. */
final class WeightedMoments {

  private double weights;
  private double mean;
  private double squares;

  void add(double weight, double value) {
    if (weight > 0) {
      weights += weight;
      double difference = value - mean;
      mean += difference * (weight / weights);
      squares += weight * difference * (value - mean);
    }
  }

  /** Adds all numbers of another one, with their weights scaled. */
  void add(double scale, WeightedMoments other) {
    double before = weights;
    add(scale * other.weights, other.mean);
    squares += scale * other.squares;
    weights = before + scale * other.weights;
  }

  double weights() {
    return weights;
  }

  double mean() {
    return mean;
  }

  double standardDeviation() {
    return Math.sqrt(squares / weights);
  }
}
