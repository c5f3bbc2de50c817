package walras.kernel;

import java.io.Serializable;

/**
 * What is known of an error of a metric that no number of replications averages away.
 *
 * @param reason where it comes from
 * @param error a bound on its size, in the unit of the metric; NaN where none is known
 */
public record Approximation(String reason, double error) implements Serializable {}
