package walras.replications;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import walras.run.BlockRange;
import walras.run.Granule;
import walras.run.JsonText;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.run.RowKeeper;
import walras.run.RunDirectory;
import walras.store.RunFolder;

/**
 * The rows of replications in a run folder: which there are, and which there ought to be.
 *
 * <p>Files come from whoever simulates, through the {@link #keeper()}, at any time and maybe more
 * than once; a file of a name always has the same rows. So all that is left to the run is to see at
 * its end that there are those of its replications, each once, and to say so by a mark.
 */
public final class ReplicationsFolder {

  /** The file that says that all rows of the results are there, and none besides. */
  private static final String MARK = RunDirectory.REPLICATIONS + "/_SUCCESS";

  private final RunFolder folder;

  private ReplicationsFolder(RunFolder folder) {
    this.folder = folder;
  }

  /** Returns the rows in a run folder, which this process has claimed. */
  public static ReplicationsFolder in(RunFolder folder) {
    return new ReplicationsFolder(folder);
  }

  /** Returns what writes rows into the folder, from every machine that reaches it. */
  public RowKeeper keeper() {
    return new ParquetKeeper(
        folder
            .localPath("")
            .map(path -> path.toAbsolutePath().normalize().toString())
            .orElseGet(folder::location));
  }

  /** Says no longer that the rows are those of the results. */
  public void unmark() throws IOException {
    folder.delete(MARK);
  }

  /** Says that the rows are those of the results with a SHA-256 checksum. */
  public void mark(String results) throws IOException {
    folder.replace(
        MARK,
        JsonText.bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("results", results);
              json.writeEndObject();
            }));
  }

  /** Brings rows back of design points that earlier results did not have. */
  public void restore(Plan plan) throws IOException {
    Set<String> wanted = folders(plan);
    for (String point : folder.names(RunDirectory.DROPPED)) {
      if (wanted.contains(point)) {
        move(RunDirectory.DROPPED, RunDirectory.REPLICATIONS, point);
      }
    }
  }

  /** Returns the granules of which there are no rows, neighbours as one, in the order of a plan. */
  public List<BlockRange> missing(Plan plan) throws IOException {
    List<BlockRange> missing = new ArrayList<>();
    for (int position = 0; position < plan.points().size(); position++) {
      missing.addAll(missing(position, plan.points().get(position)));
    }
    return missing;
  }

  private List<BlockRange> missing(int position, PlannedPoint point) throws IOException {
    List<BlockRange> missing = new ArrayList<>();
    if (point.keeper() == null) {
      return missing;
    }
    Set<String> there = Set.copyOf(names(RowsFile.folder(point)));
    String ending = RowsFile.ending(point);
    for (Granule granule : Granule.of(point)) {
      if (!there.contains(RowsFile.name(granule, ending))) {
        add(granule.blocks(position, point), missing);
      }
    }
    return missing;
  }

  private static void add(BlockRange range, List<BlockRange> missing) {
    int last = missing.size() - 1;
    if (last >= 0 && missing.get(last).endBlock() == range.firstBlock()) {
      BlockRange before = missing.remove(last);
      missing.add(new BlockRange(range.point(), before.firstBlock(), range.endBlock()));
    } else {
      missing.add(range);
    }
  }

  /**
   * Deletes rows that are not of the replications of a plan, and what writers that died left, and
   * puts those of other design points aside.
   */
  public void tidy(Plan plan) throws IOException {
    Set<String> wanted = folders(plan);
    for (String point : folder.names(RunDirectory.REPLICATIONS)) {
      if (RowsFile.isFolder(point) && !wanted.contains(point)) {
        move(RunDirectory.REPLICATIONS, RunDirectory.DROPPED, point);
      }
    }
    for (PlannedPoint point : plan.points()) {
      if (point.keeper() != null) {
        tidy(point);
      }
    }
  }

  private void tidy(PlannedPoint point) throws IOException {
    String own = RowsFile.folder(point);
    String ending = RowsFile.ending(point);
    Set<String> wanted =
        Granule.of(point).stream()
            .map(granule -> RowsFile.name(granule, ending))
            .collect(Collectors.toSet());
    for (String name : names(own)) {
      if (RunFolder.isAside(name) || (RowsFile.isRows(name) && !wanted.contains(name))) {
        folder.delete(RowsFile.path(own, name));
      }
    }
  }

  private void move(String from, String to, String point) throws IOException {
    for (String name : folder.names(from + "/" + point)) {
      if (RowsFile.isRows(name)) {
        folder.move("%s/%s/%s".formatted(from, point, name), "%s/%s/%s".formatted(to, point, name));
      } else if (RunFolder.isAside(name)) {
        folder.delete("%s/%s/%s".formatted(from, point, name));
      }
    }
    if (folder.names(from + "/" + point).isEmpty()) {
      folder.delete(from + "/" + point);
    }
  }

  private List<String> names(String point) throws IOException {
    return folder.names(RowsFile.path(point, ""));
  }

  private static Set<String> folders(Plan plan) {
    return plan.points().stream()
        .filter(point -> point.keeper() != null)
        .map(RowsFile::folder)
        .collect(Collectors.toSet());
  }
}
