package walras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import walras.estimate.Layout;
import walras.kernel.Market;
import walras.kernel.SizedMarket;
import walras.run.Plan;
import walras.run.PlannedPoint;

/** What a run shows of replications and, where one is split over all cores, of its passes. */
class ProgressDisplayTest {

  private static final long REPLICATIONS = 200;

  private Instant now = Instant.EPOCH;

  private static Plan plan(int points) {
    Market market = new RegimesMarket(List.of(-0.5), 0, 0);
    SizedMarket sized = market.at(1000);
    PlannedPoint point =
        new PlannedPoint(
            1, 7, market, sized, REPLICATIONS, 50, Layout.of(market, sized), /* keeper= */ null);
    return new Plan(Collections.nCopies(points, point));
  }

  private void wait(int seconds) {
    now = now.plusSeconds(seconds);
  }

  @Test
  void linesTellEveryFiveSecondsHowFarAPassIs() {
    StringWriter printed = new StringWriter();
    ProgressDisplay display = new ProgressInLines(plan(1), 0, new PrintWriter(printed), () -> now);

    wait(4);
    display.passing(1, 1, 8);
    assertThat(printed).asString().isEmpty();
    wait(1);
    display.passing(2, 3, 8);
    wait(4);
    display.passing(2, 7, 8);
    wait(6);
    display.passing(3, 8, 8);

    assertThat(printed)
        .asString()
        .isEqualToNormalizingNewlines(
            """
            one market on all cores: pass 2 over its agents, 37.5 %
            one market on all cores: pass 3 over its agents, 100.0 %
            """);
  }

  /** Passes and replications share the seconds between lines, and what was held is no work. */
  @Test
  void linesTellHowManyReplicationsAreDone() {
    StringWriter printed = new StringWriter();
    ProgressDisplay display =
        new ProgressInLines(plan(2), 100, new PrintWriter(printed), () -> now);

    wait(5);
    display.passing(2, 3, 4);
    display.advanced(0, 120);
    wait(5);
    display.advanced(1, 200);

    assertThat(printed)
        .asString()
        .isEqualToNormalizingNewlines(
            """
            one market on all cores: pass 2 over its agents, 75.0 %
            1 of 2 design points, 50.0 % of replications, 10.0 per second, 0:20 min left
            """);
    assertThat(CommandLineRun.withoutProgress(printed + "walras failed%n".formatted()))
        .isEqualToNormalizingNewlines("walras failed\n");
  }

  @Test
  void theBarTellsPointsAndPasses() {
    assertThat(lastOfBar(display -> display.passing(2, 3, 4))).contains("0/2 points, pass 2: 75 %");
    assertThat(lastOfBar(display -> display.advanced(1, REPLICATIONS)))
        .contains("200/400", "1/2 points")
        .doesNotContain("pass");
    assertThat(
            lastOfBar(
                display -> {
                  display.advanced(1, REPLICATIONS);
                  display.passing(1, 9, 1000);
                }))
        .contains("200/400", "1/2 points, pass 1: 0 %");
  }

  /** Returns what a bar shows in the end; it is drawn five times a second, and when it closes. */
  private static String lastOfBar(Consumer<ProgressDisplay> progress) {
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(drawn, true, StandardCharsets.UTF_8);
    try (ProgressDisplay display = new ProgressOnBar(plan(2), 0, terminal)) {
      progress.accept(display);
    }
    String all = drawn.toString(StandardCharsets.UTF_8).strip();
    return all.substring(all.lastIndexOf('\r') + 1);
  }
}
