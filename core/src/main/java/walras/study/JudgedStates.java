package walras.study;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import walras.kernel.Market;
import walras.kernel.Metric;

/**
 * Which estimates of a metric are judged for precision.
 *
 * <p>A mean over states that differ in their limits says nothing of the distance to any limit, and
 * most of its error is how often each state was drawn: there each state is judged by itself.
 */
public final class JudgedStates {

  /** Stands for all states together. */
  public static final int OVERALL = -1;

  private JudgedStates() {}

  /**
   * Returns the position of the metric in a market, or -1 if the market has none of that name or
   * does not define it at the design point.
   */
  public static int metric(DesignPoint point, String name) {
    List<Metric> metrics = point.market().metrics();
    return IntStream.range(0, metrics.size())
        .filter(i -> metrics.get(i).name().equals(name) && point.sized().undefined(i).isEmpty())
        .findFirst()
        .orElse(-1);
  }

  /**
   * Returns the states in which a design point is judged, {@link #OVERALL} for all together; none
   * where the metric has no value, or where the market has no such state.
   */
  public static List<Integer> of(DesignPoint point, Precision precision) {
    Market market = point.market();
    int metric = metric(point, precision.metric());
    String given = precision.given();
    if (metric < 0) {
      return List.of();
    }
    if (given != null) {
      int state = market.states().indexOf(given);
      return state < 0 ? List.of() : List.of(state);
    }
    List<Integer> states = IntStream.range(0, market.states().size()).boxed().toList();
    boolean agree =
        states.stream()
            .allMatch(
                state ->
                    Objects.equals(
                        point.sized().limit(metric, state), point.sized().limit(metric, 0)));
    return agree ? List.of(OVERALL) : states;
  }
}
