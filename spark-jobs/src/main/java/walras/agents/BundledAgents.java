package walras.agents;

import java.io.IOException;
import java.io.InputStream;
import walras.store.SourceFile;
import walras.store.SourceStream;

/** A file of agents that is a resource, {@code walras/agents/<name>} on the class path. */
final class BundledAgents implements SourceFile {

  private static final String SCHEME = "bundled:";
  private static final String FOLDER = "walras/agents/";

  private final String location;
  private final byte[] content;

  private BundledAgents(String location, byte[] content) {
    this.location = location;
    this.content = content;
  }

  /** Tells whether a user names a resource. */
  static boolean isMeant(String location) {
    return location.startsWith(SCHEME);
  }

  /** Finds the resource that a user names. */
  static BundledAgents of(String location) throws IOException {
    String name = FOLDER + location.substring(SCHEME.length());
    try (InputStream stream = BundledAgents.class.getClassLoader().getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("there is no such bundled file");
      }
      return new BundledAgents(location, stream.readAllBytes());
    }
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public long bytes() {
    return content.length;
  }

  @Override
  public SourceStream open() {
    return new Bytes(content);
  }

  private static final class Bytes extends SourceStream {

    private final byte[] content;
    private int position;

    Bytes(byte[] content) {
      this.content = content;
    }

    @Override
    public int read() {
      return position < content.length ? content[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      int count = Math.min(most, content.length - position);
      if (count <= 0) {
        return most == 0 ? 0 : -1;
      }
      System.arraycopy(content, position, into, from, count);
      position += count;
      return count;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void seek(long to) {
      position = Math.toIntExact(to);
    }
  }
}
