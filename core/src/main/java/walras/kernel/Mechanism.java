package walras.kernel;

import java.util.Optional;

/**
 * A rule that maps agents' messages to trades and payments.
 *
 * <p>A mechanism knows how to read an environment and turn it into a {@link Market}; it keeps no
 * state. Mechanisms of users are found through {@link java.util.ServiceLoader} and need a public
 * constructor without arguments.
 */
public interface Mechanism {

  /** Returns the name in studies, in kebab-case, such as {@code market-game}. */
  String name();

  /** Returns one sentence that says what the mechanism does. */
  String summary();

  /** Returns where the mechanism comes from: authors, title, year. */
  String source();

  /** Returns a complete study with comments that explain each field, as YAML text. */
  String example();

  /**
   * Reads and validates an environment.
   *
   * <p>Every problem found is reported to the field at which it stands; reading goes on after a
   * problem, so that a user sees all of them at once.
   *
   * @param environment the environment block of a study
   * @return the market, or nothing if a problem was reported
   */
  Optional<Market> market(Field environment);
}
