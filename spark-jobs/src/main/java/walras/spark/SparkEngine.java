package walras.spark;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.util.ShutdownHookManager;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;
import walras.run.BlockRange;
import walras.run.BlockRunner;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.RangeResult;
import walras.run.ShardRange;
import walras.run.ShardSums;

/**
 * Runs each round as one Spark job without a shuffle: one task per range of blocks.
 *
 * <p>A plan is broadcast once, with its first round; tasks carry ranges only. Results arrive on
 * Spark's scheduler thread, one per range whatever Spark retries or speculates, and are only handed
 * over there.
 */
public final class SparkEngine implements Engine {

  /** How many tasks a round is cut into; never affects results. */
  public static final String TASKS = "spark.walras.tasks";

  /** Few enough that sending results costs little, enough that cores end a round together. */
  private static final int TASKS_PER_CORE = 4;

  private static final int ROUNDS_IN_FLIGHT = 2;

  private final JavaSparkContext spark;
  private final ExecutorService rounds;
  private final RunSource source = new RunSource();
  private @Nullable Broadcast<Plan> broadcast;
  private @Nullable Plan broadcastPlan;

  private SparkEngine(JavaSparkContext spark) {
    this.spark = spark;
    rounds = Executors.newFixedThreadPool(ROUNDS_IN_FLIGHT, SparkEngine::daemon);
    spark.env().metricsSystem().registerSource(source);
  }

  /**
   * Opens an engine with a Spark context of its own.
   *
   * @param name the name of the study, for Spark's own pages
   */
  public static SparkEngine open(String name) {
    return on(SparkContexts.open(name));
  }

  /** Opens an engine on a context, which it will close. */
  static SparkEngine on(JavaSparkContext spark) {
    return new SparkEngine(spark);
  }

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public int tasksPerRound() {
    int usual = TASKS_PER_CORE * spark.defaultParallelism();
    return Math.max(1, spark.getConf().getInt(TASKS, usual));
  }

  @Override
  public Future<?> submit(Plan plan, List<BlockRange> tasks, Consumer<RangeResult> results) {
    Broadcast<Plan> sent = broadcast(plan);
    Task<BlockRange, RangeResult> task = range -> BlockRunner.run(sent.value(), range);
    Consumer<RangeResult> counting =
        result -> {
          source.count(plan, result);
          results.accept(result);
        };
    return rounds.submit(() -> run(tasks, task, RangeResult.class, counting));
  }

  @Override
  public Future<?> submitShards(Plan plan, List<ShardRange> ranges, Consumer<ShardSums> results) {
    Broadcast<Plan> sent = broadcast(plan);
    Task<ShardRange, ShardSums> task = range -> ShardSums.of(sent.value(), range);
    return rounds.submit(() -> run(ranges, task, ShardSums.class, results));
  }

  /** What an executor does with a range; it travels to it. */
  private interface Task<T, R> extends Serializable {

    R run(T range);
  }

  private Broadcast<Plan> broadcast(Plan plan) {
    Broadcast<Plan> last = broadcast;
    if (last != null && plan.equals(broadcastPlan)) {
      return last;
    }
    if (last != null) {
      last.unpersist();
    }
    Broadcast<Plan> next = spark.broadcast(plan);
    broadcast = next;
    broadcastPlan = plan;
    return next;
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    spark.close();
  }

  @Override
  public void errorOverTarget(double largest) {
    source.errorOverTarget(largest);
  }

  private <T, R> @Nullable Void run(
      List<T> tasks, Task<T, R> task, Class<R> result, Consumer<R> results) throws Exception {
    RDD<T> ranges = spark.parallelize(tasks, tasks.size()).rdd();
    Function2<Object, R, BoxedUnit> handOver =
        (index, found) -> {
          results.accept(found);
          return BoxedUnit.UNIT;
        };
    ClassTag<R> type = ClassTag$.MODULE$.apply(result);
    try {
      spark.sc().runJob(ranges, onNext(task), handOver, type);
    } catch (Exception e) {
      if (ShutdownHookManager.inShutdown()) {
        new CountDownLatch(1).await(); // a signal ends this process: no failure of the round
      }
      throw e instanceof SparkException && e.getCause() instanceof Exception cause ? cause : e;
    }
    return null;
  }

  private static <T, R> Function1<Iterator<T>, R> onNext(Task<T, R> task) {
    return (Function1<Iterator<T>, R> & Serializable) ranges -> task.run(ranges.next());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "walras-round");
    thread.setDaemon(true);
    return thread;
  }
}
