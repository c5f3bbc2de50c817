package walras.study;

import java.util.Locale;

/** The shapes of laws that are fitted. */
public enum RateModel {
  /** A power of N with corrections of higher order. */
  POWER,
  /** An exponential with a power of N in front. */
  EXPONENTIAL,
  /** A constant other than zero. */
  CONSTANT,
  /** Zero at every size. */
  ZERO;

  /** Returns the name in files and studies. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }
}
