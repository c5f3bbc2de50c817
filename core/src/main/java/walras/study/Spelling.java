package walras.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name probably meant. */
public final class Spelling {

  private Spelling() {}

  /** Returns {@code ; did you mean 'x'?} for the nearest of some names, or nothing. */
  public static String suggestion(String found, List<String> names) {
    return nearest(found, names).map("; did you mean '%s'?"::formatted).orElse("");
  }

  /** Returns {@code ; did you mean 'x'? allowed: x, y}, as far as it applies. */
  public static String choice(String found, String title, List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String suggestion = suggestion(found, names);
    return "%s %s: %s"
        .formatted(suggestion.isEmpty() ? ";" : suggestion, title, String.join(", ", names));
  }

  /** Returns the name that a misspelt one probably meant: at most one edit in three letters. */
  static Optional<String> nearest(String found, List<String> names) {
    String best = "";
    int least = Math.min(3, (found.length() + 1) / 3) + 1;
    for (String name : names) {
      if (Math.abs(name.length() - found.length()) < least) {
        int distance = distance(found.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        if (distance < least) {
          least = distance;
          best = name;
        }
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Returns the optimal string alignment distance: a swap of neighbours is one edit. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int edits = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], current[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        current[j] = swapped ? Math.min(edits, beforeLast[j - 2] + 1) : edits;
      }
      int[] reused = beforeLast;
      beforeLast = last;
      last = current;
      current = reused;
    }
    return last[b.length()];
  }
}
