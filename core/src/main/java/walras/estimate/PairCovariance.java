package walras.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * The covariance of the means of two metrics over the same replications.
 *
 * @param overall over all states, in proportion to how often each was drawn; NaN below two
 *     replications
 * @param given in each state
 */
public record PairCovariance(double overall, List<Double> given) {

  /** Copies the list. */
  public PairCovariance {
    given = List.copyOf(given);
  }

  /**
   * Returns the covariances of a pair.
   *
   * @param pair position of the pair in the layout
   */
  static PairCovariance of(Layout layout, BlockMoments moments, int pair) {
    int left = layout.pairs().get(pair).left();
    int right = layout.pairs().get(pair).right();
    Moments allLeft = new Moments();
    Moments allRight = new Moments();
    CoMoment all = new CoMoment();
    List<Double> given = new ArrayList<>();
    for (int state = 0; state < layout.states(); state++) {
      CoMoment ofState = moments.coMoment(state, pair);
      given.add(ofState.covarianceOfMeans(moments.at(state, left).count()));
      Moments nextLeft = fromCommonCentre(layout, moments, state, left);
      Moments nextRight = fromCommonCentre(layout, moments, state, right);
      all.merge(ofState, allLeft, nextLeft, allRight, nextRight);
      allLeft.merge(nextLeft);
      allRight.merge(nextRight);
    }
    return new PairCovariance(all.covarianceOfMeans(allLeft.count()), given);
  }

  private static Moments fromCommonCentre(
      Layout layout, BlockMoments moments, int state, int metric) {
    double origin = layout.centres().get(0).get(metric);
    return moments.at(state, metric).shifted(layout.centres().get(state).get(metric) - origin);
  }
}
