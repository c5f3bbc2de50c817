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

/**
 * Runs each round as one Spark job without a shuffle: one task per range of blocks.
 *
 * <p>The plan is broadcast once; tasks carry ranges only. Results arrive on Spark's scheduler
 * thread, one per range whatever Spark retries or speculates, and are only handed over there.
 */
public final class SparkEngine implements Engine {

  /** How many tasks a round is cut into; never affects results. */
  public static final String TASKS = "spark.walras.tasks";

  /** Few enough that sending results costs little, enough that cores end a round together. */
  private static final int TASKS_PER_CORE = 4;

  private static final int ROUNDS_IN_FLIGHT = 2;

  private final JavaSparkContext spark;
  private final Broadcast<Plan> plan;
  private final ExecutorService rounds;

  private SparkEngine(JavaSparkContext spark, Plan plan) {
    this.spark = spark;
    this.plan = spark.broadcast(plan);
    rounds = Executors.newFixedThreadPool(ROUNDS_IN_FLIGHT, SparkEngine::daemon);
  }

  /**
   * Opens an engine with a Spark context of its own.
   *
   * @param plan what tasks refer to
   * @param name the name of the study, for Spark's own pages
   */
  public static SparkEngine open(Plan plan, String name) {
    return on(SparkContexts.open(name), plan);
  }

  /** Opens an engine on a context, which it will close. */
  static SparkEngine on(JavaSparkContext spark, Plan plan) {
    return new SparkEngine(spark, plan);
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
  public Future<?> submit(List<BlockRange> tasks, Consumer<RangeResult> results) {
    return rounds.submit(() -> run(tasks, results));
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    spark.close();
  }

  private @Nullable Void run(List<BlockRange> tasks, Consumer<RangeResult> results)
      throws Exception {
    RDD<BlockRange> ranges = spark.parallelize(tasks, tasks.size()).rdd();
    Function2<Object, RangeResult, BoxedUnit> handOver =
        (task, result) -> {
          results.accept(result);
          return BoxedUnit.UNIT;
        };
    ClassTag<RangeResult> type = ClassTag$.MODULE$.apply(RangeResult.class);
    try {
      spark.sc().runJob(ranges, task(plan), handOver, type);
    } catch (Exception e) {
      if (ShutdownHookManager.inShutdown()) {
        new CountDownLatch(1).await(); // a signal ends this process: no failure of the round
      }
      throw e instanceof SparkException && e.getCause() instanceof Exception cause ? cause : e;
    }
    return null;
  }

  private static Function1<Iterator<BlockRange>, RangeResult> task(Broadcast<Plan> plan) {
    return (Function1<Iterator<BlockRange>, RangeResult> & Serializable)
        ranges -> BlockRunner.run(plan.value(), ranges.next());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "walras-round");
    thread.setDaemon(true);
    return thread;
  }
}
