package walras.checkpoint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import walras.run.PartIdentity;

/**
 * The name of a part: what it is of, and the blocks from the first on.
 *
 * @param series the hash of the design point and the digest of the identity
 * @param blocks the number of blocks
 * @param numbers the version of the numbers
 */
record PartName(String series, long blocks, int numbers) {

  private static final Pattern TEXT =
      Pattern.compile("([0-9a-f]{16}-[0-9a-f]{16})-0-([1-9][0-9]{0,17})-v([0-9]{1,9})\\.part");

  static PartName of(PartIdentity identity, long blocks) {
    return new PartName(series(identity), blocks, identity.numbers());
  }

  static String series(PartIdentity identity) {
    return "%016x-%s".formatted(identity.point(), identity.digest());
  }

  /** Returns the name that a text is, or nothing if it is none. */
  static Optional<PartName> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new PartName(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /** Returns the text of this name. */
  String text() {
    return "%s-0-%d-v%d.part".formatted(series, blocks, numbers);
  }
}
