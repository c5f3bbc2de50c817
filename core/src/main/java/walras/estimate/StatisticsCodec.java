package walras.estimate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The binary form of statistics, for the way from executors and for checkpoints.
 *
 * <p>Histograms are sparse: gaps between bucket names and counts as Elias gamma codes, about five
 * bits a bucket. The form says its own shape, so reading needs no plan.
 */
public final class StatisticsCodec {

  private StatisticsCodec() {}

  /** Returns how many bytes the moments of a layout take at most. */
  public static long mostBytes(Layout layout) {
    long pairs = layout.pairs().size();
    long ofMetric = 2L * Moments.BYTES + 1;
    long ofState = Moments.BYTES + 1 + pairs * Double.BYTES + layout.metrics().size() * ofMetric;
    return (3 + 2 * pairs) * Integer.BYTES + layout.states() * ofState;
  }

  /** Writes moments. */
  public static void write(BlockMoments block, DataOutput output) throws IOException {
    output.writeInt(block.states());
    output.writeInt(block.metrics());
    output.writeInt(block.pairs().size());
    for (MetricPair pair : block.pairs()) {
      output.writeInt(pair.left());
      output.writeInt(pair.right());
    }
    for (int state = 0; state < block.states(); state++) {
      writeIfAny(block.weights(state), output);
      for (int pair = 0; pair < block.pairs().size(); pair++) {
        block.coMoment(state, pair).write(output);
      }
      for (int metric = 0; metric < block.metrics(); metric++) {
        block.at(state, metric).write(output);
        writeIfAny(block.reduced(state, metric), output);
      }
    }
  }

  private static void writeIfAny(Moments moments, DataOutput output) throws IOException {
    output.writeBoolean(moments.count() > 0);
    if (moments.count() > 0) {
      moments.write(output);
    }
  }

  private static void readIfAny(Moments moments, DataInput input) throws IOException {
    if (input.readBoolean()) {
      moments.read(input);
    }
  }

  /** Reads moments. */
  public static BlockMoments readMoments(DataInput input) throws IOException {
    return readInto(BlockMoments.create(input.readInt(), input.readInt(), readPairs(input)), input);
  }

  /**
   * Reads moments whose shape is known, which no input can make larger.
   *
   * @throws IOException if the input ends early or has another shape
   */
  public static BlockMoments readMoments(Layout layout, DataInput input) throws IOException {
    expect("states", layout.states(), input.readInt());
    expect("metrics", layout.metrics().size(), input.readInt());
    expect("pairs", layout.pairs().size(), input.readInt());
    for (MetricPair pair : layout.pairs()) {
      expect("the left of a pair", pair.left(), input.readInt());
      expect("the right of a pair", pair.right(), input.readInt());
    }
    return readInto(BlockMoments.create(layout), input);
  }

  private static void expect(String what, int expected, int found) throws IOException {
    if (found != expected) {
      throw new IOException(
          "damaged statistics: %s must be %d, got %d".formatted(what, expected, found));
    }
  }

  private static BlockMoments readInto(BlockMoments block, DataInput input) throws IOException {
    for (int state = 0; state < block.states(); state++) {
      readIfAny(block.weights(state), input);
      for (int pair = 0; pair < block.pairs().size(); pair++) {
        block.coMoment(state, pair).read(input);
      }
      for (int metric = 0; metric < block.metrics(); metric++) {
        block.at(state, metric).read(input);
        readIfAny(block.reduced(state, metric), input);
      }
    }
    return block;
  }

  private static List<MetricPair> readPairs(DataInput input) throws IOException {
    int count = input.readInt();
    List<MetricPair> pairs = new ArrayList<>();
    for (int pair = 0; pair < count; pair++) {
      pairs.add(new MetricPair(input.readInt(), input.readInt()));
    }
    return pairs;
  }

  /** Writes a tally. */
  public static void write(Tally tally, DataOutput output) throws IOException {
    output.writeInt(tally.states());
    output.writeInt(tally.metrics());
    for (int metric = 0; metric < tally.metrics(); metric++) {
      output.writeInt(tally.exceedances(0, metric).length);
    }
    output.writeInt(tally.eventKinds());
    for (int event = 0; event < tally.eventKinds(); event++) {
      output.writeLong(tally.events(event));
    }
    write(tally.failures(), output);
    write(tally.profile(), output);
    for (int state = 0; state < tally.states(); state++) {
      for (int metric = 0; metric < tally.metrics(); metric++) {
        write(tally.extremes(state, metric), output);
        write(tally.histogram(state, metric), output);
        for (long count : tally.exceedances(state, metric)) {
          output.writeLong(count);
        }
      }
    }
  }

  /** Reads a tally. */
  public static Tally readTally(DataInput input) throws IOException {
    int states = input.readInt();
    int[] thresholds = new int[input.readInt()];
    for (int metric = 0; metric < thresholds.length; metric++) {
      thresholds[metric] = input.readInt();
    }
    return readInto(Tally.create(states, thresholds, input.readInt()), input);
  }

  /**
   * Reads a tally whose shape is known, which no input can make larger.
   *
   * @throws IOException if the input ends early or has another shape
   */
  public static Tally readTally(Layout layout, DataInput input) throws IOException {
    expect("states", layout.states(), input.readInt());
    expect("metrics", layout.metrics().size(), input.readInt());
    for (List<BigDecimal> thresholds : layout.thresholds()) {
      expect("thresholds", thresholds.size(), input.readInt());
    }
    expect("events", layout.events(), input.readInt());
    return readInto(Tally.create(layout), input);
  }

  private static Tally readInto(Tally tally, DataInput input) throws IOException {
    for (int event = 0; event < tally.eventKinds(); event++) {
      tally.count(event, input.readLong());
    }
    readInto(tally.failures(), input);
    readInto(tally.profile(), input);
    for (int state = 0; state < tally.states(); state++) {
      for (int metric = 0; metric < tally.metrics(); metric++) {
        readInto(tally.extremes(state, metric), input);
        readInto(tally.histogram(state, metric), input);
        long[] exceedances = tally.exceedances(state, metric);
        for (int i = 0; i < exceedances.length; i++) {
          exceedances[i] = input.readLong();
        }
      }
    }
    return tally;
  }

  private static void write(Failures failures, DataOutput output) throws IOException {
    output.writeLong(failures.count());
    output.writeInt(failures.listed().size());
    for (var entry : failures.listed().entrySet()) {
      output.writeLong(entry.getKey());
      output.writeUTF(entry.getValue());
    }
  }

  private static void readInto(Failures failures, DataInput input) throws IOException {
    long count = input.readLong();
    int listed = input.readInt();
    SortedMap<Long, String> reasons = new TreeMap<>();
    for (int i = 0; i < listed; i++) {
      reasons.put(input.readLong(), input.readUTF());
    }
    failures.addAll(count, reasons);
  }

  private static void write(ProfileTally profile, DataOutput output) throws IOException {
    long[] keys = profile.sortedKeys();
    output.writeInt(keys.length);
    for (long key : keys) {
      output.writeLong(key);
      for (int which = 0; which < ProfileTally.SUMS; which++) {
        output.writeLong(profile.sum(key, which));
      }
    }
  }

  private static void readInto(ProfileTally profile, DataInput input) throws IOException {
    int entries = input.readInt();
    for (int entry = 0; entry < entries; entry++) {
      profile.add(input.readLong(), input.readLong(), input.readLong(), input.readLong());
    }
  }

  private static void write(Extremes extremes, DataOutput output) throws IOException {
    output.writeLong(extremes.smallestAt());
    output.writeLong(extremes.largestAt());
    output.writeDouble(extremes.smallest());
    output.writeDouble(extremes.largest());
  }

  private static void readInto(Extremes extremes, DataInput input) throws IOException {
    long smallestAt = input.readLong();
    long largestAt = input.readLong();
    double smallest = input.readDouble();
    double largest = input.readDouble();
    if (smallestAt >= 0) {
      extremes.add(smallest, smallestAt);
      extremes.add(largest, largestAt);
    }
  }

  private static void write(DeviationHistogram histogram, DataOutput output) throws IOException {
    int[] buckets = {0};
    int[] last = {-1};
    BitWriter bits = new BitWriter();
    histogram.forEach(
        (bucket, count) -> {
          bits.gamma(bucket - last[0]);
          bits.gamma(count);
          last[0] = bucket;
          buckets[0]++;
        });
    output.writeInt(buckets[0]);
    bits.writeTo(output);
  }

  private static void readInto(DeviationHistogram histogram, DataInput input) throws IOException {
    int buckets = input.readInt();
    BitReader bits = new BitReader(input, 2L * buckets);
    int last = -1;
    for (int i = 0; i < buckets; i++) {
      long gap = bits.gamma();
      if (gap < 1 || gap > DeviationHistogram.BUCKETS - 1 - last) {
        throw new IOException("damaged statistics: a histogram has no such bucket");
      }
      last += (int) gap;
      histogram.addToBucket(last, bits.gamma());
    }
  }
}
