package walras.agents;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of files. */
final class Sha256 {

  private Sha256() {}

  /** Returns a stream that digests what is read of another. */
  static DigestInputStream digesting(InputStream stream) {
    try {
      return new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
