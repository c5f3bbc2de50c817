package walras.rate;

import java.util.Locale;

/** What the data say of a theoretical rate or limit. */
public enum Verdict {
  /** The interval lies inside theory plus or minus the margin. */
  CONSISTENT,
  /** The statistic vanishes faster than theory says, by more than the margin. */
  FASTER,
  /** The statistic vanishes more slowly than theory says, by more than the margin. */
  SLOWER,
  /** The interval of the distance from the limit lies within the margin. */
  AT_LIMIT,
  /** The interval of the distance from the limit lies outside the margin. */
  OFF_LIMIT,
  /** The data do not decide, or reject the law that was fitted. */
  INCONCLUSIVE;

  /** Returns the name in files. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
