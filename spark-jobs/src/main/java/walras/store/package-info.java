/** Keeps the files of a run on this machine or on any file system that Hadoop knows. */
@NullMarked
package walras.store;

import org.jspecify.annotations.NullMarked;
