package walras.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import walras.kernel.Mechanism;
import walras.mechanism.Mechanisms;

/** The mechanisms of this process, once it is sure that each can be loaded and has its own name. */
final class KnownMechanisms {

  private KnownMechanisms() {}

  static List<Mechanism> all() {
    List<Mechanism> mechanisms = loaded();
    Map<String, Mechanism> byName = new HashMap<>();
    for (Mechanism mechanism : mechanisms) {
      Mechanism same = byName.put(mechanism.name(), mechanism);
      if (same != null) {
        throw new UserError(
            ExitCodes.FAILED,
            "two mechanisms are named '%s': %s and %s; leave one out of the class path"
                .formatted(
                    mechanism.name(), same.getClass().getName(), mechanism.getClass().getName()));
      }
    }
    return mechanisms;
  }

  private static List<Mechanism> loaded() {
    try {
      return Mechanisms.all();
    } catch (ServiceConfigurationError e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new UserError(
          ExitCodes.FAILED,
          "a mechanism on the class path cannot be loaded: %s%s"
              .formatted(e.getMessage(), reason == e ? "" : ": " + reason));
    }
  }
}
