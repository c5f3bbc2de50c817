package walras.numeric;

/** The Gauss-Legendre rule of twelve points, for loops that visit its points themselves. */
public final class LegendreNodes {

  /** The number of points. */
  public static final int COUNT = 12;

  private static final double[] POINTS = {
    0.1252334085114689,
    0.3678314989981802,
    0.5873179542866174,
    0.7699026741943047,
    0.9041172563704749,
    0.9815606342467192
  };

  private static final double[] WEIGHTS = {
    0.24914704581340277,
    0.23349253653835483,
    0.20316742672306592,
    0.16007832854334622,
    0.10693932599531843,
    0.04717533638651183
  };

  private LegendreNodes() {}

  /** Returns a point between two numbers, ascending in its index. */
  public static double point(int index, double from, double to) {
    double centre = 0.5 * (from + to);
    double half = 0.5 * (to - from);
    return index < COUNT / 2
        ? centre - half * POINTS[COUNT / 2 - 1 - index]
        : centre + half * POINTS[index - COUNT / 2];
  }

  /** Returns the weight of a point: weights sum to the distance of the numbers, with its sign. */
  public static double weight(int index, double from, double to) {
    int at = index < COUNT / 2 ? COUNT / 2 - 1 - index : index - COUNT / 2;
    return 0.5 * (to - from) * WEIGHTS[at];
  }
}
