package walras.rate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import walras.numeric.Elementary;

/** The observations of one statistic in ascending order of sizes, prepared for fitting. */
final class Series {

  private final List<Observation> observations;

  /** Logarithm of size over the largest size. */
  final double[] logSize;

  /** Values over their standard errors. */
  final double[] target;

  final double[] weight;

  /** Where the errors of the observations come from. */
  final Errors errors;

  Series(List<Observation> unordered, Errors errors) {
    this.errors = errors;
    observations = unordered.stream().sorted(Comparator.comparingLong(Observation::size)).toList();
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

  int count() {
    return observations.size();
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

  long smallest() {
    return observations.get(0).size();
  }

  long largest() {
    return observations.get(count() - 1).size();
  }
}
