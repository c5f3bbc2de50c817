package walras.spark;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import walras.estimate.Layout;
import walras.estimate.StatisticsCodec;
import walras.kernel.Market;
import walras.kernel.SizedMarket;
import walras.run.Plan;
import walras.run.PlannedPoint;
import walras.run.PointFold;

/** Plans of the smallest market, and the bytes of what a run of them folded. */
final class Folds {

  /** More blocks than a round holds, with a partial last block. */
  static final Plan PLAN =
      new Plan(List.of(point(0.001, 100, 50, 200_017), point(0, 10_000, 25, 40_000)));

  private Folds() {}

  /** Returns a design point. */
  static PlannedPoint point(double failureRate, long agents, int blockSize, long replications) {
    Market market = new CoinMarket(failureRate);
    SizedMarket sized = market.at(agents);
    return new PlannedPoint(
        1, 7, market, sized, replications, blockSize, Layout.of(market, sized), /* keeper= */ null);
  }

  /** Returns all that was folded, bit by bit. */
  static byte[] bytes(List<PointFold> folds) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream output = new DataOutputStream(bytes);
    for (PointFold fold : folds) {
      StatisticsCodec.write(fold.moments(), output);
      StatisticsCodec.write(fold.tally(), output);
    }
    return bytes.toByteArray();
  }
}
