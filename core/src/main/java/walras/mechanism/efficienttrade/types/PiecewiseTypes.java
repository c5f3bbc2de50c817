package walras.mechanism.efficienttrade.types;

import java.util.Arrays;
import walras.kernel.Details;

/** Types whose density is linear between knots, with or without jumps there. Immutable. */
public final class PiecewiseTypes implements TypeLaw {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final double[] types;
  private final double[] heights;

  /** By segment from the top: where it begins, the tail probability there, height and slope. */
  private final double[] gaps;

  private final double[] tails;
  private final double[] starts;
  private final double[] slopes;

  private PiecewiseTypes(String name, double[] types, double[] heights, double[][] ends) {
    this.name = name;
    this.types = types;
    int segments = types.length - 1;
    double mass = mass(types, ends);
    this.heights = Arrays.stream(heights).map(height -> height / mass).toArray();
    gaps = new double[segments + 1];
    tails = new double[segments + 1];
    starts = new double[segments];
    slopes = new double[segments];
    for (int i = 0; i < segments; i++) {
      int segment = segments - 1 - i;
      double length = types[segment + 1] - types[segment];
      gaps[i] = types[segments] - types[segment + 1];
      starts[i] = ends[segment][1] / mass;
      slopes[i] = (ends[segment][0] - ends[segment][1]) / length / mass;
      tails[i + 1] = tails[i] + length * (starts[i] + 0.5 * slopes[i] * length);
    }
    gaps[segments] = types[segments] - types[0];
  }

  /**
   * Returns a law with a density that is constant between knots.
   *
   * @param knots ascending
   * @param heights of the density between them, positive, in proportion
   */
  public static PiecewiseTypes constant(double[] knots, double[] heights) {
    double[][] ends = new double[heights.length][];
    Arrays.setAll(ends, i -> new double[] {heights[i], heights[i]});
    return new PiecewiseTypes("piecewise_constant", knots.clone(), heights, ends);
  }

  /**
   * Returns a law with a density that is linear between knots.
   *
   * @param knots ascending
   * @param heights of the density at them, not negative, no two in a row zero, in proportion
   */
  public static PiecewiseTypes linear(double[] knots, double[] heights) {
    double[][] ends = new double[heights.length - 1][];
    Arrays.setAll(ends, i -> new double[] {heights[i], heights[i + 1]});
    return new PiecewiseTypes("piecewise_linear", knots.clone(), heights, ends);
  }

  /** Returns the integral of a density that is constant between knots. */
  public static double massOfConstant(double[] knots, double[] heights) {
    double mass = 0;
    for (int i = 0; i < heights.length; i++) {
      mass += (knots[i + 1] - knots[i]) * heights[i];
    }
    return mass;
  }

  /** Returns the integral of a density that is linear between knots. */
  public static double massOfLinear(double[] knots, double[] heights) {
    double mass = 0;
    for (int i = 0; i + 1 < heights.length; i++) {
      mass += 0.5 * (knots[i + 1] - knots[i]) * (heights[i] + heights[i + 1]);
    }
    return mass;
  }

  private static double mass(double[] knots, double[][] ends) {
    double mass = 0;
    for (int i = 0; i < ends.length; i++) {
      mass += 0.5 * (knots[i + 1] - knots[i]) * (ends[i][0] + ends[i][1]);
    }
    return mass;
  }

  @Override
  public void describe(Details details) {
    details.put("law", name).put("knots", types.clone()).put("heights", heights.clone());
  }

  @Override
  public double lower() {
    return types[0];
  }

  @Override
  public double upper() {
    return types[types.length - 1];
  }

  @Override
  public double tail(double gap) {
    if (gap >= width()) {
      return 1;
    }
    int segment = segment(gaps, gap);
    double inside = gap - gaps[segment];
    return tails[segment] + inside * (starts[segment] + 0.5 * slopes[segment] * inside);
  }

  @Override
  public double density(double gap) {
    int segment = segment(gaps, gap);
    return starts[segment] + slopes[segment] * (gap - gaps[segment]);
  }

  @Override
  public double gapOfTail(double probability) {
    if (probability >= 1) {
      return width();
    }
    int segment = segment(tails, probability);
    double rest = probability - tails[segment];
    double start = starts[segment];
    double root = Math.sqrt(Math.max(0, start * start + 2 * slopes[segment] * rest));
    double inside = rest > 0 ? 2 * rest / (start + root) : 0;
    return Math.min(gaps[segment + 1], gaps[segment] + inside);
  }

  /** Returns the segment that holds a number, given where segments begin. */
  private int segment(double[] begin, double number) {
    int segment = 0;
    while (segment < starts.length - 1 && begin[segment + 1] <= number) {
      segment++;
    }
    return segment;
  }

  @Override
  public double meanGap() {
    double mean = 0;
    for (int i = 0; i < starts.length; i++) {
      double length = gaps[i + 1] - gaps[i];
      double moment = length * length * (0.5 * starts[i] + slopes[i] * length / 3);
      mean += gaps[i] * (tails[i + 1] - tails[i]) + moment;
    }
    return mean;
  }

  @Override
  public Tail tail() {
    return starts[0] > 0 ? new Tail(1, starts[0]) : new Tail(2, 0.5 * slopes[0]);
  }

  @Override
  public double[] knots() {
    return Arrays.copyOfRange(gaps, 1, gaps.length - 1);
  }
}
