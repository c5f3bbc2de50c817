package walras.run;

import org.jspecify.annotations.Nullable;

/**
 * Whether an estimate has the precision that a study asks for.
 *
 * @param given the state's name, or null for all states together
 * @param met whether it has
 * @param errorOverTarget its error in units of the largest one that is allowed, at least 0; at most
 *     1 where it is met, and also where too few replications carry it
 */
public record Judged(@Nullable String given, boolean met, double errorOverTarget) {}
