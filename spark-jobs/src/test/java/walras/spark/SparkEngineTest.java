package walras.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import walras.replications.ReplicationsFolder;
import walras.replications.RowsOnDisk;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.StudyRun;
import walras.run.ThreadsEngine;
import walras.store.RunFolder;

class SparkEngineTest {

  private static byte[] expected = {};

  @BeforeAll
  static void runOnOneThread() throws Exception {
    try (Engine engine = ThreadsEngine.open(1)) {
      expected = run(Folds.PLAN, engine);
    }
  }

  @ParameterizedTest(name = "{0} with {1} tasks per round")
  @CsvSource({"local[1], 1", "local[1], 64", "local[2], 7", "local[2], 1000"})
  void bitsDoNotDependOnThreadsOrTasks(String master, int tasks) throws Exception {
    try (Engine engine = open(master, tasks)) {
      assertThat(engine.tasksPerRound()).isEqualTo(tasks);
      assertThat(run(Folds.PLAN, engine)).isEqualTo(expected);
    }
  }

  @Test
  void bitsDoNotDependOnRetries() throws Exception {
    Plan plan = new Plan(List.of(Folds.point(0.001, CoinMarket.UNLUCKY, 50, 10_007)));
    byte[] once;
    try (Engine engine = ThreadsEngine.open(1)) {
      once = run(plan, engine);
    }
    try (Engine engine = open("local[2, 2]", 7)) {
      assertThat(run(plan, engine)).isEqualTo(once);
    }
  }

  @Test
  void rowsAreThereOnceWhateverIsRetried(@TempDir Path out) throws Exception {
    Plan plan = new Plan(List.of(Folds.point(0.001, CoinMarket.UNLUCKY, 50, 50_007)));
    try (RunFolder folder = RunFolder.claim(out.toString());
        Engine engine = open("local[2, 2]", 7)) {
      ReplicationsFolder rows = ReplicationsFolder.in(folder);
      Plan keeping = plan.keeping(rows.keeper());
      run(keeping, engine);
      assertThat(rows.missing(keeping)).isEmpty();
    }
    RowsOnDisk.assertWhole(out, "0000000000000001", 50_007);
  }

  @Test
  void errorsOfTasksEndTheRoundWithTheirCause() {
    Plan plan = new Plan(List.of(Folds.point(Double.NaN, -1, 50, 1000)));
    try (Engine engine = open("local[2]", 2)) {
      assertThatThrownBy(() -> run(plan, engine))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a market must have agents, got -1");
    }
  }

  private static Engine open(String master, int tasks) {
    SparkConf settings =
        new SparkConf()
            .setMaster(master)
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set(SparkEngine.TASKS, Integer.toString(tasks));
    return SparkEngine.on(SparkContexts.open("test", settings));
  }

  private static byte[] run(Plan plan, Engine engine)
      throws IOException, ExecutionException, InterruptedException {
    return Folds.bytes(StudyRun.run(plan, engine, fold -> fold, (points, replications) -> {}));
  }
}
