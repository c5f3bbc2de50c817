package walras.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Comparisons judged together: the probability that any is called moved though none is, is at most
 * the level, whatever the dependence between them (Holm 1979).
 */
final class Holm {

  private Holm() {}

  /** Returns the comparisons that moved. */
  static List<Compared> moved(List<Compared> compared, double level) {
    List<Compared> ascending = new ArrayList<>(compared);
    ascending.sort(Comparator.comparingDouble(Compared::p));
    int count = 0;
    while (count < ascending.size()
        && ascending.get(count).p() <= level / (ascending.size() - count)) {
      count++;
    }
    return List.copyOf(ascending.subList(0, count));
  }
}
