package walras.mechanism.marketgame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The bundled studies that serve as examples of mechanisms. */
final class Examples {

  private Examples() {}

  static String read(String study) {
    String resource = "/walras/studies/%s.yaml".formatted(study);
    try (InputStream text = Examples.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalStateException("resource %s is missing".formatted(resource));
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
