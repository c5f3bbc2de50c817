package walras.store;

import java.io.IOException;
import java.nio.file.Path;

/** Hadoop's own file system for this machine stands in for those of clusters. */
class HadoopFolderTest extends RunFolderContract {

  @Override
  RunFolder claim(Path folder) throws IOException {
    return HadoopFolder.claim(location(folder));
  }

  @Override
  RunFolder view(Path folder) throws IOException {
    return HadoopFolder.view(location(folder));
  }

  private static String location(Path folder) {
    return "file://" + folder;
  }
}
