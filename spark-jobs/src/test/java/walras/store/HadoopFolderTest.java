package walras.store;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's own file system for this machine stands in for those of clusters. */
class HadoopFolderTest extends RunFolderContract {

  @TempDir private java.nio.file.Path folder;

  @Override
  Path temporary() {
    return new Path(folder.toString());
  }

  @Override
  RunFolder claim(Path place) throws IOException {
    return HadoopFolder.claim(location(place));
  }

  @Override
  RunFolder view(Path place) throws IOException {
    return HadoopFolder.view(location(place));
  }

  private static String location(Path place) {
    return "file://" + place.toUri().getPath();
  }
}
