package walras.mechanism.randomgrouping.signals;

import java.util.List;

/** Shows the first of what may be many. */
public final class FirstFew {

  private static final int MOST = 4;

  private FirstFew() {}

  /** Joins the first few of some names. */
  public static String of(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(MOST, names.size())))
        + (names.size() > MOST ? ", ..." : "");
  }
}
