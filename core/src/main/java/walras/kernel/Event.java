package walras.kernel;

import java.io.Serializable;

/**
 * Something worth counting in a replication that is no failure, such as the fallback of a solver.
 *
 * @param name snake_case
 * @param description one sentence
 */
public record Event(String name, String description) implements Serializable {}
