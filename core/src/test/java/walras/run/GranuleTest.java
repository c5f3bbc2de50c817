package walras.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import walras.testkit.ToyMarket;

class GranuleTest {

  private static final long REPLICATIONS = 3_123_457;

  private static PlannedPoint point(double nanoseconds, long replications) {
    ToyMarket market = new ToyMarket(List.of("low", "high"), 5, 0, nanoseconds);
    return PlannedPoint.of(1, 7, market, market.at(100), replications);
  }

  @ParameterizedTest(name = "{0} ns")
  @ValueSource(doubles = {50, 2_000, 30_000, 1e6, 7e6, 3e9})
  void granulesAreWholeBlocksOneAfterTheOther(double nanoseconds) {
    PlannedPoint point = point(nanoseconds, REPLICATIONS);
    long reached = 0;
    for (Granule granule : Granule.of(point)) {
      assertThat(granule.firstReplication()).isEqualTo(reached);
      assertThat(granule.endReplication()).isGreaterThan(reached);
      assertThat(reached % point.blockSize()).isZero();
      assertThat(Granule.at(point, granule.endReplication() - 1)).isEqualTo(granule);
      reached = granule.endReplication();
    }
    assertThat(reached).isEqualTo(REPLICATIONS);
  }

  @ParameterizedTest(name = "{0} ns")
  @ValueSource(doubles = {50, 2_000, 30_000, 1e6, 7e6})
  void everyLookEndsOneAndNoneIsTooLarge(double nanoseconds) {
    PlannedPoint point = point(nanoseconds, REPLICATIONS);
    List<Granule> granules = Granule.of(point);

    List<Long> looks =
        granules.stream().map(Granule::endReplication).filter(Looks::isLook).toList();
    assertThat(looks)
        .containsExactly(
            10_000L,
            20_000L,
            40_000L,
            80_000L,
            160_000L,
            320_000L,
            640_000L,
            1_280_000L,
            2_560_000L);
    assertThat(granules)
        .allSatisfy(
            granule -> {
              assertThat(granule.replications() * nanoseconds)
                  .isLessThanOrEqualTo(Granule.MOST_NANOSECONDS);
              assertThat(granule.replications() * 64L).isLessThanOrEqualTo(Granule.MOST_BYTES);
            });
  }

  @ParameterizedTest(name = "{0} replications")
  @ValueSource(longs = {1, 9_999, 10_000, 31_000, 500_001})
  void moreReplicationsChangeNoGranuleOfWholeBlocksButTheLast(long replications) {
    List<Granule> fewer = Granule.of(point(30_000, replications));
    List<Granule> more = Granule.of(point(30_000, REPLICATIONS));

    List<Granule> lasting = fewer.stream().filter(more::contains).toList();
    assertThat(fewer.size() - lasting.size()).isLessThanOrEqualTo(2);
    assertThat(more.subList(0, lasting.size())).isEqualTo(lasting);
  }
}
