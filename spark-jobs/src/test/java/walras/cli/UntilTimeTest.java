package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import walras.study.Replications;

class UntilTimeTest {

  private static final List<Long> LOOKS = List.of(10_000L, 40_000L, Replications.MOST);

  private Instant now = Instant.EPOCH;
  private final UntilTime hour = new UntilTime(Duration.ofHours(1), () -> now);

  @Test
  void beforeTheTimeAllGoOnToTheirNextLook() {
    now = now.plusSeconds(3600).minusNanos(1);

    assertThat(hour.next(LOOKS, List.of())).containsExactly(20_000L, 80_000L, Replications.MOST);
  }

  @Test
  void atTheTimeAllEndWhereTheyAre() {
    now = now.plusSeconds(3600);

    assertThat(hour.next(LOOKS, List.of())).isEqualTo(LOOKS);
  }

  @Test
  void aLookThatTakesLongerThanTheTimeIsTheLast() {
    now = now.plusSeconds(100_000);

    assertThat(hour.next(LOOKS, List.of())).isEqualTo(LOOKS);
  }
}
