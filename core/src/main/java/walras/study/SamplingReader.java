package walras.study;

import java.util.List;
import java.util.Optional;
import walras.importance.WeightedMarket;
import walras.kernel.SizedMarket;

/** Reads from which law replications are drawn. */
final class SamplingReader {

  /** Fields whose statistics know no weights. */
  private static final List<String> UNWEIGHTED = List.of("contrasts", "derived");

  private SamplingReader() {}

  /** Reads the law, and reports what cannot be had of replications with weights. */
  static Sampling read(NodeField top, Method method) {
    NodeField field = top.at("sampling");
    Sampling sampling = StudyReader.choice(field, List.of(Sampling.values()), Sampling::spelling);
    if (sampling == Sampling.PLAIN) {
      return sampling;
    }
    if (!method.simulates()) {
      field.mustBe(
          "be %s with 'method: %s', which simulates nothing"
              .formatted(Sampling.PLAIN.spelling(), method.spelling()));
    }
    for (String name : UNWEIGHTED) {
      if (top.at(name).isPresent()) {
        field.mustBe(
            "be %s with '%s', whose errors know no weights"
                .formatted(Sampling.PLAIN.spelling(), name));
      }
    }
    return sampling;
  }

  /** Returns design points as they are drawn, or as they are where one offers no proposals. */
  static List<DesignPoint> drawn(NodeField field, Sampling sampling, List<DesignPoint> points) {
    if (sampling == Sampling.PLAIN) {
      return points;
    }
    for (DesignPoint point : points) {
      Optional<String> obstacle = obstacle(point);
      if (obstacle.isPresent()) {
        field.mustBe(
            "be %s for mechanism '%s', which %s"
                .formatted(Sampling.PLAIN.spelling(), point.mechanism(), obstacle.get()));
        return points;
      }
    }
    return points.stream().map(SamplingReader::weighted).toList();
  }

  private static Optional<String> obstacle(DesignPoint point) {
    if (point.sized().proposals().isEmpty()) {
      return Optional.of("offers no proposals");
    }
    return point.market().derived().isEmpty()
        ? Optional.empty()
        : Optional.of("derives quantities whose errors know no weights");
  }

  private static DesignPoint weighted(DesignPoint point) {
    SizedMarket weighted = new WeightedMarket(point.market(), point.sized());
    return point.with(weighted, Canonical.hash(point, Sampling.IMPORTANCE));
  }
}
