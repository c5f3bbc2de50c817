package walras.mechanism.randomgrouping;

import java.util.Locale;

/** Where the agents of a market come from. */
enum Agents {
  /** Every replication draws them, independently of each other. */
  IID,
  /** Every replication has exactly as many of each type as its probability says. */
  FIXED;

  /** Returns the name in studies. */
  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
