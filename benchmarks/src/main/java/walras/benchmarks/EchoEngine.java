package walras.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import walras.run.BlockRange;
import walras.run.BlockRunner;
import walras.run.Engine;
import walras.run.Plan;
import walras.run.RangeResult;
import walras.run.RangeResultCodec;
import walras.run.ShardRange;
import walras.run.ShardSums;

/**
 * Simulates the first blocks of the first design point, and hands over copies of them as the
 * results of all others, each read from bytes as it would be on the way from an executor. One
 * thread.
 */
final class EchoEngine implements Engine {

  private final int tasks;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Map<Long, byte[]> simulated = new HashMap<>();
  private final LongAdder readNanoseconds = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  EchoEngine(int tasks) {
    this.tasks = tasks;
  }

  double readNanoseconds() {
    return readNanoseconds.doubleValue();
  }

  double bytes() {
    return bytes.doubleValue();
  }

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public int tasksPerRound() {
    return tasks;
  }

  @Override
  public Future<?> submit(Plan plan, List<BlockRange> ranges, Consumer<RangeResult> results) {
    return thread.submit(() -> ranges.forEach(range -> results.accept(echo(plan, range))));
  }

  private RangeResult echo(Plan plan, BlockRange range) {
    byte[] message = simulated.computeIfAbsent(range.blocks(), blocks -> simulate(plan, blocks));
    ByteBuffer.wrap(message)
        .putInt(range.point())
        .putLong(range.firstBlock())
        .putLong(range.endBlock());
    bytes.add(message.length);
    long start = now();
    try {
      RangeResult result =
          RangeResultCodec.read(new DataInputStream(new ByteArrayInputStream(message)));
      readNanoseconds.add(now() - start);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] simulate(Plan plan, long blocks) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    try {
      RangeResult result = BlockRunner.run(plan, new BlockRange(0, 0, blocks));
      RangeResultCodec.write(result, new DataOutputStream(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return message.toByteArray();
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Override
  public Future<?> submitShards(Plan plan, List<ShardRange> ranges, Consumer<ShardSums> results) {
    throw new UnsupportedOperationException("no market is split here");
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
