package walras.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import walras.estimate.BlockMoments;
import walras.estimate.Layout;
import walras.estimate.Reduction;
import walras.estimate.StatisticsCodec;
import walras.estimate.Tally;

/**
 * The binary form of the fold of a design point's first blocks: coefficients of controls, moments,
 * tally and, where replications carry weights, the moments at looks. The bytes depend on the design
 * point and the number of blocks alone.
 */
public final class FoldCodec {

  private FoldCodec() {}

  /** Returns the bytes of a fold of whole blocks. */
  public static byte[] bytes(PointFold fold) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream output = new DataOutputStream(bytes);
    try {
      writeCoefficients(fold, output);
      StatisticsCodec.write(fold.moments(), output);
      StatisticsCodec.write(fold.tally(), output);
      for (Map.Entry<Long, BlockMoments> prefix : fold.prefixes().entrySet()) {
        if (isLook(fold.point(), prefix.getKey())) {
          StatisticsCodec.write(prefix.getValue(), output);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a fold.
   *
   * @param bytes what {@link #bytes(PointFold)} returned
   * @param point its design point, with whatever replications and reduction
   * @param blocks the number of blocks that it is of
   * @throws IOException if the bytes are no such fold
   */
  public static PointFold read(byte[] bytes, PlannedPoint point, long blocks) throws IOException {
    DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes));
    PlannedPoint reduced = readReduction(point, blocks, input);
    Layout layout = reduced.layout();
    BlockMoments moments = StatisticsCodec.readMoments(layout, input);
    Tally tally = StatisticsCodec.readTally(layout, input);
    NavigableMap<Long, BlockMoments> prefixes = new TreeMap<>();
    if (layout.weighted()) {
      for (long look = Looks.FIRST / point.blockSize(); look <= blocks; look *= 2) {
        prefixes.put(look, StatisticsCodec.readMoments(layout, input));
      }
    }
    if (input.read() >= 0) {
      throw new IOException("it has more bytes than statistics");
    }
    checkCount(moments, tally, blocks * point.blockSize());
    return PointFold.held(reduced, moments, tally, prefixes, blocks);
  }

  private static boolean isLook(PlannedPoint point, long blocks) {
    return Looks.isLook(blocks * point.blockSize());
  }

  /** Refuses statistics of another number of replications; without metrics there is none to see. */
  private static void checkCount(BlockMoments moments, Tally tally, long replications)
      throws IOException {
    long found = tally.failures().count();
    for (int state = 0; moments.metrics() > 0 && state < moments.states(); state++) {
      found += moments.at(state, 0).count();
    }
    if (moments.metrics() > 0 && found != replications) {
      throw new IOException(
          "it must be of %d replications, it is of %d".formatted(replications, found));
    }
  }

  private static boolean isReduced(PlannedPoint point, long blocks) {
    return blocks * point.blockSize() > Reduction.PILOT
        && !point.layout().weighted()
        && !point.market().controls().isEmpty();
  }

  private static void writeCoefficients(PointFold fold, DataOutput output) throws IOException {
    if (!isReduced(fold.point(), fold.foldedBlocks())) {
      return;
    }
    for (List<List<Double>> state : fold.point().layout().reduction().coefficients()) {
      for (List<Double> metric : state) {
        output.writeInt(metric.size());
        for (double coefficient : metric) {
          output.writeDouble(coefficient);
        }
      }
    }
  }

  private static PlannedPoint readReduction(PlannedPoint point, long blocks, DataInput input)
      throws IOException {
    if (!isReduced(point, blocks)) {
      return point.with(Reduction.NONE);
    }
    int controls = point.market().controls().size();
    List<List<List<Double>>> coefficients = new ArrayList<>();
    for (int state = 0; state < point.layout().states(); state++) {
      List<List<Double>> metrics = new ArrayList<>();
      for (int metric = 0; metric < point.layout().metrics().size(); metric++) {
        metrics.add(readCoefficients(controls, input));
      }
      coefficients.add(metrics);
    }
    return point.with(ControlPilot.reduction(point, coefficients));
  }

  private static List<Double> readCoefficients(int controls, DataInput input) throws IOException {
    int count = input.readInt();
    if (count != 0 && count != controls) {
      throw new IOException("it must have %d controls, it has %d".formatted(controls, count));
    }
    List<Double> coefficients = new ArrayList<>();
    for (int control = 0; control < count; control++) {
      coefficients.add(input.readDouble());
    }
    return coefficients;
  }
}
