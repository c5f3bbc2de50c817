package walras.store;

/** The Parquet that Spark ships, or does not. */
public final class ParquetLibrary {

  /** What version 1.14 brought. */
  private static final String NEEDED = "org.apache.parquet.conf.PlainParquetConfiguration";

  private ParquetLibrary() {}

  /** Tells whether tables can be written: not where Spark is older than 4 or ships no Parquet. */
  public static boolean isRecent() {
    try {
      Class<?> unused = Class.forName(NEEDED);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
