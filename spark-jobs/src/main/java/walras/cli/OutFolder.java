package walras.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import walras.run.RunDirectory;
import walras.store.FolderInUseException;
import walras.store.RunFolder;

/** Claims the folder of {@code --out}, unless a run would overwrite there what is not its own. */
final class OutFolder {

  /** What a run replaces though another program, or the user, may have written it. */
  private static final List<String> REPLACED =
      List.of(
          RunDirectory.STUDY,
          RunDirectory.SUMMARY,
          RunDirectory.RATES,
          RunDirectory.DERIVED,
          RunDirectory.AGENTS,
          RunDirectory.REPLICATIONS,
          RunDirectory.DROPPED,
          RunDirectory.CHECKPOINT,
          RunDirectory.OUTCOME,
          RunDirectory.LOG);

  private OutFolder() {}

  /**
   * Claims a folder.
   *
   * @param location what the user wrote
   * @param study the file that the study was read from, or nothing if it came from elsewhere
   */
  static RunFolder claim(String location, Optional<Path> study) {
    if (location.isBlank()) {
      throw new UserError(ExitCodes.BAD_INPUT, "--out must name a folder, got '" + location + "'");
    }
    try {
      try (RunFolder found = RunFolder.view(location)) {
        checkOwner(found, study);
      }
      return RunFolder.claim(location);
    } catch (FolderInUseException e) {
      throw new UserError(ExitCodes.IN_USE, "--out: " + e.getMessage());
    } catch (IOException e) {
      throw new UserError(ExitCodes.BAD_INPUT, "--out: " + e.getMessage());
    }
  }

  private static void checkOwner(RunFolder folder, Optional<Path> study) throws IOException {
    Optional<Path> own = folder.localPath(RunDirectory.STUDY);
    if (study.isPresent() && own.isPresent() && isSame(study.get(), own.get())) {
      throw refusal(folder, "holds the study itself, which the run would overwrite");
    }
    if (RunLog.isIn(folder)) {
      return;
    }
    for (String name : REPLACED) {
      if (folder.holds(name)) {
        throw refusal(folder, "holds a %s that no run wrote".formatted(name));
      }
    }
  }

  private static boolean isSame(Path study, Path own) throws IOException {
    return Files.exists(own) && Files.isSameFile(study, own);
  }

  private static UserError refusal(RunFolder folder, String reason) {
    return new UserError(
        ExitCodes.BAD_INPUT,
        "--out: folder %s %s; choose another folder".formatted(folder.location(), reason));
  }
}
