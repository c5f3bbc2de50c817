package walras.sampling;

/**
 * The random streams of one replication, re-addressed from replication to replication.
 *
 * <p>Philox4x64 is a keyed bijection of a counter (Salmon, Moraes, Dror and Shaw 2011, "Parallel
 * random numbers: as easy as 1, 2, 3"). The key is (study seed, substream), the high words of the
 * counter are (replication, size): an address needs no bookkeeping, and two replications share no
 * output unless one of them consumes 2^130 words.
 *
 * <p>Confined to one thread.
 */
public final class Streams {

  private static final long FIRST_SHARD = 2;

  private final long seed;
  private final long agents;
  private final Philox economy = new Philox();
  private final Philox lotteries = new Philox();
  private final Philox shard = new Philox();
  private long replication;
  private boolean lotteriesAddressed;

  private Streams(long seed, long agents) {
    this.seed = seed;
    this.agents = agents;
  }

  /**
   * Creates the streams of one design point, addressed at replication 0.
   *
   * @param seed the seed of the study
   * @param agents the number of agents of the design point
   */
  public static Streams create(long seed, long agents) {
    Streams streams = new Streams(seed, agents);
    streams.address(0);
    return streams;
  }

  /** Addresses a replication: its streams start from their beginning. */
  public void address(long index) {
    replication = index;
    economy.address(seed, 0, replication, agents);
    lotteriesAddressed = false;
  }

  /** Returns the addressed replication. */
  public long replication() {
    return replication;
  }

  /** Starts the streams of the addressed replication from their beginning again. */
  public void rewind() {
    address(replication);
  }

  /** Returns substream 0, which draws the economy: the state, types, values and signals. */
  public Philox economy() {
    return economy;
  }

  /** Returns substream 1, which draws the mechanism's own lotteries. */
  public Philox lotteries() {
    if (!lotteriesAddressed) {
      lotteries.address(seed, 1, replication, agents);
      lotteriesAddressed = true;
    }
    return lotteries;
  }

  /**
   * Returns substream 2 + index, from its beginning, which draws the agents of one shard of a
   * streamed market; it is good until the next call.
   *
   * @param index of the shard, from 0
   */
  public Philox shard(long index) {
    shard.address(seed, FIRST_SHARD + index, replication, agents);
    return shard;
  }
}
