package walras.run;

import org.jspecify.annotations.Nullable;

/**
 * Whether an estimate has the precision that a study asks for.
 *
 * @param given the state's name, or null for all states together
 * @param met whether it has
 */
public record Judged(@Nullable String given, boolean met) {}
