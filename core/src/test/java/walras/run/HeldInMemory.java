package walras.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;

/** Keeps the bytes of every fold that it hears of, or of those at marks alone. */
final class HeldInMemory implements Checkpoint {

  private final boolean onlyMarks;
  private final Map<PartIdentity, NavigableMap<Long, byte[]>> parts = new HashMap<>();

  private HeldInMemory(boolean onlyMarks) {
    this.onlyMarks = onlyMarks;
  }

  static HeldInMemory ofAll() {
    return new HeldInMemory(false);
  }

  static HeldInMemory ofMarks() {
    return new HeldInMemory(true);
  }

  NavigableMap<Long, byte[]> of(PlannedPoint point) {
    return parts.computeIfAbsent(PartIdentity.of(point), unused -> new TreeMap<>());
  }

  /** Forgets all folds of more blocks. */
  void forgetBeyond(PlannedPoint point, long blocks) {
    of(point).tailMap(blocks, false).clear();
  }

  @Override
  public NavigableSet<Long> held(PlannedPoint point) {
    return Collections.unmodifiableNavigableSet(of(point).navigableKeySet());
  }

  @Override
  public PointFold read(PlannedPoint point, long blocks) {
    try {
      return FoldCodec.read(Objects.requireNonNull(of(point).get(blocks)), point, blocks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void folded(PointFold fold) {
    long blocks = fold.foldedBlocks();
    if (fold.isOfWholeBlocks() && (!onlyMarks || Marks.isMark(fold.point(), blocks))) {
      of(fold.point()).put(blocks, FoldCodec.bytes(fold));
    }
  }
}
