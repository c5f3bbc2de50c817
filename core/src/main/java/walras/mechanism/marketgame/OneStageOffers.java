package walras.mechanism.marketgame;

import java.io.Serializable;
import java.util.Optional;

/** What each type offers in the benchmark without a first stage. */
interface OneStageOffers extends Serializable {

  /** Returns the offer of a type: of good q if positive, of good r with a minus if negative. */
  double offer(int type);

  /** Returns why there is no benchmark, or nothing where there is one; then offers mean nothing. */
  Optional<String> missing();
}
