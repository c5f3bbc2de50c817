package walras.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import walras.run.Checkpoint;
import walras.run.FoldCodec;
import walras.run.Marks;
import walras.run.PartIdentity;
import walras.run.PlannedPoint;
import walras.run.PointFold;
import walras.store.RunFolder;

/**
 * Keeps folds in a run folder, as immutable parts: those at marks, and every {@value #SECONDS} s
 * what else advanced. They are written in the background.
 *
 * <p>A failure to write is thrown as {@link UncheckedIOException} by the next call. All but {@link
 * #flush()} and {@link #held()} are called on the thread that folds.
 */
public final class CheckpointFolder implements Checkpoint, AutoCloseable {

  private static final int SECONDS = 20;
  private static final Duration DELAY = Duration.ofSeconds(1);

  private final Parts parts;
  private final PartWriter writer;
  private final Map<String, PlannedPoint> points = new ConcurrentHashMap<>();
  private final Set<PointFold> advanced = new LinkedHashSet<>();
  private long looked = System.nanoTime();

  private CheckpointFolder(Parts parts) {
    this.parts = parts;
    writer = PartWriter.start(this::write, DELAY);
  }

  /**
   * What is held of the design points of a run.
   *
   * @param replications the number of replications
   * @param points the number of design points of which there are any
   */
  public record Held(long replications, long points) {}

  /**
   * Refuses a folder whose parts are of another run; nothing is written.
   *
   * @throws UnusableCheckpointException if the folder holds parts of another seed or numbers
   *     version
   */
  public static void check(RunFolder folder, long seed) throws IOException {
    var unused = CheckpointIdentity.check(folder, seed);
  }

  /**
   * Opens the checkpoint of a run folder, which this process has claimed.
   *
   * @throws UnusableCheckpointException if the folder holds parts of another seed or numbers
   *     version
   */
  public static CheckpointFolder open(RunFolder folder, long seed) throws IOException {
    if (!CheckpointIdentity.check(folder, seed)) {
      CheckpointIdentity.write(folder, seed);
    }
    return new CheckpointFolder(Parts.in(folder));
  }

  @Override
  public NavigableSet<Long> held(PlannedPoint point) {
    String series = PartName.series(PartIdentity.of(point));
    points.put(series, point);
    return parts.of(series);
  }

  /**
   * Reads a part.
   *
   * @throws UnusableCheckpointException if it is damaged
   */
  @Override
  public PointFold read(PlannedPoint point, long blocks) {
    PartIdentity identity = PartIdentity.of(point);
    PartName name = PartName.of(identity, blocks);
    byte[] file;
    try {
      file = parts.read(name);
    } catch (IOException e) {
      throw new UnusableCheckpointException(
          "%s cannot be read: %s".formatted(Parts.path(name.text()), e.getMessage()));
    }
    try {
      return FoldCodec.read(PartFile.fold(file, identity, blocks), point, blocks);
    } catch (IOException e) {
      throw UnusableCheckpointException.damaged(name.text(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void folded(PointFold fold) {
    advanced.remove(fold);
    if (Marks.isMark(fold.point(), fold.foldedBlocks())) {
      keep(fold);
    } else if (fold.isOfWholeBlocks()) {
      advanced.add(fold);
    }
    if (System.nanoTime() - looked >= Duration.ofSeconds(SECONDS).toNanos()) {
      keepAll();
    }
  }

  /** Has everything written some time that was folded so far. */
  public void keepAll() {
    advanced.forEach(this::keep);
    advanced.clear();
    looked = System.nanoTime();
  }

  private void keep(PointFold fold) {
    PartIdentity identity = PartIdentity.of(fold.point());
    PartName name = PartName.of(identity, fold.foldedBlocks());
    points.put(name.series(), fold.point());
    if (parts.of(name.series()).contains(name.blocks())) {
      return;
    }
    try {
      writer.put(name, PartFile.bytes(identity, name.blocks(), FoldCodec.bytes(fold)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes parts, then deletes those that they make superfluous. */
  private void write(Map<PartName, byte[]> batch) throws IOException {
    parts.write(batch);
    for (PartName name : batch.keySet()) {
      NavigableSet<Long> series = parts.of(name.series());
      for (long blocks : List.copyOf(series.headSet(series.last(), false))) {
        PlannedPoint point = points.get(name.series());
        if (point != null && blocks != point.wholeBlocks() && !Marks.isLasting(point, blocks)) {
          parts.delete(new PartName(name.series(), blocks, name.numbers()));
        }
      }
    }
  }

  /** Waits until everything is safe that was given to be kept; from any thread. */
  public void flush() throws IOException {
    writer.flush();
  }

  /** Returns what is safe of the design points of this run; from any thread. */
  public Held held() {
    long replications = 0;
    long found = 0;
    for (Map.Entry<String, PlannedPoint> point : points.entrySet()) {
      NavigableSet<Long> series = parts.of(point.getKey());
      if (!series.isEmpty()) {
        replications += series.last() * point.getValue().blockSize();
        found++;
      }
    }
    return new Held(replications, found);
  }

  /** Keeps what was folded so far and waits until it is safe. */
  @Override
  public void close() throws IOException {
    try {
      keepAll();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      writer.close();
    }
  }
}
