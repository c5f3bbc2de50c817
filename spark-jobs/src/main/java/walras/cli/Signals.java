package walras.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * The signals that end this process, which the virtual machine does not name to shutdown hooks.
 *
 * <p>Reached by reflection: the class that knows them is in every JDK, but outside its API, and a
 * virtual machine without it, or told to leave signals alone, still runs.
 */
final class Signals {

  /** The exit code of a process that a signal ended is this plus the signal's number. */
  private static final int EXIT_CODE = 128;

  private static final List<String> ENDING = List.of("HUP", "INT", "TERM");

  private Signals() {}

  /** Has the ending signals heard before they end the process with the exit code of a signal. */
  static void beforeTheEnd(Listener listener) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ending =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                end(arguments[0], listener);
                return null;
              });
      for (String name : ENDING) {
        Object known = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, known, ending);
      }
    } catch (InvocationTargetException e) {
      return; // the virtual machine was told to leave signals alone
    } catch (ReflectiveOperationException e) {
      return; // another virtual machine
    }
  }

  private static void end(Object signal, Listener listener) throws ReflectiveOperationException {
    int number = (int) signal.getClass().getMethod("getNumber").invoke(signal);
    Object name = signal.getClass().getMethod("getName").invoke(signal);
    listener.ended(EXIT_CODE + number, "SIG" + name);
    System.exit(EXIT_CODE + number);
  }

  /** Hears of the signal that ends the process. */
  @FunctionalInterface
  interface Listener {

    /** Hears of a signal by the exit code it leads to and its name. */
    void ended(int exitCode, String name);
  }
}
