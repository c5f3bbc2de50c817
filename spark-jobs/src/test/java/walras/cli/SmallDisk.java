package walras.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of a few pages in memory, which is soon full. */
final class SmallDisk {

  private SmallDisk() {}

  /** Mounts a disk on a folder; the test is skipped where this user may not. */
  static void mount(Path folder, String size) throws IOException, InterruptedException {
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    assumeTrue(mounted, "this user may not mount a small disk");
  }

  /** Takes what room a disk has left. */
  static void fill(Path folder) {
    byte[] page = new byte[4096];
    try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
      while (true) {
        filler.write(page);
      }
    } catch (IOException e) {
      return; // there is none
    }
  }

  static void unmount(Path folder) throws IOException, InterruptedException {
    run("umount", folder.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }
}
