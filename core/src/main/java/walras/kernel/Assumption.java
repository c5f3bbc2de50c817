package walras.kernel;

import java.io.Serializable;

/**
 * The outcome of checking one assumption of a theorem.
 *
 * @param name such as {@code informative signals}
 * @param holds whether the environment satisfies it
 * @param finding what was found, in one sentence with the numbers
 */
public record Assumption(String name, boolean holds, String finding) implements Serializable {}
