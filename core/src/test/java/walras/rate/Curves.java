package walras.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Series of estimates whose truth is known. */
final class Curves {

  private Curves() {}

  /** Returns 15 sizes from 10^2 to 10^9, two per decade. */
  static long[] sizes() {
    return IntStream.range(0, 15).mapToLong(i -> Math.round(Math.pow(10, 2 + i / 2.0))).toArray();
  }

  /** Returns the truth with normal errors of a spread over the root of the replications. */
  static List<Observation> drawn(
      Random random, DoubleUnaryOperator truth, DoubleUnaryOperator spread, double replications) {
    List<Observation> observations = new ArrayList<>();
    for (long size : sizes()) {
      double error = spread.applyAsDouble((double) size) / Math.sqrt(replications);
      double value = truth.applyAsDouble((double) size) + error * random.nextGaussian();
      observations.add(new Observation(size, value, error));
    }
    return observations;
  }

  /** Returns the truth with relative errors that are stated but not made. */
  static List<Observation> exact(long[] sizes, DoubleUnaryOperator truth, double relativeError) {
    List<Observation> observations = new ArrayList<>();
    for (long size : sizes) {
      double value = truth.applyAsDouble((double) size);
      observations.add(new Observation(size, value, Math.abs(value) * relativeError));
    }
    return observations;
  }
}
