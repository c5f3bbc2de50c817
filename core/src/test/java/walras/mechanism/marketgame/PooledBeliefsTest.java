package walras.mechanism.marketgame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import walras.environment.SignalModel;

/** Beliefs after pooled offers against Bayes' rule over all profiles of single agents. */
class PooledBeliefsTest {

  private static final SignalModel MODEL = Reference.market("E4").economy().model();
  private static final List<List<Integer>> CELLS = List.of(List.of(0, 2), List.of(1), List.of(3));

  /** Two others and a target whose offer is ascribed to the types 1 and 3. */
  @Test
  void aNonTargetCountsTheOwnTypeOnce() {
    double[] belief =
        new PooledBeliefs(MODEL, CELLS).nonTarget(2, List.of(1, 3), new long[] {2, 1, 0});

    double[] weights = new double[3];
    for (int z = 0; z < 3; z++) {
      for (int target : List.of(1, 3)) {
        for (int pooled : List.of(0, 2)) {
          weights[z] +=
              MODEL.prior(z)
                  * MODEL.signal(z, 2)
                  * MODEL.signal(z, target)
                  * MODEL.signal(z, pooled)
                  * MODEL.signal(z, 1);
        }
      }
    }
    assertProportional(belief, weights);
  }

  @Test
  void theTargetKnowsTheOwnTypeAndTheOthersOffers() {
    double[] belief = new PooledBeliefs(MODEL, CELLS).target(3, new long[] {2, 0, 1});

    double[] weights = new double[3];
    for (int z = 0; z < 3; z++) {
      for (int first : List.of(0, 2)) {
        for (int second : List.of(0, 2)) {
          weights[z] +=
              MODEL.prior(z)
                  * MODEL.signal(z, 3)
                  * MODEL.signal(z, first)
                  * MODEL.signal(z, second)
                  * MODEL.signal(z, 3);
        }
      }
    }
    assertProportional(belief, weights);
  }

  private static void assertProportional(double[] belief, double[] weights) {
    double sum = weights[0] + weights[1] + weights[2];
    for (int z = 0; z < 3; z++) {
      assertThat(belief[z]).isCloseTo(weights[z] / sum, within(1e-14));
    }
  }
}
