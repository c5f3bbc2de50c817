package walras.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import walras.study.Counted;
import walras.study.DesignPoint;
import walras.study.Sampling;
import walras.study.Study;

/** How much room the rows of a study's replications take, at most. */
final class RowsText {

  /** Beyond so many bytes a user is warned. */
  private static final double MANY = 1e11;

  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};

  private RowsText() {}

  /** Returns one line, or nothing where a study keeps no rows. */
  static Optional<String> of(Study study) {
    return study.keepsReplications()
        ? Optional.of("Rows of replications: at most " + room(bytes(study)))
        : Optional.empty();
  }

  /** Returns a sentence where a study keeps very many rows. */
  static Optional<String> warning(Study study) {
    double bytes = study.keepsReplications() ? bytes(study) : 0;
    return bytes > MANY
        ? Optional.of(
            "keep-replications: rows take up to %s, %s together"
                .formatted(room(bytes), Counted.of(study.points().size(), "design point")))
        : Optional.empty();
  }

  /** Returns the bytes of all numbers; repeated values, such as those of indicators, take less. */
  private static double bytes(Study study) {
    double bytes = 0;
    for (DesignPoint point : study.points()) {
      long metrics =
          IntStream.range(0, point.market().metrics().size())
              .filter(metric -> point.sized().undefined(metric).isEmpty())
              .count();
      long others = study.sampling() == Sampling.IMPORTANCE ? 2 : 1;
      bytes += (double) point.replications() * (double) (Double.BYTES * (metrics + others));
    }
    return bytes;
  }

  private static String room(double bytes) {
    double size = bytes / 1e3;
    int unit = 0;
    while (size >= 1e3 && unit < UNITS.length - 1) {
      size /= 1e3;
      unit++;
    }
    return String.format(Locale.ROOT, "%.3g %s", size, UNITS[unit]);
  }
}
