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

  /**
   * Hears that more shards of a replication are done that the engine splits over its cores.
   *
   * @param pass the pass over the agents, from 1; how many a replication takes is not known before
   * @param shardsDone the number of shards that this pass is done with
   * @param shards the number of shards
   */
  default void passing(int pass, long shardsDone, long shards) {}
}
