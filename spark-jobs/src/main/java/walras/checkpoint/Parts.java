package walras.checkpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import walras.run.NumbersVersion;
import walras.run.RunDirectory;
import walras.store.Content;
import walras.store.RunFolder;

/**
 * The parts in a run folder, by series. A part never changes. Safe for use by several threads, of
 * which one writes.
 */
final class Parts {

  private final RunFolder folder;
  private final Map<String, NavigableSet<Long>> held = new ConcurrentHashMap<>();

  private Parts(RunFolder folder) {
    this.folder = folder;
  }

  /** Finds the parts of a folder, and clears away what writers that died left unfinished. */
  static Parts in(RunFolder folder) throws IOException {
    Parts parts = new Parts(folder);
    for (String name : folder.names(RunDirectory.CHECKPOINT)) {
      if (name.startsWith(".") && name.endsWith(".part.new")) {
        folder.delete(path(name));
      }
      PartName.parse(name)
          .filter(part -> part.numbers() == NumbersVersion.CURRENT)
          .ifPresent(part -> parts.of(part.series()).add(part.blocks()));
    }
    return parts;
  }

  /** Returns the path of a file of the checkpoint in the run folder. */
  static String path(String name) {
    return RunDirectory.CHECKPOINT + "/" + name;
  }

  /** Returns the numbers of blocks of the parts of a series that are safe. */
  NavigableSet<Long> of(String series) {
    return held.computeIfAbsent(series, unused -> new ConcurrentSkipListSet<>());
  }

  /** Returns the content of a part that is held. */
  byte[] read(PartName name) throws IOException {
    return folder
        .read(path(name.text()))
        .orElseThrow(
            () -> new UnusableCheckpointException(path(name.text()) + " is no longer there"));
  }

  /** Writes parts; those that are held already stay. */
  void write(Map<PartName, byte[]> parts) throws IOException {
    Map<String, Content> contents = new LinkedHashMap<>();
    parts.forEach(
        (name, bytes) -> {
          if (!of(name.series()).contains(name.blocks())) {
            contents.put(path(name.text()), output -> output.write(bytes));
          }
        });
    if (!contents.isEmpty()) {
      folder.replaceAll(contents);
    }
    parts.keySet().forEach(name -> of(name.series()).add(name.blocks()));
  }

  /** Deletes a part. */
  void delete(PartName name) throws IOException {
    of(name.series()).remove(name.blocks());
    folder.delete(path(name.text()));
  }
}
