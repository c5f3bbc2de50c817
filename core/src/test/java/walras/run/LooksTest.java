package walras.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {

  @Test
  void looksDoubleUntilTheMostThereMayBe() {
    assertThat(looks(70_000)).containsExactly(10_000L, 20_000L, 40_000L, 70_000L);
    assertThat(looks(80_000)).containsExactly(10_000L, 20_000L, 40_000L, 80_000L);
    assertThat(looks(10_001)).containsExactly(10_000L, 10_001L);
    assertThat(looks(10_000)).containsExactly(10_000L);
    assertThat(looks(7)).containsExactly(7L);
  }

  @Test
  void theLastLookIsItsOwnSuccessor() {
    assertThat(Looks.after(70_000, 70_000)).isEqualTo(70_000);
    assertThat(Looks.after(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void looksAreCounted() {
    assertThat(looks(70_000).stream().map(Looks::upTo)).containsExactly(1, 2, 3, 4);
    assertThat(Looks.upTo(7)).isEqualTo(1);
  }

  @Test
  void onlyDoubledFirstLooksAreLooks() {
    assertThat(List.of(10_000L, 20_000L, 5_120_000L)).allMatch(Looks::isLook);
    assertThat(List.of(0L, 1L, 5_000L, 10_001L, 30_000L, 60_000L)).noneMatch(Looks::isLook);
  }

  private static List<Long> looks(long atMost) {
    List<Long> looks = new ArrayList<>(List.of(Looks.first(atMost)));
    while (looks.get(looks.size() - 1) < atMost) {
      looks.add(Looks.after(looks.get(looks.size() - 1), atMost));
    }
    return looks;
  }
}
