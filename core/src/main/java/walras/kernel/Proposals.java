package walras.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * What a sized market offers for means that rare replications carry: laws that make these common,
 * and which metric each of them helps. Immutable.
 */
public interface Proposals extends Serializable {

  /**
   * Returns the proposals in a state, at least one; no two have the same name.
   *
   * @param state index into {@link Market#states()}
   */
  List<Proposal> in(int state);

  /**
   * Returns which proposals a metric needs. Its deviation from the centre must vanish as the number
   * of agents grows, in every state, for any to help.
   *
   * @param metric index into {@link Market#metrics()}
   */
  Coverage coverage(int metric);

  /** Returns a new kernel. */
  ProposingKernel kernel();
}
