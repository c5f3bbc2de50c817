package walras.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine under the scheme of a store in the cloud, which moves no file in place
 * of another and answers those who append as that store's client does; objects show when their
 * streams are closed. Notes what it is asked for.
 */
class FakeStore extends RawLocalFileSystem {

  private static final List<String> ASKED = new ArrayList<>();

  private @Nullable URI uri;

  /** Returns the settings with which a scheme is that of such a store. */
  static Configuration configuration(String scheme, Class<? extends FakeStore> store) {
    Configuration configuration = new Configuration();
    configuration.setClass("fs.%s.impl".formatted(scheme), store, FakeStore.class);
    configuration.setBoolean("fs.%s.impl.disable.cache".formatted(scheme), true);
    ASKED.clear();
    return configuration;
  }

  /**
   * Returns what was asked for since the settings were made: files created, renamed, appended to.
   */
  static List<String> asked() {
    return List.copyOf(ASKED);
  }

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    uri = URI.create(name.getScheme() + "://" + name.getAuthority() + "/");
    super.initialize(name, configuration);
  }

  @Override
  public URI getUri() {
    return uri == null ? super.getUri() : uri; // asked for by the constructor
  }

  @Override
  public FSDataOutputStream create(
      Path file, boolean overwrite, int buffer, short copies, long block, Progressable progress)
      throws IOException {
    ASKED.add("create " + file.getName());
    if (!Storage.of(getUri().getScheme()).showsWholeFiles()) {
      return super.create(file, overwrite, buffer, copies, block, progress);
    }
    OutputStream object =
        new ByteArrayOutputStream() {
          @Override
          public void close() throws IOException {
            try (OutputStream output =
                FakeStore.super.create(file, overwrite, buffer, copies, block, progress)) {
              writeTo(output);
            }
          }
        };
    return new FSDataOutputStream(object, null);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    ASKED.add("rename %s to %s".formatted(from.getName(), to.getName()));
    return !exists(to) && super.rename(from, to);
  }

  @Override
  public FSDataOutputStream append(Path file, int buffer, Progressable progress)
      throws IOException {
    ASKED.add("append " + file.getName());
    return super.append(file, buffer, progress);
  }
}
