package walras.run;

/** Hears of the progress of a run, on the thread that folds. */
@FunctionalInterface
public interface Progress {

  /**
   * Hears that more replications are done.
   *
   * @param pointsDone the number of design points that are complete
   * @param replicationsDone the number of replications that are done
   */
  void advanced(int pointsDone, long replicationsDone);
}
