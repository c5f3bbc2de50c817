package walras.replications;

import java.util.List;
import java.util.regex.Pattern;
import walras.kernel.Metric;
import walras.run.Granule;
import walras.run.NumbersVersion;
import walras.run.PlannedPoint;
import walras.run.RunDirectory;
import walras.study.Sha256;

/**
 * The names of files of rows. A name says all that decides the rows: the design point, the
 * replications, the version of the numbers, and a digest of the rest.
 */
final class RowsFile {

  /** The version of the form of these files. */
  static final int FORMAT = 1;

  private static final String POINT = "point=";
  private static final Pattern FOLDER = Pattern.compile(POINT + "[0-9a-f]{16}");
  private static final Pattern NAME =
      Pattern.compile("[0-9]{15}-[0-9]{15}-[0-9a-f]{16}-v[0-9]{1,9}\\.parquet");
  private static final int DIGITS = 16;

  private RowsFile() {}

  /** Returns the name of the folder of a design point's rows. */
  static String folder(PlannedPoint point) {
    return POINT + "%016x".formatted(point.hash());
  }

  /** Tells whether a name is that of a folder of a design point's rows. */
  static boolean isFolder(String name) {
    return FOLDER.matcher(name).matches();
  }

  /** Tells whether a name is that of a file of rows, whatever they are of. */
  static boolean isRows(String name) {
    return NAME.matcher(name).matches();
  }

  /** Returns the path of a design point's folder, or of a file in it, in the run folder. */
  static String path(String folder, String name) {
    return RunDirectory.REPLICATIONS + "/" + folder + (name.isEmpty() ? "" : "/" + name);
  }

  /** Returns how the names of the files of a design point end. */
  static String ending(PlannedPoint point) {
    return "-%s-v%d.parquet".formatted(digest(point), NumbersVersion.CURRENT);
  }

  /** Returns the name of the file of a granule. */
  static String name(Granule granule, String ending) {
    return "%015d-%015d".formatted(granule.firstReplication(), granule.endReplication()) + ending;
  }

  private static String digest(PlannedPoint point) {
    List<Object> decisive =
        List.of(
            FORMAT,
            point.sized().agents(),
            point.streamSeed(),
            point.market().states(),
            point.market().metrics().stream().map(Metric::name).toList(),
            point.layout().metrics(),
            point.layout().weighted());
    return Sha256.digits(Sha256.of(decisive.toString())).substring(0, DIGITS);
  }
}
