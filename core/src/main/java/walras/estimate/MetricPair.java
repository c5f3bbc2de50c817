package walras.estimate;

import java.io.Serializable;

/**
 * Two metrics whose co-moment is kept.
 *
 * @param left index or position of a metric
 * @param right index or position of another metric
 */
public record MetricPair(int left, int right) implements Serializable {}
