package walras.agents;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and says on which line it is none; counts lines and quotes. Closing it leaves the
 * stream open. Confined to one thread.
 */
final class Utf8Reader extends Reader {

  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream stream;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private boolean started;
  private boolean ended;
  private long lines = 1;
  private long quotes;

  Utf8Reader(InputStream stream) {
    this.stream = stream;
  }

  /** Tells whether an odd number of quotes was read, so that one of them is not closed. */
  boolean endsInQuotes() {
    return quotes % 2 != 0;
  }

  @Override
  public int read(char[] into, int from, int most) {
    CharBuffer text = CharBuffer.wrap(into, from, most).slice();
    while (text.position() == 0 && most > 0 && !(ended && !bytes.hasRemaining())) {
      fill();
      decode(text);
    }
    int count = text.position();
    count(into, from, count);
    return count == 0 && most > 0 ? -1 : count;
  }

  private void fill() {
    bytes.compact();
    int read = readBytes();
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  private int readBytes() {
    try {
      return stream.read(bytes.array(), bytes.position(), bytes.remaining());
    } catch (IOException e) {
      throw new UnreadableRowsException(":" + lines, "cannot be read: " + AgentFiles.reason(e));
    }
  }

  private void decode(CharBuffer text) {
    CoderResult result = decoder.decode(bytes, text, ended);
    if (result.isError()) {
      count(text.array(), text.arrayOffset(), text.position());
      throw new UnreadableRowsException(
          ":" + lines,
          "must be UTF-8 text, got byte 0x%02X".formatted(bytes.get(bytes.position())));
    }
    if (!started && text.position() > 0) {
      started = true;
      if (text.get(0) == BYTE_ORDER_MARK) {
        text.flip().position(1);
        text.compact();
      }
    }
  }

  private void count(char[] text, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (text[i] == '\n') {
        lines++;
      } else if (text[i] == '"') {
        quotes++;
      }
    }
  }

  @Override
  public void close() {
    ended = true;
  }
}
