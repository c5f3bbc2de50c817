package walras.cli;

import java.util.List;
import java.util.OptionalLong;

/** Turns {@code --size N} into an override, so that the study's own rules for sizes apply. */
final class SizeOverride {

  private SizeOverride() {}

  static List<String> of(OptionalLong size) {
    return size.isPresent() ? List.of("sizes=[" + size.getAsLong() + "]") : List.of();
  }
}
