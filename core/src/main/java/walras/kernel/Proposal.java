package walras.kernel;

import java.io.Serializable;

/**
 * A law of a market's draws that makes something rare common, to draw from in place of the market's
 * own law.
 *
 * @param name in kebab-case, such as {@code up}
 * @param description one sentence: what is drawn otherwise, and what that makes common
 */
public record Proposal(String name, String description) implements Serializable {}
