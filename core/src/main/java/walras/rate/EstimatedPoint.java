package walras.rate;

import walras.estimate.PointEstimates;
import walras.study.DesignPoint;

/**
 * A design point with what was estimated at it.
 *
 * @param point the design point
 * @param estimates the estimates
 */
record EstimatedPoint(DesignPoint point, PointEstimates estimates) {}
