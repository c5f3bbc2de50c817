package walras.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import walras.kernel.Assumption;
import walras.kernel.Details;
import walras.kernel.Event;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Metric;
import walras.kernel.SizedMarket;

/** A market that only has metrics and events, to measure what is done with them. */
record NamedMetrics(int count, int eventKinds) implements Market {

  @Override
  public void describe(Details details) {
    details.put("metrics", (long) count).put("events", (long) eventKinds);
  }

  @Override
  public List<String> states() {
    return List.of("low", "high");
  }

  @Override
  public List<Double> prior() {
    return List.of(0.5, 0.5);
  }

  @Override
  public Granularity granularity() {
    return Granularity.every(1, 1_000_000_000);
  }

  @Override
  public List<Metric> metrics() {
    return IntStream.range(0, count)
        .mapToObj(i -> new Metric("metric_" + i, "1", "A number.", Metric.Range.REAL, List.of()))
        .toList();
  }

  @Override
  public List<Event> events() {
    return IntStream.range(0, eventKinds)
        .mapToObj(i -> new Event("event_" + i, "Something happened."))
        .toList();
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of();
  }

  @Override
  public SizedMarket at(long agents) {
    throw new UnsupportedOperationException("a market without a rule cannot be simulated");
  }
}
