package walras.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import walras.kernel.Granularity;
import walras.kernel.Market;

/** Brings the sizes that a study asks for together with what every market of it admits. */
final class SizeFitter {

  private static final int MOVES_SHOWN = 5;
  private static final int SIZES_SHOWN = 10;

  private final List<MarketSource> sources;

  SizeFitter(List<MarketSource> sources) {
    this.sources = sources;
  }

  /** Returns the listed sizes in ascending order; those that do not fit are problems. */
  List<Long> listed(SizeRequest.Listed request) {
    Set<Long> sizes = new TreeSet<>();
    List<SizeRequest.Wish> rejected = new ArrayList<>();
    for (SizeRequest.Wish wish : request.wishes()) {
      if (admitted(wish.number())) {
        sizes.add(wish.number());
      } else {
        rejected.add(wish);
      }
    }
    if (rejected.size() > 1
        && common(rejected.get(0).number()).filter(SizeFitter::isOneSize).isPresent()) {
      rejectAll(rejected);
    } else {
      rejected.forEach(this::rejectSize);
    }
    return List.copyOf(sizes);
  }

  /** Reports sizes that differ from the only one that fits as the one problem they are. */
  private void rejectAll(List<SizeRequest.Wish> rejected) {
    long agents = rejected.get(0).number();
    String rule = Granularities.rule(common(agents).orElseThrow()) + because(agents);
    String found =
        rejected.stream()
            .limit(SIZES_SHOWN)
            .map(wish -> Long.toString(wish.number()))
            .collect(Collectors.joining(", "));
    int hidden = rejected.size() - SIZES_SHOWN;
    rejected
        .get(0)
        .field()
        .report(
            "all sizes must %s%s, got %s%s"
                .formatted(
                    rule, together(), found, hidden > 0 ? " and %d more".formatted(hidden) : ""));
  }

  private static boolean isOneSize(Granularity granularity) {
    return granularity.smallest() == granularity.largest();
  }

  private String together() {
    return sources.size() > 1 ? " to fit every market" : "";
  }

  /** Returns the sizes nearest to a grid, without duplicates, in ascending order. */
  List<Long> generated(SizeRequest.Generated request) {
    Set<Long> sizes = new TreeSet<>();
    Set<String> moves = new LinkedHashSet<>();
    for (long target : request.targets()) {
      Optional<Long> size = nearest(target);
      if (size.isEmpty()) {
        request.field().report("no size near %d fits every market".formatted(target));
        return List.of();
      }
      if (size.get() != target) {
        moves.add("%d to %d".formatted(target, size.get()));
      }
      sizes.add(size.get());
    }
    if (!moves.isEmpty()) {
      request.field().warning(moved(moves, request.targets().size() - sizes.size()));
    }
    return List.copyOf(sizes);
  }

  private static String moved(Set<String> moves, int dropped) {
    String shown = moves.stream().limit(MOVES_SHOWN).collect(Collectors.joining(", "));
    int hidden = moves.size() - MOVES_SHOWN;
    return "moved to the nearest sizes that fit: "
        + shown
        + (hidden > 0 ? " and %d more".formatted(hidden) : "")
        + (dropped > 0 ? "; sizes that met were joined, %d fewer".formatted(dropped) : "");
  }

  private void rejectSize(SizeRequest.Wish wish) {
    long agents = Math.min(SizeRequest.LARGEST, Math.max(1, wish.number()));
    Optional<Granularity> common = common(agents);
    List<Long> fitting =
        common.stream().flatMapToLong(neighbours(agents)).boxed().filter(this::admitted).toList();
    if (fitting.isEmpty()) {
      fitting = nearest(agents).stream().toList();
    }
    String rule =
        common
            .filter(granularity -> !granularity.admits(wish.number()))
            .map(granularity -> Granularities.rule(granularity) + because(agents))
            .orElse("fit the groups");
    String advice =
        switch (fitting.size()) {
          case 0 -> "";
          case 1 -> "; the nearest that fits is " + fitting.get(0);
          default ->
              "; the nearest that fit are %d and %d".formatted(fitting.get(0), fitting.get(1));
        };
    wish.field().mustBe(rule + together(), advice);
  }

  private String because(long agents) {
    return sources.stream()
        .map(source -> source.at(agents).market())
        .flatMap(Optional::stream)
        .map(Market::sizesBecause)
        .flatMap(Optional::stream)
        .findFirst()
        .map(reason -> ", " + reason)
        .orElse("");
  }

  private static Function<Granularity, LongStream> neighbours(long agents) {
    return granularity ->
        LongStream.concat(
            Granularities.below(granularity, agents).stream(),
            Granularities.above(granularity, agents).stream());
  }

  /** Returns the nearest size that every market admits, or nothing if none was found. */
  private Optional<Long> nearest(long target) {
    Set<Long> tried = new HashSet<>();
    long size = target;
    while (tried.add(size)) {
      Optional<Granularity> common = common(size);
      if (common.isEmpty()) {
        return Optional.empty();
      }
      size = Granularities.nearest(common.get(), target);
      if (admitted(size)) {
        return Optional.of(size);
      }
    }
    return consistent(target).filter(this::admitted).findFirst();
  }

  /** Returns the sizes near a target that agree with a group size of one of the markets. */
  private Stream<Long> consistent(long target) {
    List<Long> sizes = new ArrayList<>();
    for (MarketSource source : sources) {
      MarketReading reading = source.at(target);
      if (reading.market().isPresent() && reading.scope().isPerGroupUsed()) {
        reading.agents(reading.scope().perGroup().getAsLong()).ifPresent(sizes::add);
      }
    }
    return sizes.stream();
  }

  private boolean admitted(long agents) {
    boolean bearable = agents >= 1 && agents <= SizeRequest.LARGEST;
    return bearable
        && sources.stream()
            .map(source -> source.at(agents))
            .allMatch(reading -> reading.market().isEmpty() || reading.admits(agents));
  }

  /** Returns what the markets admit in common, as they are at a size; broken ones do not count. */
  private Optional<Granularity> common(long agents) {
    Optional<Granularity> common = Optional.of(Granularity.every(1, SizeRequest.LARGEST));
    for (MarketSource source : sources) {
      MarketReading reading = source.at(agents);
      if (reading.market().isPresent()) {
        common = common.flatMap(all -> Granularities.common(all, reading.granularity()));
      }
    }
    return common;
  }
}
