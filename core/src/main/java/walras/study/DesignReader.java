package walras.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import walras.kernel.Grouping;
import walras.kernel.Market;

/** Turns markets and sizes into design points. */
final class DesignReader {

  /** Where environments are read for their problems when the sizes are broken. */
  private static final long STAND_IN = 1000;

  private final List<MarketSource> sources;
  private final Problems problems;

  DesignReader(List<MarketSource> sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** Returns the design points; incomplete after a problem. */
  List<DesignPoint> read(
      NodeField sizes, Optional<SizeRequest> request, Replications replications) {
    Optional<SizeRequest> bearable = request.filter(asked -> isBearable(sizes, asked));
    List<Cell> cells = bearable.map(this::cells).orElseGet(this::checkOnly);
    if (problems.hasErrors()) {
      return List.of();
    }
    List<DesignPoint> points = new ArrayList<>();
    Map<Long, Cell> known = new HashMap<>();
    for (Cell cell : cells) {
      DesignPoint point = cell.point(replications);
      Cell same = known.putIfAbsent(point.hash(), cell);
      if (same != null) {
        problems.error(
            cell.source().location(),
            cell.source().place().path(),
            "%s repeats %s".formatted(cell.source(), same.source()));
      }
      points.add(point);
    }
    return points;
  }

  private boolean isBearable(NodeField sizes, SizeRequest request) {
    long points = (long) Math.max(1, sources.size()) * request.count();
    if (points > SizeRequest.MOST) {
      sizes.report(
          "sizes must give at most %d design points, got %s%s for %s"
              .formatted(
                  SizeRequest.MOST,
                  Counted.of(request.count(), "size"),
                  request.count() > SizeRequest.MOST ? " or more" : "",
                  Counted.of(sources.size(), "market")));
      return false;
    }
    return true;
  }

  private List<Cell> checkOnly() {
    sources.forEach(source -> problems.addAll(source.at(STAND_IN).problems()));
    return List.of();
  }

  private List<Cell> cells(SizeRequest request) {
    if (request instanceof SizeRequest.PerGroup perGroup) {
      return sources.stream().flatMap(source -> perGroup(source, perGroup).stream()).toList();
    }
    SizeFitter fitter = new SizeFitter(sources);
    List<Long> sizes =
        request instanceof SizeRequest.Generated generated
            ? fitter.generated(generated)
            : fitter.listed((SizeRequest.Listed) request);
    return sources.stream().flatMap(source -> cells(source, sizes).stream()).toList();
  }

  private List<Cell> cells(MarketSource source, List<Long> sizes) {
    List<Cell> cells = new ArrayList<>();
    for (long agents : sizes) {
      MarketReading reading = source.at(agents);
      problems.addAll(reading.problems());
      if (reading.market().isEmpty()) {
        return List.of();
      }
      cells.add(new Cell(source, reading, agents));
    }
    if (sizes.isEmpty()) {
      problems.addAll(source.at(STAND_IN).problems());
    }
    return cells;
  }

  private List<Cell> perGroup(MarketSource source, SizeRequest.PerGroup request) {
    Map<Long, Cell> cells = new TreeMap<>();
    for (SizeRequest.Wish wish : request.wishes()) {
      Optional<MarketReading> reading = source.atPerGroup(wish.number());
      reading.ifPresent(read -> problems.addAll(read.problems()));
      if (reading.isPresent() && reading.get().market().isEmpty()) {
        return List.of();
      }
      Optional<Long> agents =
          reading
              .filter(read -> read.smallestGrouping().isPresent())
              .flatMap(read -> read.agents(wish.number()));
      if (agents.isPresent()) {
        cells.put(agents.get(), new Cell(source, reading.orElseThrow(), agents.get()));
      } else if (reading.flatMap(MarketReading::smallestGrouping).isPresent()) {
        rejectGroupSize(source, wish, reading.orElseThrow());
      } else {
        wish.field()
            .report(
                "%s cannot be: mechanism '%s' has no groups; give sizes in agents"
                    .formatted(wish.field().path(), source.place().mechanism().name()));
        return List.of();
      }
    }
    return List.copyOf(cells.values());
  }

  private static void rejectGroupSize(
      MarketSource source, SizeRequest.Wish wish, MarketReading reading) {
    Market market = reading.market().orElseThrow();
    long least = reading.smallestGrouping().map(Grouping::perGroup).orElseThrow();
    long most =
        market.at(market.granularity().largest()).grouping().map(Grouping::perGroup).orElse(least);
    wish.field()
        .mustBe(
            "be a group size of mechanism '%s', from %d to %d"
                .formatted(source.place().mechanism().name(), least, most));
  }

  /** A market with the size it was read for. */
  private record Cell(MarketSource source, MarketReading reading, long agents) {

    DesignPoint point(Replications replications) {
      MarketSource.Place place = source.place();
      Market market = reading.market().orElseThrow();
      long hash = Canonical.hash(place.mechanism().name(), market, agents);
      return new DesignPoint(
          place.mechanism().name(),
          place.label(),
          place.parameters(),
          reading.expressions(),
          market,
          market.at(agents),
          replications.at(agents, hash),
          hash);
    }
  }
}
