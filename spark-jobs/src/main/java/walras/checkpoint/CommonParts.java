package walras.checkpoint;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import walras.run.PartIdentity;
import walras.run.RunDirectory;
import walras.store.RunFolder;

/**
 * The parts that two run folders hold under the same names, which promise the same bytes.
 *
 * @param inBaseline how many parts the first folder holds
 * @param inOther how many the second holds
 * @param common the parts that both hold, in the order of their names
 */
public record CommonParts(long inBaseline, long inOther, List<CommonPart> common) {

  /** Copies the list. */
  public CommonParts {
    common = List.copyOf(common);
  }

  /**
   * Reads the parts that two folders have in common, also while runs write to them.
   *
   * @throws UnusableCheckpointException if one of them is damaged or cannot be read; the message
   *     begins with its folder
   */
  public static CommonParts of(RunFolder baseline, RunFolder other) {
    Set<String> first = names(baseline);
    Set<String> second = names(other);
    List<CommonPart> common =
        first.stream()
            .filter(second::contains)
            .flatMap(text -> PartName.parse(text).stream())
            .flatMap(name -> common(name, baseline, other).stream())
            .toList();
    return new CommonParts(first.size(), second.size(), common);
  }

  /** Returns a part of both folders, or nothing if a run deleted it meanwhile as superfluous. */
  private static Optional<CommonPart> common(PartName name, RunFolder baseline, RunFolder other) {
    Optional<byte[]> first = read(baseline, name);
    Optional<byte[]> second = read(other, name);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    PartIdentity identity = identity(baseline, name, first.get());
    var unused = identity(other, name, second.get());
    return Optional.of(
        new CommonPart(
            "%016x".formatted(identity.point()),
            identity.size(),
            name.blocks() * identity.blockSize(),
            PartFile.digest(first.get()),
            PartFile.digest(second.get())));
  }

  private static Set<String> names(RunFolder folder) {
    try {
      return folder.names(RunDirectory.CHECKPOINT).stream()
          .filter(name -> PartName.parse(name).isPresent())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw unusable(folder, RunDirectory.CHECKPOINT + " cannot be read: " + e.getMessage());
    }
  }

  private static Optional<byte[]> read(RunFolder folder, PartName name) {
    String path = Parts.path(name.text());
    try {
      return folder.read(path);
    } catch (IOException e) {
      throw unusable(folder, "%s cannot be read: %s".formatted(path, e.getMessage()));
    }
  }

  private static PartIdentity identity(RunFolder folder, PartName name, byte[] file) {
    try {
      return PartFile.identity(file, name);
    } catch (UnusableCheckpointException e) {
      throw unusable(folder, String.valueOf(e.getMessage()));
    }
  }

  private static UnusableCheckpointException unusable(RunFolder folder, String reason) {
    return new UnusableCheckpointException("%s: %s".formatted(folder.location(), reason));
  }
}
