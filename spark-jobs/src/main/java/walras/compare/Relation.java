package walras.compare;

import walras.report.ResultsDocument;

/** How the replications of two runs are related, which decides what can be asked of them. */
public enum Relation {
  /** One seed, one numbers version: replications of equal index are the same bits. */
  SAME_DRAWS("the same seed and numbers version"),
  /** One seed, two numbers versions: replications of equal index may be the same or not. */
  OTHER_NUMBERS("the same seed, other numbers version"),
  /** Two seeds, or two kinds of streams: no replication is in both. */
  OTHER_DRAWS("independent draws");

  private final String text;

  Relation(String text) {
    this.text = text;
  }

  /** Returns the relation of two runs. */
  static Relation of(ResultsDocument baseline, ResultsDocument other) {
    boolean sameStreams = baseline.root().path("streams").equals(other.root().path("streams"));
    if (baseline.seed() != other.seed() || !sameStreams) {
      return OTHER_DRAWS;
    }
    return baseline.numbers() == other.numbers() ? SAME_DRAWS : OTHER_NUMBERS;
  }

  /** Tells whether replications of equal index were to be drawn alike. */
  boolean isOfOneSeed() {
    return this != OTHER_DRAWS;
  }

  /** Returns the relation in words. */
  public String text() {
    return text;
  }
}
