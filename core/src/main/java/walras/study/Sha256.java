package walras.study;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests that identify content. */
public final class Sha256 {

  private Sha256() {}

  /** Returns the 32 bytes of the digest of bytes. */
  public static byte[] of(byte[] content) {
    return of(content, content.length);
  }

  /** Returns the 32 bytes of the digest of the first bytes of some. */
  public static byte[] of(byte[] content, int length) {
    MessageDigest digest = digest();
    digest.update(content, 0, length);
    return digest.digest();
  }

  /** Returns the 32 bytes of the digest of a text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a stream that digests what is read of another. */
  public static DigestInputStream digesting(InputStream stream) {
    return new DigestInputStream(stream, digest());
  }

  /** Returns the digest of what was read of a stream so far, as 64 hexadecimal digits. */
  public static String digits(DigestInputStream read) {
    return digits(read.getMessageDigest().digest());
  }

  /** Returns a digest as 64 hexadecimal digits. */
  public static String digits(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform knows SHA-256", e);
    }
  }
}
