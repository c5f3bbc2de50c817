package walras.cli;

import java.util.List;
import java.util.stream.Stream;
import walras.study.StudyReading;

/** What a user should know of a study that can run. */
final class Warnings {

  private Warnings() {}

  /** Returns one line per warning: of the file first, then of each size, then of rows. */
  static List<String> of(StudyReading reading) {
    Stream<String> ofFile = reading.warnings().stream().map(Object::toString);
    Stream<String> ofSizes =
        reading.study().points().stream()
            .flatMap(point -> point.sized().warnings().stream())
            .distinct();
    Stream<String> ofRows = RowsText.warning(reading.study()).stream();
    return Stream.of(ofFile, ofSizes, ofRows)
        .flatMap(lines -> lines)
        .map(text -> "warning: " + text)
        .toList();
  }
}
