package walras.kernel;

import java.io.Serializable;

/**
 * The division of agents into groups of equal size.
 *
 * @param groups the number of groups, at least 1
 * @param perGroup the mechanism's group size n, at least 1
 */
public record Grouping(long groups, long perGroup) implements Serializable {}
