package walras.store;

import java.util.Set;

/**
 * How files of a file system come to be, which decides how one is replaced and a folder claimed.
 *
 * <p>From what Hadoop documents of its file systems, by the scheme of their URIs.
 */
enum Storage {
  /**
   * A file shows what was written of it so far, is moved in place of another at once, and is held
   * open by one writer: HDFS, and whatever is not known to be otherwise.
   */
  FILES,
  /**
   * A file shows when its stream is closed, all of it, in place of what was there; moving one is
   * copying and deleting it, and nothing can be held: Amazon's S3, Google's, Alibaba's and
   * Tencent's stores.
   */
  OBJECTS,
  /**
   * A file shows, empty, when its stream is opened; it is moved at once, but not in place of
   * another, and any number of writers append to one: Azure's stores.
   */
  BLOBS;

  private static final Set<String> OF_OBJECTS = Set.of("cosn", "gs", "oss", "s3", "s3a", "s3n");
  private static final Set<String> OF_BLOBS = Set.of("abfs", "abfss", "wasb", "wasbs");

  /** Returns what is known of a file system by the scheme of its URIs. */
  static Storage of(String scheme) {
    if (OF_OBJECTS.contains(scheme)) {
      return OBJECTS;
    }
    return OF_BLOBS.contains(scheme) ? BLOBS : FILES;
  }

  /** Tells whether a file is whole whenever it shows, so that writing it aside is needless. */
  boolean showsWholeFiles() {
    return this == OBJECTS;
  }

  /** Tells whether a file can be moved in place of another, with no moment that has neither. */
  boolean movesInPlace() {
    return this == FILES;
  }

  /** Tells whether a file held open keeps other writers out. */
  boolean grantsClaims() {
    return this == FILES;
  }
}
