package walras.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import walras.kernel.Mechanism;

/** Reads which markets a study has and what varies between them. */
final class MarketReader {

  /** What a name may look like: it becomes part of paths and tables. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** The rule that {@link #NAME} enforces. */
  static final String NAME_RULE =
      "be a name of at most 100 letters, digits, '-', '_' and '.' that starts with a letter or"
          + " digit";

  private static final String ENVIRONMENT = "environment";

  private record Named(Mechanism mechanism, String label, NodeField environment) {}

  private final MechanismCatalog catalog;
  private final NodeField top;
  private final Problems problems;
  private final PopulationReader population;

  MarketReader(
      MechanismCatalog catalog, NodeField top, Problems problems, PopulationReader population) {
    this.catalog = catalog;
    this.top = top;
    this.problems = problems;
    this.population = population;
  }

  /** Returns every market with every choice of varied values, in the order of the study. */
  List<MarketSource> read() {
    List<Named> markets = markets();
    List<Map<String, Node>> choices = new VaryReader(top).read();
    List<MarketSource> sources = new ArrayList<>();
    if ((long) markets.size() * choices.size() > SizeRequest.MOST) {
      top.report(
          "the study must have at most %d design points, got %s with %s of varied"
                  .formatted(
                      SizeRequest.MOST,
                      Counted.of(markets.size(), "market"),
                      Counted.of(choices.size(), "choice"))
              + " values");
      return List.of();
    }
    for (Named market : markets) {
      for (Map<String, Node> choice : choices) {
        source(market, choice).ifPresent(sources::add);
      }
    }
    return sources;
  }

  private List<Named> markets() {
    NodeField mechanism = top.at("mechanism");
    NodeField environment = top.at(ENVIRONMENT);
    NodeField markets = top.at("markets");
    if (!markets.isPresent()) {
      return named(mechanism, environment, Optional.empty()).stream().toList();
    }
    if (mechanism.isPresent() || environment.isPresent()) {
      markets.report("a study must have either markets, or mechanism and environment, got both");
    }
    List<Named> named = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (NodeField market : markets.entries()) {
      NodeField label = market.at("name");
      String name = name(label);
      if (label.sound() && !labels.add(name)) {
        label.mustBe("differ from the names of the other markets");
      }
      named(market.at("mechanism"), market.at(ENVIRONMENT), Optional.of(name))
          .ifPresent(named::add);
    }
    if (markets.isList() && markets.entries().isEmpty()) {
      markets.report("markets must have at least one entry");
    }
    return named;
  }

  private Optional<Named> named(
      NodeField mechanism, NodeField environment, Optional<String> label) {
    String name = mechanism.oneOf(catalog.names());
    if (!environment.isMapping()) {
      environment.mustBe("be a mapping");
    }
    return catalog
        .find(name)
        .flatMap(found -> population.populate(found, mechanism))
        .filter(found -> environment.isMapping())
        .map(found -> new Named(found, label.orElse(name), environment));
  }

  /** Reads a name that is safe as part of a path. */
  static String name(NodeField field) {
    String name = field.text();
    if (field.sound() && !NAME.matcher(name).matches()) {
      field.mustBe(NAME_RULE);
    }
    return name;
  }

  private Optional<MarketSource> source(Named market, Map<String, Node> choice) {
    NodeField field = market.environment();
    Node.Mapping environment = (Node.Mapping) field.node().orElseThrow();
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, Node> varied : choice.entrySet()) {
      String path = varied.getKey();
      Node value = varied.getValue();
      try {
        environment = NodePath.of(path).orElseThrow().replace(environment, value, value.at());
      } catch (NodePath.NoSuchPathException e) {
        problems.error(value.at(), field.path(), "%s: %s".formatted(field.path(), e.reason()));
        return Optional.empty();
      }
      parameters.put(path, value instanceof Node.Scalar s ? s.text() : YamlWriter.flow(value));
    }
    return Optional.of(
        new MarketSource(
            new MarketSource.Place(market.mechanism(), market.label(), parameters, field.path()),
            new Node.Entry(field.location(), environment)));
  }
}
