package walras.mechanism.randomgrouping;

/**
 * Numbers the units of all types of a side so that those which mostly have one probability stand
 * side by side: units announced all over the window by merged types, one after the other, then all
 * other units type by type, then units announced in the pool by what their agents announce there.
 * Immutable.
 */
final class HoldingsClasses {

  private final HoldingsElements elements;
  private final HoldingsElements pool;
  private final int commodities;

  /** The types of each merged element, and the place of each type among them. */
  private final int[] types;

  private final int[] rank;

  /** The first class of each merged element, of each type's other units, of the pool's elements. */
  private final int[] ofElement;

  private final int[] ofType;
  private final int[] ofPool;
  private final int size;

  HoldingsClasses(HoldingsElements elements, HoldingsElements pool) {
    this.elements = elements;
    this.pool = pool;
    commodities = elements.side.commodities;
    types = new int[elements.merged];
    rank = new int[elements.elementOf.length];
    for (int type = 0; type < rank.length; type++) {
      if (isMerged(type)) {
        rank[type] = types[elements.elementOf[type]]++;
      }
    }
    int next = 0;
    ofElement = new int[elements.merged];
    for (int element = 0; element < ofElement.length; element++) {
      ofElement[element] = next;
      next += types[element] * announced(elements, element, commodities);
    }
    ofType = new int[rank.length];
    for (int type = 0; type < rank.length; type++) {
      ofType[type] = next;
      next += elements.side.holdings.units(type) - merged(type, commodities);
    }
    ofPool = new int[pool.size()];
    for (int element = 0; element < ofPool.length; element++) {
      ofPool[element] = next;
      next += announced(pool, element, commodities);
    }
    size = next;
  }

  private boolean isMerged(int type) {
    return elements.elementOf[type] < elements.merged;
  }

  /** Returns the units of the commodities before one that agents of an element announce. */
  private static int announced(HoldingsElements elements, int element, int end) {
    int units = 0;
    for (int commodity = 0; commodity < end; commodity++) {
      units += elements.base(element, commodity);
    }
    return units;
  }

  /** Returns the units of a type before a commodity that stand with those of merged types. */
  private int merged(int type, int end) {
    return isMerged(type) ? announced(elements, elements.elementOf[type], end) : 0;
  }

  /** Returns the number of classes. */
  int size() {
    return size;
  }

  /** Returns the class of a unit of a type. */
  int of(int type, int commodity, int unit) {
    int element = elements.elementOf[type];
    int before = merged(type, commodity);
    int mergedHere = isMerged(type) ? elements.base(element, commodity) : 0;
    if (unit < mergedHere) {
      return first(element, commodity, unit) + rank[type];
    }
    int others =
        elements.side.holdings.first(type, commodity)
            - elements.side.holdings.first(type, 0)
            - before;
    return ofType[type] + others + unit - mergedHere;
  }

  /** Returns the first class of a unit of a merged element; those of its types follow. */
  int first(int element, int commodity, int unit) {
    int before = announced(elements, element, commodity);
    return ofElement[element] + (before + unit) * types[element];
  }

  /** Returns the number of types of a merged element. */
  int types(int element) {
    return types[element];
  }

  /** Returns the class of what happens in the pool to a unit that an element announces there. */
  int ofPool(int element, int commodity, int unit) {
    return ofPool[element] + announced(pool, element, commodity) + unit;
  }

  /** Returns the same for a unit of a type, or a negative number if it is not announced there. */
  int pooled(int type, int commodity, int unit) {
    int element = pool.elementOf[type];
    return unit < pool.base(element, commodity) ? ofPool(element, commodity, unit) : -1;
  }
}
