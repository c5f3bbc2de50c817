package walras.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests that identify content. */
public final class Sha256 {

  private Sha256() {}

  /** Returns the 32 bytes of the digest of bytes. */
  public static byte[] of(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform knows SHA-256", e);
    }
  }

  /** Returns the 32 bytes of the digest of a text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a digest as 64 hexadecimal digits. */
  public static String digits(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
