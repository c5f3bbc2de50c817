package walras.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import walras.kernel.Mechanism;
import walras.kernel.Population;
import walras.kernel.PopulationMechanism;
import walras.kernel.Profile;

/** Reads the field {@code population} of a study and what follows for its mechanisms and sizes. */
final class PopulationReader {

  private final MechanismCatalog catalog;
  private final NodeField field;
  private final Optional<Population> population;

  PopulationReader(MechanismCatalog catalog, PopulationFiles files, NodeField field) {
    this.catalog = catalog;
    this.field = field;
    population = read(files);
  }

  private Optional<Population> read(PopulationFiles files) {
    if (!field.isPresent()) {
      return Optional.empty();
    }
    if (!field.isMapping()) {
      field.mustBe("be a mapping {file: PATH}");
      return Optional.empty();
    }
    NodeField file = field.at("file");
    String path = file.text();
    Optional<Population> read = file.sound() ? files.read(path, file) : Optional.empty();
    if (read.isEmpty() && file.sound()) {
      throw new IllegalStateException("file %s gave neither agents nor a problem".formatted(path));
    }
    return file.sound() ? read : Optional.empty();
  }

  /**
   * Returns a mechanism with the agents of the study's file, if it has one, or nothing after a
   * problem.
   *
   * @param named where the mechanism is named
   */
  Optional<Mechanism> populate(Mechanism mechanism, NodeField named) {
    if (!field.isPresent()) {
      return Optional.of(mechanism);
    }
    if (mechanism instanceof PopulationMechanism able) {
      return population.map(agents -> new PopulatedMechanism(able, agents));
    }
    named.report(
        "mechanism '%s' takes no population from a file; those that do: %s"
            .formatted(mechanism.name(), able()));
    return Optional.empty();
  }

  private String able() {
    return catalog.names().stream()
        .filter(name -> catalog.find(name).orElseThrow() instanceof PopulationMechanism)
        .collect(Collectors.joining(", "));
  }

  /**
   * Returns the sizes that the study asks for: with a file, the number of its agents, and sizes
   * that the user wrote must agree with it. Nothing after a problem.
   */
  Optional<SizeRequest> sizes(NodeField sizes) {
    if (population.isEmpty()) {
      return field.isPresent() ? Optional.empty() : SizeRequest.read(sizes);
    }
    long agents = population.get().agents();
    Optional<SizeRequest> request = Optional.of(only(sizes, agents));
    if (sizes.isNothing()) {
      return request;
    }
    Optional<SizeRequest> written = SizeRequest.read(sizes);
    if (sizes.sound() && !written.equals(request)) {
      sizes.mustBe(
          "be left out, or be %d, the number of agents in the population file".formatted(agents));
    }
    return sizes.sound() ? request : Optional.empty();
  }

  /** Reports more replications than probabilities of agents can be summed over. */
  static void check(NodeField replications, List<DesignPoint> points) {
    boolean tooMany =
        points.stream()
            .filter(point -> point.sized().profile().isPresent())
            .anyMatch(point -> point.replications() > Profile.MOST_REPLICATIONS);
    if (tooMany) {
      replications.mustBe(
          "ask for at most %d replications where what happens to each agent is kept"
              .formatted(Profile.MOST_REPLICATIONS));
    }
  }

  private static SizeRequest only(NodeField sizes, long agents) {
    NodeField entry = sizes.isList() && !sizes.entries().isEmpty() ? sizes.entries().get(0) : sizes;
    return new SizeRequest.Listed(List.of(new SizeRequest.Wish(entry, agents)));
  }
}
