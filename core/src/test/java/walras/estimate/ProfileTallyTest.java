package walras.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import walras.kernel.Population.Side;
import walras.kernel.Profile;
import walras.kernel.ProfileRanges;
import walras.sampling.Streams;

class ProfileTallyTest {

  private static final int CLASSES = 40;
  private static final int REPLICATIONS = 500;

  private static ProfileRanges drawn(UniformRandomProvider rng) {
    ProfileRanges ranges = ProfileRanges.create();
    for (Side side : Side.values()) {
      int from = rng.nextInt(CLASSES);
      int to = rng.nextInt(from, CLASSES + 1);
      ranges.add(side, from, to, rng.nextDouble());
      ranges.add(side, to, CLASSES, rng.nextBoolean() ? 1 : 0);
    }
    return ranges;
  }

  private static double probability(ProfileRanges ranges, Side side, int profileClass) {
    double probability = 0;
    for (int range = 0; range < ranges.size(); range++) {
      boolean inside = ranges.from(range) <= profileClass && profileClass < ranges.to(range);
      probability += inside && ranges.side(range) == side ? ranges.probability(range) : 0;
    }
    return probability;
  }

  @Test
  void meansAndErrorsAreThoseOfEveryClass() {
    UniformRandomProvider rng = Streams.create(1, 0).economy();
    ProfileTally tally = new ProfileTally();
    SummaryStatistics[][] expected = new SummaryStatistics[2][CLASSES];
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      ProfileRanges ranges = drawn(rng);
      tally.add(ranges);
      for (Side side : Side.values()) {
        for (int i = 0; i < CLASSES; i++) {
          if (replication == 0) {
            expected[side.index()][i] = new SummaryStatistics();
          }
          expected[side.index()][i].addValue(probability(ranges, side, i));
        }
      }
    }

    ProfileEstimates found = ProfileEstimates.of(tally, REPLICATIONS);
    for (Side side : Side.values()) {
      for (int i = 0; i < CLASSES; i++) {
        SummaryStatistics own = expected[side.index()][i];
        double error = own.getStandardDeviation() / Math.sqrt(REPLICATIONS);
        assertThat(found.mean(side, i)).isEqualTo(own.getMean(), within(0x1p-32));
        assertThat(found.standardError(side, i)).isEqualTo(error, within(1e-8));
      }
    }
  }

  @Test
  void mergingIsTheSameInAnyOrderAndSurvivesTheWay() throws IOException {
    UniformRandomProvider rng = Streams.create(2, 0).economy();
    ProfileTally whole = new ProfileTally();
    Tally[] parts = new Tally[3];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = Tally.create(1, new int[0], 0);
    }
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      ProfileRanges ranges = drawn(rng);
      whole.add(ranges);
      parts[replication % parts.length].profile().add(ranges);
    }

    for (int[] order : List.of(new int[] {0, 1, 2}, new int[] {2, 0, 1})) {
      Tally merged = Tally.create(1, new int[0], 0);
      for (int part : order) {
        merged.merge(copied(parts[part]));
      }
      assertThat(merged.profile().sortedKeys()).isEqualTo(whole.sortedKeys());
      for (long key : whole.sortedKeys()) {
        for (int which = 0; which < ProfileTally.SUMS; which++) {
          assertThat(merged.profile().sum(key, which)).isEqualTo(whole.sum(key, which));
        }
      }
    }
  }

  private static Tally copied(Tally tally) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StatisticsCodec.write(tally, new DataOutputStream(bytes));
    return StatisticsCodec.readTally(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /** As many replications as there may be, all certain: the most that sums ever hold. */
  @Test
  void theLargestSumsFit() {
    long unit = 1L << ProfileTally.UNIT_BITS;
    long most = Profile.MOST_REPLICATIONS;
    ProfileTally tally = new ProfileTally();
    tally.add(
        ProfileTally.key(Side.BUYER, 3),
        Math.multiplyExact(most, unit),
        Math.multiplyExact(most, unit),
        0);

    ProfileEstimates found = ProfileEstimates.of(tally, most);

    assertThat(found.mean(Side.BUYER, 3)).isEqualTo(1);
    assertThat(found.standardError(Side.BUYER, 3)).isZero();
    assertThat(found.mean(Side.BUYER, 2)).isZero();
    assertThat(found.mean(Side.SELLER, 5)).isZero();
  }

  @Test
  void certainProbabilitiesHaveNoError() {
    ProfileTally tally = new ProfileTally();
    ProfileRanges ranges = ProfileRanges.create();
    ranges.add(Side.SELLER, 0, 2, 1.0 / 3);
    ranges.add(Side.SELLER, 2, 4, 1);
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      tally.add(ranges);
    }

    ProfileEstimates found = ProfileEstimates.of(tally, REPLICATIONS);

    assertThat(found.mean(Side.SELLER, 1)).isEqualTo(1.0 / 3, within(0x1p-32));
    assertThat(found.standardError(Side.SELLER, 1)).isZero();
    assertThat(found.mean(Side.SELLER, 3)).isEqualTo(1);
    assertThat(found.mean(Side.SELLER, 4)).isZero();
  }
}
