package walras.agents;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import walras.store.SourceFile;
import walras.study.Sha256;

/**
 * The rows of a CSV file (RFC 4180, UTF-8, with a header), compressed by gzip or not. Empty lines
 * are skipped, blanks around values that are not quoted are dropped.
 */
final class CsvRows implements AgentRows {

  /** The most characters of a value: no agent's name is longer, unless a quote is left open. */
  private static final int LONGEST = 1000;

  private static final int MOST_COLUMNS = 100;
  private static final int BUFFER = 1 << 16;

  private final DigestInputStream bytes;
  private final Utf8Reader text;
  private final CsvParser parser;
  private final Header header;
  private long line;
  private long nextLine = 1;
  private long row;
  private String @Nullable [] values;

  private CsvRows(DigestInputStream bytes, InputStream content) {
    this.bytes = bytes;
    text = new Utf8Reader(content);
    parser = new CsvParser(settings());
    begin();
    String[] names = advance() ? values : null;
    if (names == null) {
      throw new UnreadableRowsException(
          "", "must have a header and a row for each agent, is empty");
    }
    header = Header.of(List.of(names), place());
  }

  /** Opens a file. */
  static CsvRows of(SourceFile file) throws IOException {
    return open(file, false);
  }

  /** Opens a file that gzip compressed. */
  static CsvRows ofCompressed(SourceFile file) throws IOException {
    return open(file, true);
  }

  private static CsvRows open(SourceFile file, boolean compressed) throws IOException {
    DigestInputStream bytes = Sha256.digesting(new BufferedInputStream(file.open(), BUFFER));
    try {
      return new CsvRows(bytes, compressed ? new GZIPInputStream(bytes, BUFFER) : bytes);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    CsvFormat format = settings.getFormat();
    format.setComment('\0');
    format.setLineSeparator("\n"); // a carriage return before it is a blank at the end of a value
    settings.setReadInputOnSeparateThread(false);
    settings.setSkipEmptyLines(false);
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
    settings.setMaxCharsPerColumn(LONGEST);
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setNullValue("");
    settings.setEmptyValue("");
    return settings;
  }

  @Override
  public boolean next() {
    row++;
    return advance();
  }

  @Override
  public Optional<String> defect() {
    int found = values == null ? 0 : values.length;
    return found == header.width()
        ? Optional.empty()
        : Optional.of(
            "must have %d values, as many as the header, got %d".formatted(header.width(), found));
  }

  private boolean advance() {
    do {
      line = nextLine;
      values = parse();
      nextLine += 1 + newLines();
    } while (values != null && values.length == 1 && values[0].isEmpty());
    if (values == null && text.endsInQuotes()) {
      throw new UnreadableRowsException("", "has an odd number of quotes: one is not closed");
    }
    return values != null;
  }

  private void begin() {
    try {
      parser.beginParsing(text);
    } catch (TextParsingException e) {
      throw unreadable(e);
    }
  }

  private String @Nullable [] parse() {
    try {
      return parser.parseNext();
    } catch (TextParsingException e) {
      throw unreadable(e);
    }
  }

  private UnreadableRowsException unreadable(TextParsingException e) {
    return e.getCause() instanceof UnreadableRowsException cause
        ? cause
        : new UnreadableRowsException(place(), reason(e));
  }

  private static String reason(TextParsingException e) {
    if (!(e.getCause() instanceof ArrayIndexOutOfBoundsException)) {
      return "a value in quotes must end with its closing quote, and write quotes in it twice";
    }
    return e.getColumnIndex() >= MOST_COLUMNS
        ? "must have at most %d columns".formatted(MOST_COLUMNS)
        : "a value must have at most %d characters; a quote may not be closed".formatted(LONGEST);
  }

  private long newLines() {
    long count = 0;
    if (values != null) {
      for (String value : values) {
        int at = value.indexOf('\n');
        while (at >= 0) {
          count++;
          at = value.indexOf('\n', at + 1);
        }
      }
    }
    return count;
  }

  @Override
  public String place() {
    return ":" + line;
  }

  @Override
  public long row() {
    return row;
  }

  @Override
  public boolean has(Column column) {
    return header.positions().containsKey(column);
  }

  @Override
  public String text(Column column) {
    Integer position = header.positions().get(column);
    return position == null || values == null ? "" : values[position];
  }

  @Override
  public double number(Column column) {
    return DecimalText.parse(text(column));
  }

  @Override
  public String sha256() throws IOException {
    bytes.transferTo(OutputStream.nullOutputStream());
    return Sha256.digits(bytes);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
