package walras.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Studies that are resources: {@code walras/studies/<name>.yaml}, listed one name per line in the
 * resources {@code walras/studies/index.txt}. Every jar on the class path may bring some.
 */
public final class BundledStudies {

  private static final String FOLDER = "walras/studies/";

  private final ClassLoader loader;
  private final List<String> names;

  private BundledStudies(ClassLoader loader, List<String> names) {
    this.loader = loader;
    this.names = List.copyOf(names);
  }

  /** Finds the studies that a class loader sees. */
  public static BundledStudies of(ClassLoader loader) {
    List<String> names = new ArrayList<>();
    try {
      for (URL index : Collections.list(loader.getResources(FOLDER + "index.txt"))) {
        try (InputStream in = index.openStream()) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !names.contains(line))
              .forEach(names::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the bundled studies", e);
    }
    Collections.sort(names); // whatever the order of the class path
    return new BundledStudies(loader, names);
  }

  /** Returns the names, in alphabetical order. */
  public List<String> names() {
    return names;
  }

  /**
   * Returns the text of a study; the caller closes it.
   *
   * @throws IllegalArgumentException if {@link #names()} does not list it
   */
  public InputStream open(String name) {
    InputStream resource =
        names.contains(name) ? loader.getResourceAsStream(FOLDER + name + ".yaml") : null;
    if (resource == null) {
      throw new IllegalArgumentException("bundled study must exist, got " + name);
    }
    return resource;
  }
}
