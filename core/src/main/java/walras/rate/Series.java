package walras.rate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import walras.numeric.Elementary;

/** The observations of one statistic in ascending order of sizes, prepared for fitting. */
final class Series {

  private final List<Observation> observations;
  private final int points;

  /** Logarithm of size over the largest size. */
  final double[] logSize;

  /** Values over their standard errors, where all errors are normal. */
  final double[] target;

  final double[] weight;

  /** Whether all errors are normal. */
  final boolean normal;

  /** Where the errors of the observations come from. */
  final Errors errors;

  /** Whether errors are so small that what a law leaves out may count more. */
  final boolean reduced;

  Series(List<Observation> unordered, Errors errors) {
    this.errors = errors;
    observations = unordered.stream().sorted(Comparator.comparingLong(Observation::size)).toList();
    points = (int) observations.stream().filter(Observation::isPoint).count();
    reduced = observations.stream().anyMatch(Observation::isReduced);
    normal = observations.stream().allMatch(Observation::isNormal);
    int count = observations.size();
    logSize = new double[count];
    target = new double[count];
    weight = new double[count];
    for (int i = 0; i < count; i++) {
      Observation observation = observations.get(i);
      logSize[i] = Elementary.log((double) observation.size() / (double) largest());
      weight[i] = 1 / observation.standardError();
      target[i] = observation.value() * weight[i];
    }
  }

  /** Returns the number of observations, points and bounds. */
  int count() {
    return observations.size();
  }

  /** Returns the number of observations that are more than bounds. */
  int points() {
    return points;
  }

  List<Observation> observations() {
    return observations;
  }

  double size(int index) {
    return (double) observations.get(index).size();
  }

  /** Returns the standard error at a size, or nothing where none was observed. */
  Optional<Double> error(long size) {
    return observations.stream()
        .filter(observation -> observation.size() == size)
        .map(Observation::standardError)
        .findFirst();
  }

  double value(int index) {
    return observations.get(index).value();
  }

  Likelihood likelihood(int index) {
    return observations.get(index).likelihood();
  }

  /** Returns the deviance of the values of a law. */
  double deviance(double[] law) {
    double sum = 0;
    for (int i = 0; i < law.length; i++) {
      sum += likelihood(i).deviance(law[i]);
    }
    return sum;
  }

  /**
   * Returns the degrees of freedom that the bounds add: the deviance that each leaves, at most 1,
   * so that a bound that the law respects does not make a poor fit look better.
   */
  double freedomOfBounds(Law law) {
    double sum = 0;
    for (Observation observation : observations) {
      if (!observation.isPoint()) {
        double left = observation.likelihood().deviance(law.at((double) observation.size()));
        sum += Math.min(1, left);
      }
    }
    return sum;
  }

  long smallest() {
    return observations.get(0).size();
  }

  long largest() {
    return observations.get(count() - 1).size();
  }
}
