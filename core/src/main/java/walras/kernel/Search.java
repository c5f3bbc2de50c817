package walras.kernel;

import java.io.Serializable;
import java.util.function.LongFunction;
import walras.sampling.Streams;

/**
 * A search of a market for a quantity of its own, at sizes of its own choice.
 *
 * <p>Two searches of one market for the same are equal, so that it is done once.
 */
public interface Search extends Serializable {

  /** Returns what is looked for and where, such as {@code N from which ..., sizes 2 to 600}. */
  String text();

  /** Returns how it is found, such as {@code all configurations at every size}. */
  String manner();

  /**
   * Returns the declared cost in nanoseconds on one core of 2025, at least; the order of magnitude
   * counts.
   */
  double nanoseconds();

  /**
   * Searches.
   *
   * @param streams gives the streams of a number of agents, the only source of randomness; they are
   *     those of a design point of that size
   * @throws ReplicationFailure if a solver did not converge
   */
  Finding run(LongFunction<Streams> streams);
}
