package walras.mechanism.randomgrouping;

import java.util.Arrays;

/**
 * Numbers different tuples of whole numbers from 0 on, in the order in which they are met. Mutable,
 * confined to one thread; allocates only while it grows.
 */
final class TupleIndex {

  private static final int FREE = -1;

  private final int width;
  private int[] tuples = new int[0];
  private int[] slots = new int[0];
  private int size;

  /** Creates an empty index of tuples of some length. */
  TupleIndex(int width) {
    this.width = width;
  }

  /** Forgets all tuples. */
  void clear() {
    size = 0;
    Arrays.fill(slots, FREE);
  }

  /** Returns the number of tuples. */
  int size() {
    return size;
  }

  /** Returns a part of a tuple. */
  int part(int tuple, int place) {
    return tuples[tuple * width + place];
  }

  /** Returns the number of a tuple, which is added if it is new. */
  int add(int[] tuple) {
    if (2 * size >= slots.length) {
      grow();
    }
    int slot = slot(tuple, 0);
    if (slots[slot] == FREE) {
      if ((size + 1) * width > tuples.length) {
        tuples = Arrays.copyOf(tuples, 2 * tuples.length + 16 * width);
      }
      System.arraycopy(tuple, 0, tuples, size * width, width);
      slots[slot] = size++;
    }
    return slots[slot];
  }

  /** Returns where a tuple is, or would be; the number of slots is a power of two. */
  private int slot(int[] from, int at) {
    int hash = 1;
    for (int place = 0; place < width; place++) {
      hash = (hash ^ from[at + place]) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    int slot = hash & slots.length - 1;
    while (slots[slot] != FREE && !isAt(slots[slot], from, at)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private boolean isAt(int tuple, int[] from, int at) {
    int own = tuple * width;
    for (int place = 0; place < width; place++) {
      if (tuples[own + place] != from[at + place]) {
        return false;
      }
    }
    return true;
  }

  private void grow() {
    slots = new int[Math.max(64, 2 * slots.length)];
    Arrays.fill(slots, FREE);
    for (int tuple = 0; tuple < size; tuple++) {
      slots[slot(tuples, tuple * width)] = tuple;
    }
  }
}
