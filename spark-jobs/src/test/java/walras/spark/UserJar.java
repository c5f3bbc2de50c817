package walras.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs the fragile mechanism as a user packs one. */
final class UserJar {

  private static final String SERVICE = "META-INF/services/walras.kernel.Mechanism";
  private static final String PACKED = "walras/spark/(Coin|Fragile|Faults).*";

  private UserJar() {}

  /** Writes the jar and returns it. */
  static Path write(Path jar) throws IOException {
    Path classes = Path.of("target/test-classes");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> files = Files.list(classes.resolve("walras/spark"))) {
      for (Path path : files.sorted().toList()) {
        String name = classes.relativize(path).toString();
        if (name.matches(PACKED)) {
          entries.putNextEntry(new JarEntry(name));
          Files.copy(path, entries);
        }
      }
      entries.putNextEntry(new JarEntry(SERVICE));
      entries.write(FragileCoins.class.getName().getBytes(UTF_8));
    }
    return jar;
  }
}
