package walras.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of a command as a user can type them in a POSIX shell. */
final class ShellWords {

  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./=:,+@%-]+");

  private ShellWords() {}

  /** Returns words as one line. */
  static String of(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  /** Quotes a word, where it needs that. */
  static String quoted(String word) {
    return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
