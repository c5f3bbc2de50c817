package walras.checkpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import walras.run.PartIdentity;
import walras.study.Sha256;

/**
 * The content of a part: a header of lines, an empty line, the fold, and SHA-256 of all before. The
 * bytes depend on identity and blocks alone.
 */
final class PartFile {

  /** The version of this form. */
  static final int FORMAT = 1;

  private static final String TITLE = "walras checkpoint part\nformat: ";
  private static final Pattern HEADER =
      Pattern.compile(
          TITLE
              + FORMAT
              + "\nnumbers: ([0-9]{1,9})\npoint: ([0-9a-f]{16})\nsize: ([0-9]{1,19})\n"
              + "stream_seed: (-?[0-9]{1,19})\nblock_size: ([0-9]{1,9})\nblocks: 0-([0-9]{1,18})\n"
              + "layout: ([0-9a-f]{64})\nbytes: ([0-9]{1,18})\n\n");
  private static final Pattern LATER = Pattern.compile(TITLE + "([0-9]{1,9})\n");
  private static final int LONGEST_HEADER = 1024;
  private static final int CHECKSUM = 32;

  private PartFile() {}

  /** Returns the content of a part. */
  static byte[] bytes(PartIdentity identity, long blocks, byte[] fold) {
    byte[] header = header(identity, blocks, fold.length).getBytes(US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(header.length + fold.length + CHECKSUM);
    file.put(header).put(fold);
    file.put(Sha256.of(file.array(), file.position()));
    return file.array();
  }

  /**
   * Returns the fold in a part.
   *
   * @throws UnusableCheckpointException if the content is not that of a part of this identity
   */
  static byte[] fold(byte[] file, PartIdentity identity, long blocks) {
    String name = PartName.of(identity, blocks).text();
    Matcher header = whole(file, name);
    checkHeader(name, header.group(), header(identity, blocks, length(header)));
    return Arrays.copyOfRange(file, header.end(), file.length - CHECKSUM);
  }

  /**
   * Returns what a part is of.
   *
   * @throws UnusableCheckpointException if the content is not that of a part of this name
   */
  static PartIdentity identity(byte[] file, PartName name) {
    Matcher header = whole(file, name.text());
    PartIdentity identity = identity(header, name.text());
    String own = PartName.of(identity, Long.parseLong(header.group(6))).text();
    if (!own.equals(name.text())) {
      throw UnusableCheckpointException.damaged(name.text(), "by its header it is " + own);
    }
    return identity;
  }

  /** Returns the checksum of a part that is whole, as 64 hexadecimal digits. */
  static String digest(byte[] file) {
    return HexFormat.of().formatHex(file, file.length - CHECKSUM, file.length);
  }

  private static PartIdentity identity(Matcher header, String name) {
    try {
      return new PartIdentity(
          HexFormat.fromHexDigitsToLong(header.group(2)),
          Long.parseLong(header.group(3)),
          Long.parseLong(header.group(4)),
          Integer.parseInt(header.group(1)),
          Integer.parseInt(header.group(5)),
          header.group(7));
    } catch (NumberFormatException e) {
      throw UnusableCheckpointException.damaged(name, "a number of its header is too large");
    }
  }

  /** Returns the header of a part whose content is as it was written, whatever it is of. */
  private static Matcher whole(byte[] file, String name) {
    String start = new String(file, 0, Math.min(file.length, LONGEST_HEADER), US_ASCII);
    checkFormat(name, start);
    Matcher header = HEADER.matcher(start);
    if (!header.lookingAt()) {
      throw UnusableCheckpointException.damaged(name, "its header is no header of a part");
    }
    long expected = header.end() + length(header) + CHECKSUM;
    if (file.length != expected) {
      throw UnusableCheckpointException.damaged(
          name, "it must have %d bytes, it has %d".formatted(expected, file.length));
    }
    int end = file.length - CHECKSUM;
    if (!Arrays.equals(Sha256.of(file, end), Arrays.copyOfRange(file, end, file.length))) {
      throw UnusableCheckpointException.damaged(name, "its checksum does not fit its content");
    }
    return header;
  }

  private static long length(Matcher header) {
    return Long.parseLong(header.group(8));
  }

  private static void checkFormat(String name, String start) {
    Matcher format = LATER.matcher(start);
    if (format.lookingAt() && Integer.parseInt(format.group(1)) > FORMAT) {
      throw new UnusableCheckpointException(
          "%s is of format %s, this version reads format %d"
              .formatted(Parts.path(name), format.group(1), FORMAT));
    }
  }

  private static void checkHeader(String name, String found, String expected) {
    List<String> lines = found.lines().toList();
    List<String> wanted = expected.lines().toList();
    for (int line = 0; line < wanted.size(); line++) {
      if (!lines.get(line).equals(wanted.get(line))) {
        throw UnusableCheckpointException.damaged(
            name,
            "by its name it has '%s', it has '%s'".formatted(wanted.get(line), lines.get(line)));
      }
    }
  }

  private static String header(PartIdentity identity, long blocks, long length) {
    return TITLE
        + "%d\nnumbers: %d\npoint: %016x\nsize: %d\nstream_seed: %d\n"
            .formatted(
                FORMAT,
                identity.numbers(),
                identity.point(),
                identity.size(),
                identity.streamSeed())
        + "block_size: %d\nblocks: 0-%d\nlayout: %s\nbytes: %d\n\n"
            .formatted(identity.blockSize(), blocks, identity.layout(), length);
  }
}
