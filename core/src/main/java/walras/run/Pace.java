package walras.run;

import java.util.List;
import walras.estimate.PointEstimates;

/** Decides, wave by wave, how many replications each design point is to have. */
@FunctionalInterface
public interface Pace {

  /**
   * Returns how many replications each design point is to have after the next wave; where none is
   * to have more, the run is done.
   *
   * @param replications how many each has, in the order of the plan
   * @param estimates what they say
   */
  List<Long> next(List<Long> replications, List<PointEstimates> estimates);
}
