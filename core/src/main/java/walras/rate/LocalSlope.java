package walras.rate;

import java.util.ArrayList;
import java.util.List;
import walras.numeric.Elementary;

/**
 * The exponent of N between two neighbouring sizes, by which one sees curvature.
 *
 * @param from the smaller size
 * @param to the larger size
 * @param slope the difference of logarithms of the values over that of the sizes
 * @param standardError its standard error to first order
 */
public record LocalSlope(long from, long to, double slope, double standardError) {

  /**
   * Returns the slopes between neighbours whose values have the same sign and no error.
   *
   * @param observations in ascending order of sizes
   */
  static List<LocalSlope> exact(List<Observation> observations) {
    return of(observations).stream()
        .map(slope -> new LocalSlope(slope.from(), slope.to(), slope.slope(), 0))
        .toList();
  }

  /**
   * Returns the slopes between neighbours whose values have the same sign.
   *
   * @param observations in ascending order of sizes
   */
  static List<LocalSlope> of(List<Observation> observations) {
    List<LocalSlope> slopes = new ArrayList<>();
    for (int i = 1; i < observations.size(); i++) {
      Observation first = observations.get(i - 1);
      Observation second = observations.get(i);
      double ratio = second.value() / first.value();
      if (ratio > 0 && Double.isFinite(ratio)) {
        double step = Elementary.log((double) second.size() / (double) first.size());
        double left = first.standardError() / first.value();
        double right = second.standardError() / second.value();
        slopes.add(
            new LocalSlope(
                first.size(),
                second.size(),
                Elementary.log(ratio) / step,
                Math.sqrt(left * left + right * right) / step));
      }
    }
    return slopes;
  }
}
