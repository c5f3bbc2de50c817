package walras.mechanism.threebids;

/** Whether the range of third bids that undominated strategies leave open is looked at. */
enum Selection {
  /** Bounds over all of them are computed. */
  BOUNDED,
  /** The canonical third bid alone. */
  CANONICAL;

  /** Returns the name in studies. */
  String spelling() {
    return this == BOUNDED ? "bounded" : "canonical";
  }
}
