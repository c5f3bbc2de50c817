package walras.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A class path with mechanisms of a user, for as long as it is open. */
final class UserMechanisms implements AutoCloseable {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final URLClassLoader loader;

  private UserMechanisms(URL folder) {
    loader = new URLClassLoader(new URL[] {folder}, before);
    Thread.currentThread().setContextClassLoader(loader);
  }

  /**
   * Announces mechanisms to this thread.
   *
   * @param folder where the announcement is written
   * @param classNames classes of mechanisms
   */
  static UserMechanisms of(Path folder, String... classNames) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve("walras.kernel.Mechanism"), List.of(classNames));
    return new UserMechanisms(folder.toUri().toURL());
  }

  /** Runs a command that knows the mechanisms. */
  CommandLineRun run(String... arguments) {
    return CommandLineRun.of(arguments);
  }

  @Override
  public void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }
}
