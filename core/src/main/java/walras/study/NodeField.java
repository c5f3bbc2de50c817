package walras.study;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import walras.kernel.Field;

/** A field over a tree of nodes; remembers what was asked of it. Confined to one reading. */
final class NodeField implements Field {

  private static final MathContext ROUNDED = MathContext.DECIMAL128;

  private final Reading reading;
  private final @Nullable NodeField parent;
  private final String path;
  private final Optional<Node> node;
  private final Location location;
  private final boolean muted;
  private final Map<String, NodeField> children = new LinkedHashMap<>();
  private boolean opened;
  private boolean sound = true;
  private Optional<BigDecimal> value = Optional.empty();

  /** What all fields of one reading share. */
  record Reading(Scope scope, Problems problems) {}

  private NodeField(NodeField parent, String path, Optional<Node> node, Location location) {
    this.reading = parent.reading;
    this.parent = parent;
    this.path = path;
    this.node = node;
    this.location = location;
    this.muted = parent.muted || (parent.isPresent() && node.isEmpty() && !parent.isMapping());
  }

  private NodeField(Reading reading, String path, Optional<Node> node, Location location) {
    this.reading = reading;
    this.parent = null;
    this.path = path;
    this.node = node;
    this.location = location;
    this.muted = false;
  }

  /** Returns the field at the top of a reading. */
  static NodeField root(String path, Node node, Location location, Reading reading) {
    return new NodeField(reading, path, Optional.of(node), location);
  }

  /** Returns the value written, or nothing. */
  Optional<Node> node() {
    return node;
  }

  Location location() {
    return location;
  }

  /** Returns the number that was read here, or nothing if the field was not read as a number. */
  Optional<BigDecimal> value() {
    return value;
  }

  /** Returns the fields that were asked for, by key or index. */
  Map<String, NodeField> children() {
    return children;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public boolean isPresent() {
    return node.isPresent();
  }

  /** Tells whether the user wrote no value here: no field at all, or one without a value. */
  boolean isNothing() {
    return node.map(n -> n instanceof Node.Scalar scalar && scalar.isNothing()).orElse(true);
  }

  @Override
  public boolean isList() {
    return node.orElse(null) instanceof Node.Items;
  }

  @Override
  public boolean isMapping() {
    return node.orElse(null) instanceof Node.Mapping;
  }

  @Override
  public NodeField at(String key) {
    NodeField child = children.get(key);
    if (child == null) {
      child = open(key);
      children.put(key, child);
    }
    return child;
  }

  private NodeField open(String key) {
    String below = path.isEmpty() ? key : path + "." + key;
    if (node.orElse(null) instanceof Node.Mapping mapping) {
      opened = true;
      Node.Entry entry = mapping.entries().get(key);
      if (entry != null) {
        return new NodeField(this, below, Optional.of(entry.value()), entry.location());
      }
    } else if (isPresent() && sound) {
      mustBe("be a mapping");
    }
    return new NodeField(this, below, Optional.empty(), location);
  }

  @Override
  public List<String> keys() {
    if (node.orElse(null) instanceof Node.Mapping mapping) {
      opened = true;
      return List.copyOf(mapping.entries().keySet());
    }
    mustBe("be a mapping");
    return List.of();
  }

  @Override
  public List<Field> items() {
    return List.copyOf(entries());
  }

  /** Returns the entries of a list; a missing field or another kind is a problem, then empty. */
  List<NodeField> entries() {
    if (!(node.orElse(null) instanceof Node.Items list)) {
      mustBe("be a list");
      return List.of();
    }
    List<NodeField> entries = new ArrayList<>(list.nodes().size());
    for (Node entry : list.nodes()) {
      String index = "[" + entries.size() + "]";
      entries.add(
          children.computeIfAbsent(
              index, unused -> new NodeField(this, path + index, Optional.of(entry), entry.at())));
    }
    return entries;
  }

  @Override
  public String text() {
    if (node.orElse(null) instanceof Node.Scalar scalar && !isNothing()) {
      return scalar.text();
    }
    mustBe("be text");
    return "";
  }

  @Override
  public String oneOf(Collection<String> names) {
    List<String> allowed = List.copyOf(names);
    String rule = "be one of " + String.join(", ", allowed);
    if (!(node.orElse(null) instanceof Node.Scalar scalar) || isNothing()) {
      mustBe(rule);
      return "";
    }
    if (allowed.contains(scalar.text())) {
      return scalar.text();
    }
    mustBe(rule, Spelling.suggestion(scalar.text(), allowed));
    return "";
  }

  @Override
  public BigDecimal decimal() {
    return fraction("be a number").map(NodeField::decimal).orElse(BigDecimal.ZERO);
  }

  @Override
  public double number() {
    Optional<BigFraction> read = fraction("be a number");
    if (read.isEmpty()) {
      return Double.NaN;
    }
    double number = decimal(read.get()).doubleValue();
    if (Double.isFinite(number) && (number != 0 || read.get().getNumerator().signum() == 0)) {
      return number;
    }
    mustBe("have a magnitude between 4.9e-324 and 1.8e308");
    return Double.NaN;
  }

  @Override
  public long integer() {
    return integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Returns a whole number of a range; zero after a problem. */
  long integer(long least, long most) {
    Optional<BigInteger> whole = whole();
    if (whole.isEmpty()) {
      return 0;
    }
    if (whole.get().compareTo(BigInteger.valueOf(least)) < 0
        || whole.get().compareTo(BigInteger.valueOf(most)) > 0) {
      mustBe("be a whole number from %d to %d".formatted(least, most));
      return 0;
    }
    return whole.get().longValueExact();
  }

  /** Returns a whole number of any magnitude; nothing after a problem. */
  Optional<BigInteger> whole() {
    String rule = "be a whole number";
    Optional<BigFraction> read = fraction(rule);
    if (read.isPresent() && !read.get().getDenominator().equals(BigInteger.ONE)) {
      mustBe(rule);
      return Optional.empty();
    }
    return read.map(BigFraction::getNumerator);
  }

  private Optional<BigFraction> fraction(String rule) {
    if (!(node.orElse(null) instanceof Node.Scalar scalar) || isNothing()) {
      mustBe(rule);
      return Optional.empty();
    }
    try {
      BigFraction fraction = Expression.evaluate(scalar.text().strip(), reading.scope());
      value = Optional.of(decimal(fraction));
      reading.scope().notePerGroupUser(this);
      return Optional.of(fraction);
    } catch (ExpressionException e) {
      boolean word = e.reason().equals("unknown name '%s'".formatted(scalar.text()));
      mustBe(rule, word ? "" : "; " + e.reason());
      return Optional.empty();
    }
  }

  /** Returns a fraction as a decimal: exactly where it ends, else to 34 digits. */
  private static BigDecimal decimal(BigFraction fraction) {
    BigDecimal numerator = new BigDecimal(fraction.getNumerator());
    BigDecimal denominator = new BigDecimal(fraction.getDenominator());
    BigInteger rest = fraction.getDenominator();
    rest = rest.shiftRight(Math.max(0, rest.getLowestSetBit()));
    while (rest.remainder(BigInteger.valueOf(5)).signum() == 0) {
      rest = rest.divide(BigInteger.valueOf(5));
    }
    return rest.equals(BigInteger.ONE)
        ? numerator.divide(denominator)
        : numerator.divide(denominator, ROUNDED);
  }

  @Override
  public void mustBe(String rule) {
    mustBe(rule, "");
  }

  /** Reports that the value breaks a rule, followed by what helps. */
  void mustBe(String rule, String advice) {
    String subject = path.isEmpty() ? "the study" : path;
    report("%s must %s, got %s%s".formatted(subject, rule, found(), advice));
  }

  private String found() {
    String shown = node.map(Node::shown).orElse("nothing");
    String size = value.isEmpty() ? "" : reading.scope().shown(shown);
    return size.isEmpty() ? shown : "%s = %s%s".formatted(shown, value.get(), size);
  }

  @Override
  public void problem(String message) {
    report(path.isEmpty() ? message : path + ": " + message);
  }

  /** Reports a sentence that names the field itself. */
  void report(String message) {
    if (!muted) {
      reading.problems().error(location, path, message);
    }
    for (NodeField field = this; field != null; field = field.parent) {
      field.sound = false;
    }
  }

  @Override
  public void warning(String message) {
    reading.problems().warning(location, path, path.isEmpty() ? message : path + ": " + message);
  }

  @Override
  public boolean sound() {
    return sound;
  }

  /** Ends the reading: entries of mappings that nobody asked for are unknown fields. */
  void close() {
    if (opened && node.orElse(null) instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                if (!children.containsKey(key)) {
                  reportUnknown(key, entry);
                }
              });
    }
    List.copyOf(children.values()).forEach(NodeField::close);
  }

  private void reportUnknown(String key, Node.Entry entry) {
    String message =
        "unknown field '%s'%s%s"
            .formatted(
                Texts.shown(key),
                path.isEmpty() ? "" : " in " + path,
                Spelling.choice(key, "allowed", List.copyOf(children.keySet())));
    NodeField unknown =
        new NodeField(this, path + "." + key, Optional.of(entry.value()), entry.key());
    unknown.report(message);
    Spelling.nearest(key, List.copyOf(children.keySet()))
        .map(this::at)
        .filter(meant -> !meant.isPresent())
        .ifPresent(meant -> reading.problems().forget(meant.path));
  }
}
