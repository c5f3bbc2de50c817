package walras.agents;

/** A file of agents that is not what it was when its agents were read, with a message. */
public final class ChangedAgentsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ChangedAgentsException(String file, String found) {
    super(
        "%s is not what it was when the run began: %s; what happened to each agent is not written"
            .formatted(file, found),
        null,
        false,
        false);
  }
}
