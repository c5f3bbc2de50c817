package walras.study;

import java.io.Serializable;

/**
 * Where a value of a study stands.
 *
 * @param source the file's name, or the option that gave the value, such as {@code --set seed}
 * @param line from 1, or 0 where the source has no lines
 * @param column from 1, or 0 where the source has no lines
 */
public record Location(String source, int line, int column) implements Serializable {

  /** Returns the location of a source as a whole. */
  public static Location of(String source) {
    return new Location(source, 0, 0);
  }

  /** Returns {@code study.yaml:12}, or the source alone where it has no lines. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
