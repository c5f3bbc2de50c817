package walras.mechanism.sigmawalras.economy;

import java.util.Locale;

/** Whether the mean signals that enter an agent's utility contain the own signal. */
public enum OwnSignal {
  /** Means are over all agents. */
  INCLUSIVE,
  /** The overall mean and that of the own class leave the agent out. */
  EXCLUSIVE;

  /** Returns the name in studies. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
